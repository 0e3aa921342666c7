import { withAlpha } from './withAlpha';

/** The colours and the font of the canvas. Everything comes from the editor's theme. */
export interface Theme {
  readonly foreground: string;
  readonly grid: string;
  readonly frontier: string;
  readonly band: string;
  readonly run: string;
  readonly optimum: string;
  readonly dense: string;
  readonly moe: string;
  /** Of stacked bars, in their order. */
  readonly fills: readonly string[];
  /** Behind hollow markers and labels. */
  readonly background: string;
  readonly tooltipBackground: string;
  readonly tooltipForeground: string;
  readonly tooltipBorder: string;
  readonly fontFamily: string;
  /** High contrast: thicker lines, no transparency but the band's. */
  readonly highContrast: boolean;
}

/** What the theme calls the colours of the fills, and how opaque they are; chart.css repeats them for the legend. */
const FILL_COLOURS: readonly (readonly [name: string, alpha: number])[] = [
  ['charts-blue', 1],
  ['charts-blue', 0.45],
  ['charts-green', 1],
  ['charts-purple', 1],
  ['charts-purple', 0.45],
  ['charts-yellow', 0.45],
  ['charts-orange', 1],
  ['charts-yellow', 1],
  ['charts-foreground', 0.4],
];

/**
 * Reads the theme.
 * @param read Gives the computed value of a custom property, '' when the theme does not set it.
 */
export function readTheme(read: (property: string) => string, highContrast: boolean): Theme {
  const colour = (...names: readonly string[]): string =>
    names.map((name) => read(`--vscode-${name}`).trim()).find((value) => value !== '') ?? 'currentcolor';
  const foreground = colour('charts-foreground', 'foreground');
  const frontier = colour('charts-blue', 'foreground');
  return {
    foreground,
    grid: highContrast ? withAlpha(foreground, 0.3) : withAlpha(foreground, 0.12),
    frontier,
    band: withAlpha(frontier, highContrast ? 0.35 : 0.2),
    run: colour('charts-red', 'foreground'),
    optimum: colour('charts-green', 'foreground'),
    dense: highContrast ? foreground : withAlpha(foreground, 0.65),
    moe: colour('charts-purple', 'foreground'),
    fills: FILL_COLOURS.map(([name, alpha]) => withAlpha(colour(name, 'foreground'), alpha)),
    background: colour('sideBar-background', 'editor-background'),
    tooltipBackground: colour('editorHoverWidget-background', 'editor-background'),
    tooltipForeground: colour('editorHoverWidget-foreground', 'foreground'),
    tooltipBorder: colour('editorHoverWidget-border', 'contrastBorder', 'foreground'),
    fontFamily: read('--vscode-font-family').trim() || 'sans-serif',
    highContrast,
  };
}
