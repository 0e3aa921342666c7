import { type ArchitectureFields, type Sourced } from '../../engine/run';
import { coerceNumber } from '../coerce';
import { derived, formatDefault, type Section } from '../section';

const CORE = 'OLMo-core';

/** More layers are no model, and would be listed one by one. */
const MOST_LAYERS = 10_000;

/** Layers that are described apart from the others. */
export interface OwnLayers {
  /** Dense layers before those with experts, and the width of their network. */
  readonly firstDenseLayers?: Sourced<number>;
  readonly feedForwardSize?: Sourced<number>;
  /** Layers whose attention names no window. */
  readonly unwindowed: ReadonlySet<number>;
}

/**
 * `block_overrides` where they say what can be counted: the first layers are dense in a model of experts. Sizes of their
 * attention are the block's.
 * @returns undefined where they say anything else
 */
export function readOverrides(model: Section, attention: Section | undefined): OwnLayers | undefined {
  const overrides = model.section('block_overrides');
  if (overrides === undefined) return { unwindowed: new Set() };
  const keys = [...overrides.map.entries.keys()];
  const [first] = keys;
  if (first === undefined || keys.some((key, index) => key !== String(index))) return undefined;
  const blocks = keys.map((key) => overrides.section(key));
  const widths = blocks.map((block) => block?.section('feed_forward')?.size('hidden_size'));
  const [width] = widths;
  if (width === undefined || widths.some((each) => each?.value !== width.value)) return undefined;
  const mixers = blocks.map((block) => block?.section('sequence_mixer') ?? block?.section('attention'));
  if (mixers.some((mixer) => mixer === undefined || !isAlike(mixer, attention))) return undefined;
  const unwindowed = mixers.flatMap((mixer, index) =>
    mixer?.section('sliding_window') === undefined ? [index] : [],
  );
  return {
    firstDenseLayers: derived(keys.length, 'block_overrides', width.at),
    feedForwardSize: width,
    unwindowed: new Set(unwindowed),
  };
}

/** What attention's weights follow from. */
const SIZES = ['n_heads', 'n_kv_heads', 'head_dim', 'd_attn', 'bias', 'use_head_qk_norm'] as const;

function isAlike(mixer: Section, attention: Section | undefined): boolean {
  const text = (section: Section | undefined, key: string): string | undefined => {
    const node = section?.peek(key);
    return node?.kind === 'scalar' ? node.text : undefined;
  };
  const isNormed = (section: Section | undefined): boolean => section?.section('qk_norm') !== undefined;
  return (
    SIZES.every((key) => text(mixer, key) === text(attention, key)) && isNormed(mixer) === isNormed(attention)
  );
}

/**
 * The window, and which layers have it: the pattern over and over, full attention in the first and last layer unless
 * that is switched off.
 * @see olmo_core/nn/attention, SlidingWindowAttentionConfig._get_window_size
 */
export function readWindows(
  attention: Section | undefined,
  layers: Sourced<number> | undefined,
  unwindowed: ReadonlySet<number>,
): ArchitectureFields {
  const windows = attention?.section('sliding_window');
  const pattern = patternOf(windows);
  if (windows === undefined || pattern === undefined || layers === undefined || layers.value > MOST_LAYERS)
    return {};
  const [width, ...others] = new Set(pattern.filter((each) => each > 0));
  // Windows of several widths would need a list of widths.
  if (width === undefined || others.length > 0) return {};
  const first = windows.flag('force_full_attention_on_first_layer') ?? formatDefault(true, CORE);
  const last = windows.flag('force_full_attention_on_last_layer') ?? formatDefault(true, CORE);
  const isFull = (layer: number): boolean =>
    unwindowed.has(layer) ||
    (first.value && layer === 0) ||
    (last.value && layer === layers.value - 1) ||
    (pattern[(layer - (first.value ? 1 : 0)) % pattern.length] ?? -1) < 0;
  const kinds = Array.from({ length: layers.value }, (_, layer) =>
    isFull(layer) ? 'full_attention' : 'sliding_attention',
  );
  const at = windows.entryPlace('pattern');
  return {
    slidingWindow: derived(width, 'sliding_window.pattern', at),
    layerTypes: derived(kinds, 'sliding_window', at),
  };
}

/** The widths of the pattern, −1 for full attention; undefined if it is no list of such. */
function patternOf(windows: Section | undefined): readonly number[] | undefined {
  const node = windows?.peek('pattern');
  if (node?.kind !== 'list' || node.items.length === 0) return undefined;
  const widths = node.items.map((item) => {
    const read = item.kind === 'scalar' ? coerceNumber(item) : undefined;
    return read?.kind === 'value' && Number.isInteger(read.value) && (read.value > 0 || read.value === -1)
      ? read.value
      : undefined;
  });
  return widths.every((width) => width !== undefined) ? widths : undefined;
}
