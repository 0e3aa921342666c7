import { type MissingForSeries, type NoSeries } from '../../engine/series';
import { type Translate } from '../translate';

const SENTENCES: Readonly<Record<MissingForSeries, (chart: string, t: Translate) => string>> = {
  architecture: (chart, t) => t('No chart “{0}”: the parameters of the model cannot be counted.', chart),
  'training-setup': (chart, t) =>
    t(
      'No chart “{0}”: the file says nothing of how the model is trained (batch, layout, precision), or no sequence length is known.',
      chart,
    ),
  tokens: (chart, t) => t('No chart “{0}”: the training tokens are not known.', chart),
  decoder: (chart, t) =>
    t('No chart “{0}”: the model is no decoder, and serving is estimated for decoders alone.', chart),
  'full-training': (chart, t) =>
    t('No chart “{0}”: only an adapter is trained, whose FLOPs and cost are not estimated.', chart),
  accelerator: (chart, t) => t('No chart “{0}”: no accelerator of known speed or price is named.', chart),
  room: (chart, t) =>
    t('No chart “{0}”: the GPUs that serve do not hold the model; state more of them, or fewer bits.', chart),
  rates: (chart, t) => t('No chart “{0}”: bandwidth or links of the GPUs that serve are not known.', chart),
};

/** Why a chart is not drawn and what to do, in a sentence. */
export function missingSentence({ missing }: NoSeries, chart: string, t: Translate): string {
  return missing.map((each) => SENTENCES[each](chart, t)).join(' ');
}
