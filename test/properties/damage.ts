import fc from 'fast-check';

/** What people and programs leave in files when something goes wrong, and what tempts parsers. */
export const SHARDS = [
  '{',
  '}',
  '[',
  ']',
  ':',
  ',',
  '"',
  "'",
  '\\',
  '\n',
  '\t',
  ' ',
  '- ',
  '? ',
  '&a ',
  '*a',
  '<<: ',
  '!!float ',
  '|',
  '>',
  '---\n',
  '#',
  '//',
  '/*',
  '${',
  '${model}',
  '${.}',
  'NaN',
  'Infinity',
  '1e999',
  '-1',
  '0',
  '1e-400',
  '.inf',
  '.nan',
  'null',
  '__proto__',
  'constructor',
  '9007199254740993',
  '\uFEFF',
  '\u2028',
  '\uD800',
  '%YAML 1.1\n',
  '1ep',
  '2e12T',
] as const;

/** A place in a text as a share of its length, every place as likely (`fc.double` prefers the ends). */
export const SHARE = fc.nat(9999).map((n) => n / 10_000);

/**
 * One way to damage a text: cut it, drop a piece, put a shard in, repeat a piece, change one character, or indent a
 * few lines anew.
 */
export const damage = fc.record({
  kind: fc.constantFrom('cut', 'drop', 'insert', 'repeat', 'flip', 'indent'),
  at: SHARE,
  length: fc.integer({ min: 1, max: 60 }),
  shard: fc.constantFrom(...SHARDS),
  bit: fc.integer({ min: 0, max: 6 }),
});

/** The damaged text. */
export function applyDamage(
  text: string,
  { kind, at, length, shard, bit }: typeof damage extends fc.Arbitrary<infer D> ? D : never,
) {
  const start = Math.floor(at * text.length);
  const [before, piece, after] = [
    text.slice(0, start),
    text.slice(start, start + length),
    text.slice(start + length),
  ];
  if (kind === 'cut') return before;
  if (kind === 'drop') return before + after;
  if (kind === 'insert') return before + shard + piece + after;
  if (kind === 'repeat') return before + piece + piece + after;
  if (kind === 'indent') {
    const blanks = ' '.repeat(length % 9);
    return (
      before +
      (piece + after).replace(/\n[ \t]*/g, (lineStart, offset: number) =>
        offset < length * 4 ? `\n${blanks}` : lineStart,
      )
    );
  }
  return before + String.fromCharCode(text.charCodeAt(start) ^ (1 << bit)) + text.slice(start + 1);
}
