import { type Sourced } from '../engine/run';
import { derived } from './section';

/** Layers without experts: `([0]*3+[1]*11)` lists them, a number n puts experts in every n-th, the first included. */
export function denseLayers(frequency: Sourced<string>, layers: number): Sourced<readonly number[]> {
  const every = Number(frequency.value);
  const listed = [...frequency.value.matchAll(/\[([\d,\s]+)\](?:\s*\*\s*(\d{1,4}))?/g)].flatMap(
    ([, kinds = '', times]) =>
      Array.from({ length: Number(times ?? 1) }, () => kinds.split(',').map(Number)).flat(),
  );
  const isDense = (index: number): boolean => (every >= 1 ? index % every !== 0 : listed[index] === 0);
  const dense = Array.from({ length: layers }, (_, index) => index).filter(isDense);
  return derived(dense, 'moe_layer_freq', frequency.at);
}
