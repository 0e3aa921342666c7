import { type ComponentCount, type ComponentKind, type ParameterCount } from './architecture';

/** One group of weights of a model: a component with how many it has and how many one token uses. */
export type Part = ComponentCount & {
  /** A table that is only looked up, never multiplied. */
  readonly lookup?: boolean;
};

/** The order of the forward pass. */
const ORDER: readonly ComponentKind[] = [
  'token-embedding',
  'position-embedding',
  'vision-tower',
  'attention',
  'state-space',
  'feed-forward',
  'router',
  'experts',
  'shared-experts',
  'norm',
  'head',
];

const EMBEDDING: ReadonlySet<ComponentKind> = new Set<ComponentKind>([
  'token-embedding',
  'position-embedding',
  'head',
]);

/** A part all of whose weights every token uses. */
export function part(component: ComponentKind, total: number): Part {
  return { component, total, active: total };
}

/**
 * Weights of a linear layer.
 * @example linear(768, 3072, true) // => 2362368
 */
export function linear(inputs: number, outputs: number, bias = false): number {
  return inputs * outputs + (bias ? outputs : 0);
}

/** The same parts in several layers. */
export function repeat(layers: number, parts: readonly Part[]): readonly Part[] {
  return parts.map((each) => ({ ...each, total: each.total * layers, active: each.active * layers }));
}

/** Sums parts to the counts of a model. Exact up to 2^53; parts without weights are left out. */
export function countParameters(parts: readonly Part[]): ParameterCount {
  const breakdown: ComponentCount[] = [];
  for (const component of ORDER) {
    const same = parts.filter((each) => each.component === component);
    const total = sum(same, (each) => each.total);
    if (total > 0) breakdown.push({ component, total, active: sum(same, (each) => each.active) });
  }
  const total = sum(breakdown, (each) => each.total);
  const active = sum(breakdown, (each) => each.active);
  const embedding = sum(breakdown, (each) => (EMBEDDING.has(each.component) ? each.total : 0));
  const lookup = sum(parts, (each) => (each.lookup === true ? each.total : 0));
  return {
    total,
    active,
    embedding,
    lookup,
    nonEmbedding: total - embedding,
    activeNonEmbedding: active - embedding,
    breakdown,
  };
}

function sum<T>(values: readonly T[], of: (value: T) => number): number {
  return values.reduce((total, value) => total + of(value), 0);
}
