import { LLAMA4_DEFAULT_VISION, llama4Vision, type Llama4VisionShape } from '../blocks/llama4Vision';
import { type FieldReader } from '../fieldReader';
import { decoder } from './decoder';
import { type Family, type Layout } from './family';

const layOutLanguage = decoder({ norm: 'gain', gated: true, fullAttentionEvery: 4 });

/**
 * Llama 4: Experts in every n-th layer with one shared expert; three of four layers attend within a chunk. The
 * vision tower where the file describes it; where a multimodal file does not, the count with the class's default
 * is named.
 * @see Meta 2025, Llama 4; transformers 5.18 modeling_llama4.py
 */
export const llama4: Family = {
  id: 'llama4',
  modelTypes: ['llama4_text', 'llama4'],
  tied: false,
  layOut: (fields, tied): Layout => {
    const language = layOutLanguage(fields, tied);
    if (!fields.specialFlag('multimodal', false)) return language;
    const languageSize = language.hiddenSize;
    if (fields.special('vision.hidden_size') !== undefined) {
      const tower = llama4Vision(readVision(fields, languageSize));
      return { ...language, parts: [...language.parts, tower] };
    }
    const more = llama4Vision({ ...LLAMA4_DEFAULT_VISION, languageSize }).total;
    return {
      ...language,
      notCounted: ['vision-tower'],
      countedElsewhere: [{ reason: 'default-vision-tower', more }],
    };
  },
};

/** The `vision_config` of the file under its own keys, the class's default for those it leaves out. */
function readVision(fields: FieldReader, languageSize: number): Llama4VisionShape {
  const size = (key: string, name: keyof typeof LLAMA4_DEFAULT_VISION): number =>
    fields.special(`vision.${key}`) ?? LLAMA4_DEFAULT_VISION[name];
  return {
    layers: size('num_hidden_layers', 'layers'),
    hiddenSize: size('hidden_size', 'hiddenSize'),
    innerSize: size('intermediate_size', 'innerSize'),
    imageSize: size('image_size', 'imageSize'),
    patchSize: Math.max(1, size('patch_size', 'patchSize')),
    projectorInput: size('projector_input_dim', 'projectorInput'),
    projectorOutput: size('projector_output_dim', 'projectorOutput'),
    outputSize: size('vision_output_dim', 'outputSize'),
    languageSize,
  };
}
