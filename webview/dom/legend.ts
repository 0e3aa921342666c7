import { type Picture } from '../scene/picture';
import { type Words } from '../text/words';
import { isScoreView } from '../scene/view';
import { element } from './element';

const SVG = 'http://www.w3.org/2000/svg';

/** Each mark as the canvas draws it, in a box of 18 × 12; colours come from chart.css. */
const SHAPES = {
  run: 'M9 1 L14 6 L9 11 L4 6 Z',
  optimum: 'M4.5 6 a4.5 4.5 0 1 0 9 0 a4.5 4.5 0 1 0 -9 0 Z',
  dense: 'M6.5 6 a2.5 2.5 0 1 0 5 0 a2.5 2.5 0 1 0 -5 0 Z',
  moe: 'M9 2.5 L12.5 9 L5.5 9 Z',
  frontier: 'M0 6 H18',
  extrapolated: 'M0 6 H5 M8 6 H13 M16 6 H18',
  band: 'M0 2 H18 V10 H0 Z',
  limits: 'M0 6 H2 M5 6 H7 M10 6 H12 M15 6 H17',
} as const;

type Mark = keyof typeof SHAPES;

/** Shows the marks that occur in the scene with their words. */
export function showLegend(list: HTMLElement, scene: Picture, words: Words): void {
  const marks = (Object.keys(SHAPES) as Mark[]).filter((mark) => occurs(mark, scene));
  const named = (mark: Mark): string =>
    mark === 'frontier' && isScoreView(scene.view) ? words.curve : words[mark];
  const key = marks.map(named).join('\u0000');
  if (list.dataset.shown === key) return;
  list.dataset.shown = key;
  list.replaceChildren(...marks.map((mark) => element('li', {}, [picture(mark), named(mark)])));
}

function occurs(mark: Mark, { run, optimum, published, frontier, limits }: Picture): boolean {
  switch (mark) {
    case 'run':
      return run !== undefined;
    case 'optimum':
      return optimum !== undefined;
    case 'dense':
    case 'moe':
      return published.some(({ kind }) => kind === mark);
    case 'frontier':
      return frontier.some(({ insideFit }) => insideFit);
    case 'extrapolated':
      return frontier.some(({ insideFit }) => !insideFit);
    case 'band':
      return frontier.some(({ low }) => low !== undefined);
    case 'limits':
      return limits !== undefined;
  }
}

function picture(mark: Mark): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 18 12');
  svg.setAttribute('class', `mark mark-${mark}`);
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', SHAPES[mark]);
  svg.append(path);
  return svg;
}
