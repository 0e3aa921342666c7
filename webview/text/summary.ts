import { formatBand, formatValue } from '../../src/report/formatQuantity';
import { formatCount } from '../../src/report/format';
import { type Translate } from '../../src/report/translate';
import { type ChartRun } from '../../src/protocol/messages';
import { type Law } from '../../src/engine/laws/law';
import { type Scene, type ScenePoint } from '../scene/scene';

/**
 * What the chart shows of the open run, in sentences: read aloud after a change and shown below the chart.
 * @example ['llama-7b.json: 6.74B parameters on 1T tokens, 4.04×10²² FLOP.', …]
 */
export function summaryOf(scene: Scene, run: ChartRun | undefined, t: Translate): string[] {
  const { law, optimum } = scene;
  if (run === undefined) {
    return [
      t('No model or training config is open. The chart shows published runs as {0} sees them.', law.title),
    ];
  }
  if (scene.run === undefined) return [missing(run, t)];
  const sentences = [
    t(
      '{0}: {1} on {2}, {3}.',
      run.name,
      parametersOf(law, scene.run, t),
      formatValue(scene.run.tokens, 'tokens', t),
      formatValue(scene.run.compute, 'FLOP', t),
    ),
    ...assumptions(run, t),
  ];
  if (scene.run.loss !== undefined) {
    sentences.push(t('{0} predicts a loss of {1}.', law.title, lossOf(scene.run, t)));
  }
  if (optimum !== undefined) sentences.push(...comparison(law, scene.run, optimum, t));
  if (!scene.run.insideFit) {
    sentences.push(t('The run lies outside the range {0} was fitted on: an extrapolation.', law.title));
  }
  return sentences;
}

function missing(run: ChartRun, t: Translate): string {
  if (run.lawsAreSilent === true) {
    return t(
      '{0} goes on from a trained model or is no decoder: laws of pre-training say nothing about it, so the chart has no point for it.',
      run.name,
    );
  }
  if (run.parameters === undefined) {
    return t('{0}: the parameters cannot be counted, so the chart has no point for it.', run.name);
  }
  if (run.tokens === undefined) {
    return t('{0}: the training tokens are not known, so the chart has no point for it.', run.name);
  }
  return t('{0}: this law says nothing about a run of its size.', run.name);
}

/** Says which numbers of the run are our own. */
export function assumptions({ assumed }: ChartRun, t: Translate): string[] {
  const sentences: string[] = [];
  if (assumed.includes('parameters'))
    sentences.push(t('The parameters are assumed; the file does not state them.'));
  if (assumed.includes('tokens')) sentences.push(t('The tokens are assumed; the file does not state them.'));
  return sentences;
}

function comparison(law: Law, run: ScenePoint, optimum: ScenePoint, t: Translate): string[] {
  const parameters = parametersOf(law, optimum, t);
  const tokens = formatValue(optimum.tokens, 'tokens', t);
  return [
    optimum.loss === undefined
      ? t('The best use of the same compute by this law: {0} on {1}.', parameters, tokens)
      : t(
          'The best use of the same compute by this law: {0} on {1}, for a loss of {2}.',
          parameters,
          tokens,
          lossOf(optimum, t),
        ),
    t(
      'The run has {0} tokens per parameter, the optimum {1}.',
      tokensPerParameter(run),
      tokensPerParameter(optimum),
    ),
  ];
}

function lossOf({ loss, lossBand }: ScenePoint, t: Translate): string {
  if (loss === undefined) return formatValue(undefined, 'nats/token', t);
  const shown = formatBand({ value: loss, unit: 'nats/token', ...lossBand });
  return t('{0} nats per token', shown);
}

/** Three digits: more would be those of an assumption. */
function tokensPerParameter({ tokens, parameters }: ScenePoint): string {
  return formatCount(Number((tokens / parameters).toPrecision(3)));
}

/** Says so when the law counts fewer parameters than the editor shows elsewhere. */
function parametersOf({ parameterConvention }: Law, { parameters }: ScenePoint, t: Translate): string {
  return parameterConvention === 'non-embedding'
    ? t('{0} parameters without embeddings', formatCount(parameters))
    : formatValue(parameters, 'parameters', t);
}
