import {
  gemma3nAudio,
  qwen2Audio,
  qwenOmniAudio,
  voxtralAudio,
  type CountAudioTower,
} from '../../../engine/architecture/audio/audioTowers';
import { type Sourced } from '../../../engine/run';
import { derived, type Section } from '../../section';
import { TowerSizes } from './towerSizes';

/** Towers and what joins them to the language model, by the `model_type` of the whole. */
const AUDIO: Readonly<Record<string, CountAudioTower>> = {
  gemma3n: gemma3nAudio,
  qwen2_audio: qwen2Audio,
  qwen2_5_omni_thinker: qwenOmniAudio,
  voxtral: voxtralAudio,
};

/**
 * Weights of the audio tower that the file describes and of what joins it to a language model of this width. Undefined
 * for models without rules here, for files that state no size of the tower, and where one cannot be used.
 */
export function readAudioWeights(
  root: Section,
  wholeType: string | undefined,
  languageSize: number | undefined,
): Sourced<number> | undefined {
  const section = root.section('audio_config');
  if (section === undefined || wholeType === undefined || languageSize === undefined) return undefined;
  const count = Object.hasOwn(AUDIO, wholeType) ? AUDIO[wholeType] : undefined;
  if (count === undefined) return undefined;
  const sizes = new TowerSizes(section);
  const weights = count(sizes, languageSize);
  if (sizes.stated.size === 0 || sizes.unusable) return undefined;
  const byClass = [...sizes.byClass];
  const defaults = byClass.length === 0 ? '' : `; transformers 5.18 defaults: ${byClass.join(', ')}`;
  return derived(weights, `audio_config (${wholeType})${defaults}`);
}
