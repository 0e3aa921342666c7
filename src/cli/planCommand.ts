import { laws } from '../engine/laws';
import { parseGoal } from '../engine/plan/parseGoal';
import { plan } from '../engine/plan/plan';
import { amountProblemSentence } from '../report/amountProblems';
import { isAtLeast, noticeSentence } from '../report/notices';
import { planText } from '../report/planDocument';
import { planJson } from '../report/planJson';
import { assumptionsOf } from './assumptions';
import { EXIT, type ExitCode, Failure } from './failure';
import { type Options } from './options';
import { teamAssumptions } from './teamAssumptions';
import { type Terminal } from './terminal';

/** `scaling-lens plan GOAL`; the words of an unquoted goal belong together. */
export async function planCommand(options: Options, terminal: Terminal): Promise<ExitCode> {
  const { print, complain, t } = terminal;
  if (options.positionals.length === 0) {
    throw new Failure(
      t(
        'plan needs a goal. Examples: 1e22, "5k GPU-hours", \'$50k\', "loss 2.1", "7B params", "1.4T tokens"',
      ),
    );
  }
  const result = parseGoal(options.positionals.join(' '));
  if ('problem' in result) throw new Failure(amountProblemSentence(result.problem, t));
  const files = options.workspaceFile ? await terminal.filesAround('.scaling-lens.yaml') : undefined;
  const assumptions = assumptionsOf(options, t, await teamAssumptions(files, terminal));
  const planned = plan(result.goal, assumptions, laws);
  print(
    options.json
      ? JSON.stringify(planJson(planned, assumptions.law.value), undefined, 2)
      : planText(planned, options.sources, t),
  );
  if (planned.recommended === undefined) {
    const [reason] = planned.notices;
    complain(
      `scaling-lens: ${reason === undefined ? t('the law has no answer to this goal.') : noticeSentence(reason, t)}`,
    );
    return EXIT.failed;
  }
  const { failOn } = options;
  const remarks = [...planned.notices, ...(planned.training?.notices ?? [])];
  const exceeded = failOn !== undefined && remarks.some((notice) => isAtLeast(notice, failOn));
  return exceeded ? EXIT.exceeded : EXIT.done;
}
