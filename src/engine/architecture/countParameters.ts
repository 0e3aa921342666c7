import { type ComponentCount, type ComponentKind, type ParameterCount } from './architecture';

/** One group of weights of a model: a component with how many it has and how many one token uses. */
export type Part = ComponentCount & {
  /** No token of text is multiplied with it: a table that is looked up, or a tower. */
  readonly lookup?: boolean;
};

/** The order of the forward pass. */
const ORDER: readonly ComponentKind[] = [
  'token-embedding',
  'position-embedding',
  'vision-tower',
  'audio-tower',
  'attention',
  'state-space',
  'feed-forward',
  'router',
  'experts',
  'shared-experts',
  'norm',
  'head',
];

/** What `embedding` sums. */
export const EMBEDDING: ReadonlySet<ComponentKind> = new Set<ComponentKind>([
  'token-embedding',
  'position-embedding',
  'head',
]);

/** A part all of whose weights every token uses. */
export function part(component: ComponentKind, total: number): Part {
  return { component, total, active: total };
}

/** The weights of a tower, which images or audio pass before they become tokens: no token of text is multiplied there. */
export function tower(component: 'vision-tower' | 'audio-tower', total: number): Part {
  return { component, total, active: total, lookup: true };
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
  return parts.map(({ component, total, active, lookup }) => ({
    component,
    total: total * layers,
    active: active * layers,
    lookup,
  }));
}

/** How many weights parts have together. */
export function totalOf(parts: readonly Part[]): number {
  return parts.reduce((sum, { total }) => sum + total, 0);
}

/** Sums parts to the counts of a model. Exact up to 2^53; parts without weights are left out. */
export function countParameters(parts: readonly Part[]): ParameterCount {
  const breakdown: ComponentCount[] = [];
  let [total, active, embedding, lookup] = [0, 0, 0, 0];
  for (const component of ORDER) {
    let [ofAll, ofOneToken] = [0, 0];
    for (const each of parts) {
      if (each.component !== component) continue;
      ofAll += each.total;
      ofOneToken += each.active;
      if (each.lookup === true) lookup += each.total;
    }
    if (!(ofAll > 0)) continue;
    breakdown.push({ component, total: ofAll, active: ofOneToken });
    total += ofAll;
    active += ofOneToken;
    if (EMBEDDING.has(component)) embedding += ofAll;
  }
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
