import { type ChartModel } from '../protocol/messages';
import { chartModelOf } from './chartViewModel';
import { type DocumentEstimate } from './documentEstimate';
import { type ChartSeries } from './loadAnalysis';

/** The chart's model of a document: its first part whose parameters are known, else its first. */
export function chartModelOfConfig(
  path: string,
  { shown, assumptions, laws }: DocumentEstimate,
  { seriesOfRun }: ChartSeries,
): ChartModel | undefined {
  const found = shown.find((each) => each.estimate.parameters !== undefined) ?? shown[0];
  if (found === undefined) return undefined;
  const { part, estimate } = found;
  const name = path.slice(path.lastIndexOf('/') + 1);
  return {
    ...chartModelOf(name, estimate, assumptions.law.value),
    series: seriesOfRun({ run: part.description, estimate, assumptions, laws }),
  };
}
