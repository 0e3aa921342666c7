import { type PublishedRun } from '../../engine/evidence/publishedRun';
import { formatCount } from '../../report/format';
import { type Translate } from '../../report/translate';

/** A line of the pick list. */
export interface CaseChoice {
  readonly label: string;
  readonly description: string;
  readonly value: string;
}

/** The published runs as lines: name, size, tokens, maker. What is not public is left out of the line. */
export function caseChoices(runs: readonly PublishedRun[], t: Translate): readonly CaseChoice[] {
  return runs.map((run) => ({ label: run.name, description: descriptionOf(run, t), value: run.id }));
}

function descriptionOf(run: PublishedRun, t: Translate): string {
  const { kind, parameters, activeParameters, tokens, organisation, released } = run;
  const size =
    parameters === undefined
      ? undefined
      : kind === 'moe' && activeParameters !== undefined
        ? t('{0} parameters, {1} active', formatCount(parameters), formatCount(activeParameters))
        : t('{0} parameters', formatCount(parameters));
  const seen = tokens === undefined ? undefined : t('{0} tokens', formatCount(tokens));
  return [size, seen, organisation, released].filter((part) => part !== undefined).join(' · ');
}
