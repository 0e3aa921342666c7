import { type ArchitectureFields, type Sourced } from '../../../engine/run';
import { type FieldSource } from './fieldSource';

/** Model types whose window counts only with `use_sliding_window: true`, and then in some layers. */
const SWITCHED = new Set([
  ...['qwen2', 'qwen2_moe', 'qwen3', 'qwen3_moe', 'mimo', 'smollm3'],
  ...['qwen2_vl', 'qwen2_vl_text', 'qwen2_5_vl', 'qwen2_5_vl_text', 'qwen2_5_omni_text'],
]);

const WINDOWS = ['sliding_window', 'window_size'];
const PATTERNS = ['sliding_window_pattern', '_sliding_window_pattern', 'global_attn_every_n_layers'];

/** How far layers look back, and which do. */
export function readWindow(source: FieldSource): ArchitectureFields {
  const { section, defaults, modelType } = source;
  const listed = section.texts('layer_types');
  const pattern = readPattern(section);
  const switched = SWITCHED.has(modelType ?? '');
  const on = section.flag('use_sliding_window')?.value ?? !switched;
  const slidingWindow =
    !on || source.isNull('sliding_window') ? undefined : source.size(WINDOWS, defaults?.slidingWindow);
  const slides = switched ? switchedLayersSlide : pattern === undefined ? fullLayersOfClass : undefined;
  return {
    layerTypes: listed ?? (slidingWindow === undefined ? undefined : slides?.(source)),
    familySpecific: pattern === undefined ? undefined : { slidingWindowPattern: pattern },
    slidingWindow,
  };
}

/** Every how many layers attention is full: a number, or letters such as `LLLG` (EXAONE 4), the last one full. */
function readPattern(section: FieldSource['section']): Sourced<number> | undefined {
  for (const key of PATTERNS) {
    if (section.isNumber(key)) return section.size(key);
    const letters = section.isText(key) ? section.text(key) : undefined;
    if (letters !== undefined) return { ...letters, value: letters.value.length };
  }
  return undefined;
}

/** Qwen: the layers from `max_window_layers` on; Qwen 2 MoE: every second one before; SmolLM3: those without positions. */
function switchedLayersSlide(source: FieldSource): Sourced<readonly string[]> | undefined {
  const { section, modelType } = source;
  if (modelType === 'smollm3') {
    const marks =
      section.peek('no_rope_layers') === undefined ? undefined : section.numbers('no_rope_layers');
    const every = source.size(['no_rope_layer_interval'], 4)?.value ?? 4;
    const turns = (index: number): boolean =>
      marks === undefined ? (index + 1) % every !== 0 : marks.value[index] !== 0;
    return kindsBy(source, turns, 'no_rope_layers', marks);
  }
  const from = source.size(['max_window_layers'], 28);
  if (from === undefined) return undefined;
  const full = (index: number): boolean =>
    modelType === 'qwen2_moe' ? index % 2 === 1 || index >= from.value : index < from.value;
  return kindsBy(source, full, 'max_window_layers', from);
}

/** The kinds that the class gives to layers where the file lists none. */
function fullLayersOfClass(source: FieldSource): Sourced<readonly string[]> | undefined {
  const full = source.defaults?.fullLayers;
  if (full === undefined) return undefined;
  return kindsBy(source, (index) => index % full.period === full.index, 'layer_types of the class');
}

function kindsBy(
  source: FieldSource,
  isFull: (index: number) => boolean,
  derivation: string,
  from?: Sourced<unknown>,
): Sourced<readonly string[]> | undefined {
  const layers = source.section.size('num_hidden_layers', { maximum: 10_000 });
  if (layers === undefined) return undefined;
  const kinds = Array.from({ length: layers.value }, (_, index) =>
    isFull(index) ? 'full_attention' : 'sliding_attention',
  );
  return source.derive(kinds, derivation, from);
}
