import { acceleratorNamed } from '../hardware/accelerators';
import { type AmountProblem, parseAmountWithUnit } from '../parseAmount';
import { type PlanGoal } from './goal';

/** A goal, or why there is none. */
export type GoalResult = { readonly goal: PlanGoal } | { readonly problem: AmountProblem };

/** Below this a bare number is not a compute budget: 1e15 FLOP is a second of one GPU. */
const SMALLEST_BARE_COMPUTE = 1e15;
/** A petaFLOP/s for a day: 10¹⁵ × 86,400 (Kaplan 2020's unit). */
const PETAFLOP_DAY = 8.64e19;

const FLOP_PREFIXES: Readonly<Record<string, number>> = {
  '': 1,
  k: 1e3,
  m: 1e6,
  g: 1e9,
  t: 1e12,
  p: 1e15,
  e: 1e18,
  z: 1e21,
  y: 1e24,
};

/** A unit in lower case, with spaces and hyphens alike. */
function canonical(unit: string): string {
  return unit
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ');
}

/** Words that may stand in front of the number instead of a unit behind it. */
const LEADING =
  /^(loss|parameters|params|param|tokens|compute|flops|flop|cost|budget)\s*(?:[:=]|of\b|(?=[\s$\d.]))\s*/i;

/**
 * Reads a planning goal as people type it; letters in either case.
 *
 * - compute: `1e22`, `1e22 FLOP`, `10 ZFLOP`, `100 PF-days`
 * - accelerator-hours: `5k GPU-hours`, `5000 h100-hours`, `200 A100-days`
 * - money: `$50k`, `50k USD`, `2 million dollars`
 * - loss: `loss 2.1`, `loss = 2.1`, `2.1 nats`
 * - size: `7B params`, `parameters 7B`; tokens: `1.4T tokens`
 *
 * A bare number is FLOP when it is at least 1e15, otherwise its unit is missing.
 * @example parseGoal('$50k') // => { goal: { kind: 'cost', usd: 50000 } }
 */
export function parseGoal(text: string): GoalResult {
  const trimmed = text.trim();
  const leading = LEADING.exec(trimmed);
  const rest = leading === null ? trimmed : trimmed.slice(leading[0].length);
  const dollars = /^(?:us)?\$\s*/i.exec(rest);
  const amount = parseAmountWithUnit(dollars === null ? rest : rest.slice(dollars[0].length));
  if ('problem' in amount) return amount;
  const stated = canonical(amount.unit);
  if (dollars !== null) {
    return ['', 'usd', 'dollar', 'dollars'].includes(stated)
      ? { goal: { kind: 'cost', usd: amount.value } }
      : { problem: { code: 'unknown-unit', text: amount.unit } };
  }
  const unit = stated === '' ? (leading?.[1]?.toLowerCase() ?? '') : stated;
  return goalOf(amount.value, unit, amount.unit === '' ? trimmed : amount.unit);
}

function goalOf(value: number, unit: string, shown: string): GoalResult {
  const flops = flopsOf(value, unit);
  if (flops !== undefined) return { goal: { kind: 'compute', flops } };
  switch (unit) {
    case '':
    case 'compute':
    case 'budget':
      return value >= SMALLEST_BARE_COMPUTE
        ? { goal: { kind: 'compute', flops: value } }
        : { problem: { code: 'unit-missing', text: shown } };
    case 'usd':
    case 'us$':
    case '$':
    case 'dollar':
    case 'dollars':
    case 'cost':
      return { goal: { kind: 'cost', usd: value } };
    case 'loss':
    case 'nats':
    case 'nat':
    case 'nats/token':
    case 'nats per token':
      return { goal: { kind: 'loss', loss: value } };
    case 'param':
    case 'params':
    case 'parameter':
    case 'parameters':
      return { goal: { kind: 'parameters', parameters: value } };
    case 'token':
    case 'tokens':
    case 'tok':
      return { goal: { kind: 'tokens', tokens: value } };
    default:
      return hoursOf(value, unit) ?? { problem: { code: 'unknown-unit', text: shown } };
  }
}

function flopsOf(value: number, unit: string): number | undefined {
  if (/^(pf|pflops?|pflop\/s|petaflops?) ?days?$/.test(unit)) return value * PETAFLOP_DAY;
  const prefix = /^([kmgtpezy]?)flops?$/.exec(unit)?.[1];
  const factor = prefix === undefined ? undefined : FLOP_PREFIXES[prefix];
  return factor === undefined ? undefined : value * factor;
}

/** `gpu hours`, `gpuh`, `a100 days`: everything before the time is the accelerator's name. */
function hoursOf(value: number, unit: string): GoalResult | undefined {
  const match = /^(.*?) ?(hours?|hrs?|h|days?)$/.exec(unit);
  if (match === null) return undefined;
  const hours = value * (match[2]?.startsWith('d') ? 24 : 1);
  const name = (match[1] ?? '').trim();
  if (/^(gpu|gpus|tpu|tpus|chip|chips|accelerator|accelerators)$/.test(name)) {
    return { goal: { kind: 'accelerator-hours', hours } };
  }
  if (name === '') return undefined;
  const accelerator = acceleratorNamed(name)?.id;
  return accelerator === undefined
    ? { problem: { code: 'unknown-accelerator', text: name } }
    : { goal: { kind: 'accelerator-hours', hours, accelerator } };
}
