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

/** Longer patterns, or those with more parts that may be of any length, could take long to compare. */
const LONGEST = 300;
const MOST_OPEN_PARTS = 3;

/**
 * A pattern of a config as a regular expression that surely ends soon: no group repeated, no reference back, few parts
 * of any length.
 * @returns undefined for a pattern that is none, or that is not taken for these reasons
 */
export function safePattern(text: string): RegExp | undefined {
  const open = text.match(/[*+]|\{\d*,\d*\}/g) ?? [];
  if (text.length > LONGEST || open.length > MOST_OPEN_PARTS) return undefined;
  if (/\)[*+{]|\\[1-9kZAzG]|\(\?[<P]/.test(text)) return undefined;
  try {
    return new RegExp(`^(?:${text})$`, 'u');
  } catch {
    return undefined;
  }
}
