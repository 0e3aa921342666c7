import { clip } from '../../../engine/architecture/vision/clip';
import { internVl } from '../../../engine/architecture/vision/internVl';
import { mobileNetV5 } from '../../../engine/architecture/vision/mobileNetV5';
import { mllamaVision } from '../../../engine/architecture/vision/mllamaVision';
import { pixtral } from '../../../engine/architecture/vision/pixtral';
import {
  gemma3nProjector,
  gemma3Projector,
  idefics3Projector,
  internVlProjector,
  llavaNextProjector,
  llavaProjector,
  mistral3Projector,
  mllamaProjector,
  paliGemmaProjector,
} from '../../../engine/architecture/vision/projectors';
import { qwen25Vl, qwen2Vl } from '../../../engine/architecture/vision/qwenVl';
import { idefics3Encoder, siglip } from '../../../engine/architecture/vision/siglip';
import { type CountProjector, type CountTower } from '../../../engine/architecture/vision/visionSizes';
import { derived, type Section } from '../../section';
import { type Sourced } from '../../../engine/run';
import { TowerSizes } from './towerSizes';

/** Towers by the `model_type` of their `vision_config`. */
const TOWERS: Readonly<Record<string, CountTower>> = {
  clip_vision_model: clip,
  siglip_vision_model: siglip,
  idefics3_vision: idefics3Encoder,
  smolvlm_vision: idefics3Encoder,
  pixtral,
  gemma3n_vision: mobileNetV5,
  internvl_vision: internVl,
  mllama_vision_model: mllamaVision,
  qwen2_vl: qwen2Vl,
  qwen2_5_vl: qwen25Vl,
  qwen2_5_omni_vision_encoder: qwen25Vl,
};

interface Multimodal {
  /** The tower's type where the file names none. */
  readonly tower: string;
  /** Whether any tower may stand in the file: these classes build the one that it names. */
  readonly anyTower?: boolean;
  /** Absent where the tower ends in the language model's width. */
  readonly projector?: CountProjector;
}

/** What joins tower and language model, by the `model_type` of the whole. */
const MULTIMODAL: Readonly<Record<string, Multimodal>> = {
  llava: { tower: 'clip_vision_model', anyTower: true, projector: llavaProjector },
  llava_next: { tower: 'clip_vision_model', anyTower: true, projector: llavaNextProjector },
  llava_onevision: { tower: 'siglip_vision_model', anyTower: true, projector: llavaNextProjector },
  mistral3: { tower: 'pixtral', anyTower: true, projector: mistral3Projector },
  paligemma: { tower: 'siglip_vision_model', anyTower: true, projector: paliGemmaProjector },
  gemma3: { tower: 'siglip_vision_model', projector: gemma3Projector },
  gemma3n: { tower: 'gemma3n_vision', projector: gemma3nProjector },
  idefics3: { tower: 'idefics3_vision', projector: idefics3Projector },
  smolvlm: { tower: 'smolvlm_vision', projector: idefics3Projector },
  internvl: { tower: 'internvl_vision', projector: internVlProjector },
  mllama: { tower: 'mllama_vision_model', projector: mllamaProjector },
  qwen2_vl: { tower: 'qwen2_vl' },
  qwen2_5_vl: { tower: 'qwen2_5_vl' },
  qwen2_5_omni_thinker: { tower: 'qwen2_5_omni_vision_encoder' },
};

/**
 * Weights of the tower that the file describes and of what joins it to a language model of this width. Undefined for
 * models and towers without rules here, for files that state no size of the tower, and where one cannot be used.
 */
export function readTowerWeights(
  root: Section,
  wholeType: string | undefined,
  languageSize: number | undefined,
): Sourced<number> | undefined {
  const section = root.section('vision_config');
  if (section === undefined || wholeType === undefined || !Object.hasOwn(MULTIMODAL, wholeType))
    return undefined;
  const whole = MULTIMODAL[wholeType];
  if (whole === undefined || languageSize === undefined) return undefined;
  const type = (whole.anyTower === true ? section.text('model_type')?.value : undefined) ?? whole.tower;
  const count = Object.hasOwn(TOWERS, type) ? TOWERS[type] : undefined;
  if (count === undefined) return undefined;
  const sizes = new TowerSizes(section);
  const around = new TowerSizes(root);
  const tower = count(sizes);
  if (tower === undefined) return undefined;
  const projector = whole.projector?.(around, tower.width, languageSize) ?? 0;
  if (sizes.stated.size === 0 || sizes.unusable || around.unusable) return undefined;
  const byClass = [...sizes.byClass, ...around.byClass];
  const defaults = byClass.length === 0 ? '' : `; transformers 5.18 defaults: ${byClass.join(', ')}`;
  return derived(tower.weights + projector, `vision_config (${type})${defaults}`);
}
