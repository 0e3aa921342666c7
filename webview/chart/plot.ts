import { element } from '../dom/element';
import { type Picture } from '../picture/picture';
import { type Theme } from '../theme/theme';
import { BarChart } from './barChart';
import { CurveChart } from './curveChart';

/** Where pictures are shown: a canvas for each kind, of which one is in sight. */
export interface Plot {
  readonly element: HTMLElement;
  /** @param label What the picture is, read aloud in its place. */
  show(picture: Picture, label: string): void;
  restyle(theme: Theme): void;
}

interface Canvas {
  readonly box: HTMLElement;
  readonly canvas: HTMLCanvasElement;
}

/** Makes the plot; bars are made when they are first asked for. */
export function createPlot(theme: Theme): Plot {
  let current = theme;
  const root = element('div');
  const newCanvas = (): Canvas => {
    const canvas = element('canvas', { role: 'img', 'aria-describedby': 'summary' });
    const box = element('div', { class: 'plot' }, [canvas]);
    root.append(box);
    return { box, canvas };
  };
  const curves = newCanvas();
  const curveChart = new CurveChart(curves.canvas, theme);
  let bars: (Canvas & { readonly chart: BarChart }) | undefined;
  const barsOrNew = (): Canvas & { readonly chart: BarChart } => {
    if (bars === undefined) {
      const made = newCanvas();
      bars = { ...made, chart: new BarChart(made.canvas, current) };
    }
    return bars;
  };
  return {
    element: root,
    show(picture, label) {
      const isBars = picture.kind === 'bars';
      curves.box.hidden = isBars;
      if (bars !== undefined) bars.box.hidden = !isBars;
      if (isBars) {
        const { canvas, chart } = barsOrNew();
        canvas.setAttribute('aria-label', label);
        chart.show(picture);
      } else {
        curves.canvas.setAttribute('aria-label', label);
        curveChart.show(picture);
      }
    },
    restyle(next) {
      current = next;
      curveChart.restyle(next);
      bars?.chart.restyle(next);
    },
  };
}
