import { type AmountProblem, parseAmount } from '../../engine/parseAmount';
import { type PlanGoal } from '../../engine/plan/goal';
import { parseGoal } from '../../engine/plan/parseGoal';
import { type GoalKind } from './goalKinds';

/**
 * Reads an amount where the question already says of what: a bare number is of that kind, a unit typed with it is
 * understood and wins. A bare number of FLOP must be one that can be meant (`1e22`, not `5000`).
 * @example goalFor('cost', '50k') // => { goal: { kind: 'cost', usd: 50000 } }
 */
export function goalFor(
  kind: GoalKind,
  text: string,
): { readonly goal: PlanGoal } | { readonly problem: AmountProblem } {
  const bare = parseAmount(text);
  return kind === 'compute' || 'problem' in bare ? parseGoal(text) : { goal: goalOfKind(kind, bare.value) };
}

function goalOfKind(kind: Exclude<GoalKind, 'compute'>, value: number): PlanGoal {
  switch (kind) {
    case 'accelerator-hours':
      return { kind, hours: value };
    case 'cost':
      return { kind, usd: value };
    case 'loss':
      return { kind, loss: value };
    case 'parameters':
      return { kind, parameters: value };
    case 'tokens':
      return { kind, tokens: value };
  }
}
