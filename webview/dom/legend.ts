import { HATCHES, TILE } from '../picture/hatches';
import { type FillShape, type LegendEntry, type LegendShape } from '../picture/picture';
import { element } from './element';

const SVG = 'http://www.w3.org/2000/svg';

const FILL = 'M1 1 H17 V11 H1 Z';

/** Each mark as the canvas draws it, in a box of 18 × 12; colours come from chart.css. */
const SHAPES: Readonly<Record<LegendShape, string>> = {
  run: 'M9 1 L14 6 L9 11 L4 6 Z',
  optimum: 'M4.5 6 a4.5 4.5 0 1 0 9 0 a4.5 4.5 0 1 0 -9 0 Z',
  end: 'M5 2 H13 V10 H5 Z',
  dense: 'M6.5 6 a2.5 2.5 0 1 0 5 0 a2.5 2.5 0 1 0 -5 0 Z',
  moe: 'M9 2.5 L12.5 9 L5.5 9 Z',
  main: 'M0 6 H18',
  second: 'M0 6 H8 M11 6 H18',
  third: 'M0 6 H3 M6 6 H9 M12 6 H15',
  fourth: 'M0 6 H8 M10 6 H12 M14 6 H18',
  fifth: 'M0 6 H2 M4 6 H6 M8 6 H10 M12 6 H14 M16 6 H18',
  whisker: 'M2 6 H16 M2 3 V9 M16 3 V9',
  extrapolated: 'M0 6 H5 M8 6 H13 M16 6 H18',
  band: 'M0 2 H18 V10 H0 Z',
  levels: 'M0 6 H2 M5 6 H7 M10 6 H12 M15 6 H17',
  capacity: 'M9 0 V4 M9 6 V10',
  'fill-1': FILL,
  'fill-2': FILL,
  'fill-3': FILL,
  'fill-4': FILL,
  'fill-5': FILL,
  'fill-6': FILL,
  'fill-7': FILL,
  'fill-8': FILL,
  'fill-9': FILL,
};

/** Shows the marks of a picture with their words. */
export function showLegend(list: HTMLElement, entries: readonly LegendEntry[]): void {
  const key = entries.map(({ shape, label }) => `${shape} ${label}`).join('\u0000');
  if (list.dataset.shown === key) return;
  list.dataset.shown = key;
  list.replaceChildren(...entries.map(({ shape, label }) => element('li', {}, [picture(shape), label])));
}

function picture(shape: LegendShape): SVGElement {
  const svg = drawn('svg', { viewBox: '0 0 18 12', class: `mark mark-${shape}`, 'aria-hidden': 'true' });
  svg.append(drawn('path', { d: SHAPES[shape] }));
  if (isFill(shape)) svg.append(...hatch(shape));
  return svg;
}

const isFill = (shape: LegendShape): shape is FillShape => Object.hasOwn(HATCHES, shape);

/** The lines over a fill, repeated as on the canvas. */
function hatch(shape: FillShape): readonly SVGElement[] {
  const id = `hatch-${shape}`;
  const pattern = drawn('pattern', {
    id,
    width: `${TILE}`,
    height: `${TILE}`,
    patternUnits: 'userSpaceOnUse',
  });
  pattern.append(drawn('path', { d: HATCHES[shape], class: 'hatch' }));
  return [pattern, drawn('path', { d: SHAPES[shape], fill: `url(#${id})`, class: 'hatched' })];
}

function drawn(name: string, attributes: Readonly<Record<string, string>>): SVGElement {
  const made = document.createElementNS(SVG, name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  return made;
}
