import { type Architecture, type ComponentKind } from '../architecture/architecture';
import { type ArchitectureFields } from '../run';
import { type ModuleNames, type Projection } from './moduleNames';

/** A linear module that stands once in every layer. */
export interface LinearModule {
  /** Below the layer, e.g. `self_attn.q_proj`. */
  readonly name: string;
  readonly inputs: number;
  readonly outputs: number;
}

/** Widths of one dense decoder layer. */
interface Widths {
  readonly inputs: Readonly<Record<Projection, number>>;
  readonly outputs: Readonly<Record<Projection, number>>;
}

/**
 * The linear modules of one layer with their sizes, where all layers are alike. The sizes are checked against the exact
 * count of the model: what they leave of attention and feed-forward may be biases and nothing else.
 * @returns undefined for other layers (latent or linear attention, several kinds, an encoder); with experts attention
 *   alone
 * @example Llama-3-8B: `self_attn.k_proj` 4096 → 1024
 */
export function linearModulesOf(
  architecture: Architecture,
  fields: ArchitectureFields,
  { modules }: ModuleNames,
): readonly LinearModule[] | undefined {
  const attention = attentionWidths(architecture);
  if (attention === undefined) return undefined;
  const dense = architecture.experts === undefined ? networkWidths(architecture, fields) : NO_NETWORK;
  if (dense === undefined) return undefined;
  const { inputs, outputs } = merged(attention, dense);
  return Object.entries(modules).flatMap(([name, projections]): readonly LinearModule[] => {
    const [first] = projections.filter((each) => inputs[each] > 0);
    if (first === undefined) return [];
    const width = projections.reduce((sum, each) => sum + outputs[each], 0);
    return [{ name, inputs: inputs[first], outputs: width }];
  });
}

const NONE: Readonly<Record<Projection, number>> = {
  query: 0,
  key: 0,
  value: 0,
  output: 0,
  gate: 0,
  up: 0,
  down: 0,
};
const NO_NETWORK: Widths = { inputs: NONE, outputs: NONE };

const merged = (one: Widths, other: Widths): Widths => ({
  inputs: sum(one.inputs, other.inputs),
  outputs: sum(one.outputs, other.outputs),
});

function sum(one: Widths['inputs'], other: Widths['inputs']): Widths['inputs'] {
  const total = { ...one };
  for (const name in other) total[name as Projection] += other[name as Projection];
  return total;
}

const totalOf = ({ parameters }: Architecture, kind: ComponentKind): number =>
  parameters.breakdown.find(({ component }) => component === kind)?.total ?? 0;

/** Whether a count is that of so many matrices in every layer, with biases or without. */
function fits(counted: number, layers: number, weights: number, mostBiases: number): boolean {
  const rest = counted - layers * weights;
  return rest >= 0 && rest <= layers * mostBiases;
}

function attentionWidths(architecture: Architecture): Widths | undefined {
  const { hiddenSize, layers, mixers } = architecture;
  const [first] = mixers;
  if (first?.kind !== 'attention' || first.encodes === true) return undefined;
  const { queryWidth, valueWidth, cacheValuesPerToken } = first;
  const alike = mixers.every(
    (each) =>
      each.kind === 'attention' &&
      each.queryWidth === queryWidth &&
      each.valueWidth === valueWidth &&
      each.cacheValuesPerToken === cacheValuesPerToken,
  );
  // Keys and values are stored side by side, in the proportion of a head's widths.
  const key = (cacheValuesPerToken * queryWidth) / (queryWidth + valueWidth);
  const value = cacheValuesPerToken - key;
  const weights = hiddenSize * (queryWidth + key + value + valueWidth);
  const biases = queryWidth + key + value + hiddenSize;
  if (!alike || !Number.isInteger(key)) return undefined;
  if (!fits(totalOf(architecture, 'attention'), layers, weights, biases)) return undefined;
  return {
    inputs: { ...NONE, query: hiddenSize, key: hiddenSize, value: hiddenSize, output: valueWidth },
    outputs: { ...NONE, query: queryWidth, key, value, output: hiddenSize },
  };
}

function networkWidths(architecture: Architecture, fields: ArchitectureFields): Widths | undefined {
  const { hiddenSize, layers } = architecture;
  const counted = totalOf(architecture, 'feed-forward');
  // Where no width is stated, families have four times the model's.
  const width = fields.feedForwardSize?.value ?? 4 * hiddenSize;
  for (const matrices of [3, 2]) {
    const biases = (matrices - 1) * width + hiddenSize;
    if (!fits(counted, layers, matrices * hiddenSize * width, biases)) continue;
    const isGated = matrices === 3;
    return {
      inputs: { ...NONE, gate: isGated ? hiddenSize : 0, up: hiddenSize, down: width },
      outputs: { ...NONE, gate: isGated ? width : 0, up: width, down: hiddenSize },
    };
  }
  return undefined;
}
