/** A source of numbers uniform in [0, 1). */
export type Random = () => number;

/**
 * A seeded source: the same seed gives the same numbers on every machine. Mulberry32 (Tommy Ettinger): 32 bits of
 * state, enough to draw resamples, not for cryptography.
 *
 * @example const random = seededRandom(42);
 */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** As many items as there are, drawn with replacement: one resample of a bootstrap. */
export function resample<T>(items: readonly T[], random: Random): readonly T[] {
  return items.flatMap(() => {
    const item = items[Math.floor(random() * items.length)];
    return item === undefined ? [] : [item];
  });
}
