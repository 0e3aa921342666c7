import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  LinearScale,
  LineController,
  LineElement,
  LogarithmicScale,
  PointElement,
  Tooltip,
} from 'chart.js';

/** Registers the parts of Chart.js in use; `chart.js/auto` would add 25 kB. */
export function registerChartParts(): void {
  Chart.register(
    LineController,
    LineElement,
    PointElement,
    BarController,
    BarElement,
    CategoryScale,
    LogarithmicScale,
    LinearScale,
    Tooltip,
  );
}
