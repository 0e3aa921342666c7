/** The numbers behind the charts of memory, cost and serving. Loaded by `loadChartSeries` when the chart is in sight. */
export { seriesOfRun } from '../engine/series';
