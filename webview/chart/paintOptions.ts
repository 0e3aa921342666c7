import { type ChartOptions } from 'chart.js';
import { type Theme } from '../theme/theme';

/** Puts the colours and the font of the theme into the options of a chart. */
export function paintOptions(options: ChartOptions<'line'> | ChartOptions<'bar'>, theme: Theme): void {
  options.font = { family: theme.fontFamily, size: 11 };
  options.color = theme.foreground;
  for (const scale of Object.values(options.scales ?? {})) {
    Object.assign(scale ?? {}, { grid: { color: theme.grid }, border: { color: theme.foreground } });
    Object.assign(scale?.ticks ?? {}, { color: theme.foreground });
    Object.assign(scale?.title ?? {}, { color: theme.foreground });
  }
  Object.assign(options.plugins?.tooltip ?? {}, {
    backgroundColor: theme.tooltipBackground,
    titleColor: theme.tooltipForeground,
    bodyColor: theme.tooltipForeground,
    borderColor: theme.tooltipBorder,
  });
}
