/**
 * Whether a module is meant by names as PEFT reads a list: the whole path, or its end behind a point.
 * @example namedBy(['q_proj'])('model.layers.0.self_attn.q_proj') // => true
 */
export function namedBy(names: readonly string[]): (path: string) => boolean {
  const wanted = new Set(names);
  return (path) => {
    for (let start = 0; start >= 0; start = path.indexOf('.', start + 1)) {
      if (wanted.has(start === 0 ? path : path.slice(start + 1))) return true;
    }
    return false;
  };
}

/** Longer patterns are nothing a person wrote. */
const LONGEST = 300;
/** Places of a path where a part of any length may end, as far as many such parts go. */
const ENDS = 18;
/** Ways to compare a path with a pattern: as many are tried, at worst, in half a millisecond. */
const MOST_WAYS = 2 ** 18;

/**
 * A pattern of a config as a regular expression that surely ends soon: no group repeated, no reference back, few ways
 * to compare a path with it.
 * @returns undefined for a pattern that is none, or that is not taken for these reasons
 */
export function safePattern(text: string): RegExp | undefined {
  if (text.length > LONGEST || waysOf(text) > MOST_WAYS) return undefined;
  if (/\)[*+{]|\\[1-9kZAzG]|\(\?[<P]/.test(text)) return undefined;
  try {
    return new RegExp(`^(?:${text})$`, 'u');
  } catch {
    return undefined;
  }
}

/**
 * In how many ways a path may be compared with a pattern, at most: every part of any length may end at many places,
 * an optional one may be there or not, of alternatives each may be tried.
 * @example waysOf('.*_proj') // => 18
 */
function waysOf(pattern: string): number {
  const bare = pattern.replace(/\\./g, 'x');
  const count = (part: RegExp): number => bare.match(part)?.length ?? 0;
  const open = count(/[*+]|\{\d*,\d*\}/g);
  const optional = count(/(?<![(*+}])\?/g);
  const groups = 1 + count(/\(/g);
  return ENDS ** open * 2 ** optional * (1 + count(/\|/g) / groups) ** groups;
}
