import { type ArchitectureFields, type Sourced } from '../../../engine/run';
import { type FieldSource } from './fieldSource';

/** Model types whose window counts only with `use_sliding_window: true`, and then from `max_window_layers` on. */
const SWITCHED = new Set(['qwen2', 'qwen2_moe', 'qwen3', 'qwen3_moe', 'mimo']);

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
  return {
    layerTypes: listed ?? (slidingWindow !== undefined && switched ? upperLayersSlide(source) : undefined),
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

function upperLayersSlide(source: FieldSource): Sourced<readonly string[]> | undefined {
  const from = source.section.size('max_window_layers');
  const layers = source.section.size('num_hidden_layers', { maximum: 10_000 });
  if (from === undefined || layers === undefined) return undefined;
  const types = Array.from({ length: layers.value }, (_, index) =>
    index >= from.value ? 'sliding_attention' : 'full_attention',
  );
  return source.derive(types, 'max_window_layers', from);
}
