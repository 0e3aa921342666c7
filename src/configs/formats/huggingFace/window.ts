import { type ArchitectureFields, type Sourced } from '../../../engine/run';
import { type FieldSource } from './fieldSource';

/** Model types whose window counts only with `use_sliding_window: true`, and then from `max_window_layers` on. */
const SWITCHED = new Set(['qwen2', 'qwen2_moe', 'qwen3', 'qwen3_moe', 'mimo']);

/** How far layers look back, and which do. */
export function readWindow(source: FieldSource): ArchitectureFields {
  const { section, defaults, modelType } = source;
  const listed = section.texts('layer_types');
  const pattern = section.size(['sliding_window_pattern', '_sliding_window_pattern']);
  const shape: ArchitectureFields = {
    layerTypes: listed,
    familySpecific: pattern === undefined ? undefined : { slidingWindowPattern: pattern },
  };
  const switched = SWITCHED.has(modelType ?? '');
  const on = section.flag('use_sliding_window')?.value ?? !switched;
  if (!on || source.isNull('sliding_window')) return shape;
  const slidingWindow = source.size(['sliding_window', 'window_size'], defaults?.slidingWindow);
  if (slidingWindow === undefined || !switched) return { ...shape, slidingWindow };
  return { ...shape, slidingWindow, layerTypes: listed ?? upperLayersSlide(source) };
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
