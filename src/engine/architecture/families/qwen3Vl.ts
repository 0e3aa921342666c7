import { visionTower } from '../blocks/visionTower';
import { type FieldReader } from '../fieldReader';
import { type Family, type Layout } from './family';
import { qwen3 } from './qwen3';

/**
 * Qwen 3 VL: Qwen 3's language model with its vision tower, where the file describes one.
 * @see transformers 5.18 modeling_qwen3_vl.py, modeling_qwen3_vl_moe.py
 */
export const qwen3Vl: Family = {
  id: 'qwen3-vl',
  modelTypes: ['qwen3_vl', 'qwen3_vl_moe'],
  tied: false,
  layOut: (fields, tied): Layout => {
    const language = qwen3.layOut(fields, tied);
    const tower = readTower(fields);
    if (tower === undefined) return { ...language, notCounted: ['vision-tower'] };
    return { ...language, parts: [...language.parts, visionTower(tower)] };
  },
};

/** The `vision_config` of the file under its own keys; undefined unless all of it is there. */
function readTower(fields: FieldReader): Parameters<typeof visionTower>[0] | undefined {
  const tower = {
    depth: fields.special('vision.depth'),
    hiddenSize: fields.special('vision.hidden_size'),
    innerSize: fields.special('vision.intermediate_size'),
    channels: fields.special('vision.in_channels'),
    patchSize: fields.special('vision.patch_size'),
    temporalPatchSize: fields.special('vision.temporal_patch_size'),
    mergeSize: fields.special('vision.spatial_merge_size'),
    positions: fields.special('vision.num_position_embeddings'),
    outputSize: fields.special('vision.out_hidden_size'),
    deepStacks: fields.special('vision.deepstack_layers'),
  };
  return isComplete(tower) ? tower : undefined;
}

function isComplete<K extends string>(sizes: Record<K, number | undefined>): sizes is Record<K, number> {
  return Object.values(sizes).every((size) => size !== undefined);
}
