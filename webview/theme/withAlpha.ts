/**
 * Makes a colour of a theme more transparent: `#rgb`, `#rrggbb`, `#rrggbbaa`, `rgb()` and `rgba()`, the forms VS Code
 * writes. Any other colour is returned as it is.
 * @example withAlpha('#3794ff', 0.2) // => 'rgba(55, 148, 255, 0.2)'
 */
export function withAlpha(colour: string, alpha: number): string {
  const parts = fromHex(colour) ?? fromFunction(colour);
  if (parts === undefined) return colour;
  const [red, green, blue, own] = parts;
  return `rgba(${red}, ${green}, ${blue}, ${Number((own * alpha).toFixed(3))})`;
}

type Parts = readonly [red: number, green: number, blue: number, alpha: number];

function fromHex(colour: string): Parts | undefined {
  if (!/^#(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/i.test(colour)) return undefined;
  const digits = colour.slice(1);
  const long = digits.length < 6 ? digits.replace(/./g, '$&$&') : digits;
  const byte = (index: number): number => parseInt(long.slice(2 * index, 2 * index + 2), 16);
  return [byte(0), byte(1), byte(2), long.length === 8 ? byte(3) / 255 : 1];
}

function fromFunction(colour: string): Parts | undefined {
  const inside = /^rgba?\(([^)]*)\)$/i.exec(colour)?.[1];
  const [red, green, blue, alpha = 1] = (inside ?? '')
    .split(/[\s,/]+/)
    .filter((part) => part !== '')
    .map((part) => (part.endsWith('%') ? Number(part.slice(0, -1)) / 100 : Number(part)));
  const known = [red, green, blue, alpha].every((part) => part !== undefined && Number.isFinite(part));
  if (!known || red === undefined || green === undefined || blue === undefined) return undefined;
  return [red, green, blue, alpha];
}
