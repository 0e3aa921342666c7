import { type ChartModel } from '../protocol/messages';
import { chartModelOf } from './chartViewModel';
import { type DocumentEstimate } from './estimateService';

/** The chart's model of a document: its first part whose parameters are known, else its first. */
export function chartModelOfConfig(path: string, estimate: DocumentEstimate): ChartModel | undefined {
  const { shown, assumptions } = estimate;
  const part = shown.find((each) => each.estimate.parameters !== undefined) ?? shown[0];
  if (part === undefined) return undefined;
  const name = path.slice(path.lastIndexOf('/') + 1);
  return chartModelOf(name, part.estimate, assumptions.law.value);
}
