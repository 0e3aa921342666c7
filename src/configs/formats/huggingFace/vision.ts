import { type ArchitectureFields, type Sourced } from '../../../engine/run';
import { type Section } from '../../section';

type Special = NonNullable<ArchitectureFields['familySpecific']>;

/** The sizes of the vision tower under `vision.` and their own keys, for families that count it. */
export function readVision(root: Section): Special {
  const vision = root.section('vision_config');
  if (vision === undefined) return {};
  const sizes = new Map<string, Sourced<number>>();
  for (const key of vision.map.entries.keys()) {
    if (!vision.isNumber(key) || !SIZES.has(key)) continue;
    const size = vision.whole(key);
    if (size !== undefined) sizes.set(`vision.${key}`, size);
  }
  const stacks = vision.numbers('deepstack_visual_indexes');
  if (stacks !== undefined) sizes.set('vision.deepstack_layers', { ...stacks, value: stacks.value.length });
  return Object.fromEntries(sizes);
}

const SIZES = new Set([
  'depth',
  'head_dim',
  'hidden_size',
  'image_size',
  'in_channels',
  'intermediate_size',
  'num_attention_heads',
  'num_hidden_layers',
  'num_key_value_heads',
  'num_position_embeddings',
  'out_hidden_size',
  'patch_size',
  'position_embedding_size',
  'projector_input_dim',
  'projector_output_dim',
  'spatial_merge_size',
  'temporal_patch_size',
  'vision_output_dim',
]);
