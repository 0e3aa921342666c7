import { formatBand } from '../../src/report/formatQuantity';
import { formatCount, formatPowerOfTen } from '../../src/report/format';
import { type TextTable } from '../../src/report/charts/textTable';
import { type Translate } from '../../src/report/translate';
import { type Band } from '../../src/engine/laws/law';
import { frontierPoint, type CurvePoint } from '../scene/frontier';
import { type Interval } from '../picture/interval';
import { type Scene, type ScenePoint } from '../scene/scene';
import { sourceOf } from './sourceOf';
import { wordsOf } from './words';

/** The points of the chart: the open run, its optimum, then the published runs by falling compute. */
export function runsTable(scene: Scene, t: Translate): TextTable {
  const points = [scene.run, scene.optimum, ...scene.published].filter((point) => point !== undefined);
  return {
    caption: t('Runs'),
    head: [t('Run'), t('Parameters'), t('Tokens'), t('FLOP'), ...lossHead(scene, t), t('Source')],
    rows: points.map((point) => [
      point.kind === 'optimum' ? wordsOf(t).optimum : point.name,
      ...sizeCells(point),
      ...lossCells(scene, point),
      sourceCell(scene, point, t),
    ]),
  };
}

/**
 * The compute-optimal line at whole powers of ten.
 * @returns undefined for laws without such a line.
 */
export function frontierTable(scene: Scene, t: Translate): TextTable | undefined {
  const first = scene.frontier[0];
  const last = scene.frontier.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const points = decades([first.compute, last.compute])
    .map((compute) => frontierPoint(scene.law, scene.view, compute, scene.traits))
    .filter((point) => point !== undefined);
  return {
    caption: t('Compute-optimal runs by {0}', scene.law.title),
    head: [t('FLOP'), t('Parameters'), t('Tokens'), ...lossHead(scene, t), t('Fit')],
    rows: points.map((point) => [
      formatPowerOfTen(point.compute),
      formatBand({ value: point.optimum.parameters, unit: 'parameters', ...point.optimum.parametersBand }),
      formatBand({ value: point.optimum.tokens, unit: 'tokens', ...point.optimum.tokensBand }),
      ...lossCells(scene, { loss: point.loss, lossBand: scene.law.lossBand?.(point.optimum) }),
      fitCell(point, t),
    ]),
  };
}

function lossHead({ law }: Scene, t: Translate): string[] {
  return law.loss === undefined ? [] : [t('Predicted loss')];
}

function lossCells(
  { law }: Scene,
  { loss, lossBand }: { readonly loss?: number; readonly lossBand?: Band },
): string[] {
  if (law.loss === undefined) return [];
  return [formatBand(loss === undefined ? undefined : { value: loss, unit: 'nats/token', ...lossBand })];
}

function sizeCells({ parameters, tokens, compute }: ScenePoint): string[] {
  return [formatCount(parameters), formatCount(tokens), formatPowerOfTen(compute)];
}

function sourceCell(scene: Scene, point: ScenePoint, t: Translate): string {
  if (point.kind === 'run') return t('The open file');
  return point.kind === 'optimum' ? scene.law.citation : sourceOf(point, t);
}

function fitCell({ insideFit }: CurvePoint, t: Translate): string {
  return insideFit ? t('inside') : t('extrapolated');
}

/** The whole powers of ten within an interval. */
export function decades([low, high]: Interval): number[] {
  const first = Math.ceil(Math.log10(low));
  const count = Math.max(0, Math.floor(Math.log10(high)) - first + 1);
  return Array.from({ length: count }, (_, index) => Number(`1e${first + index}`));
}
