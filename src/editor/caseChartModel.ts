import { sizeOnly } from '../engine/evidence/caseReport';
import { caseById } from '../engine/evidence/publishedCase';
import { type ChartModel } from '../protocol/messages';
import { expertsOf } from './chartViewModel';

/**
 * The chart's model of a published case; `undefined` if there is none of that id.
 * @param law Id of the law of the settings.
 */
export function caseChartModel(id: string, law: string): ChartModel | undefined {
  const found = caseById(id);
  if (found === undefined) return undefined;
  const { run, architecture = sizeOnly(run) } = found;
  const count = architecture?.parameters;
  const experts = architecture?.experts;
  return {
    law,
    run: {
      name: run.name,
      parameters: count && {
        total: count.total,
        active: count.active,
        nonEmbedding: count.nonEmbedding,
        activeNonEmbedding: count.activeNonEmbedding,
      },
      ...(experts === undefined ? {} : { experts: expertsOf(experts) }),
      tokens: run.tokens,
      assumed: [],
      ...(run.encoderDecoder ? { lawsAreSilent: true } : {}),
    },
  };
}
