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
  /** Behind hollow markers and labels. */
  readonly background: string;
  readonly tooltipBackground: string;
  readonly tooltipForeground: string;
  readonly tooltipBorder: string;
  readonly fontFamily: string;
  /** High contrast: thicker lines, no transparency but the band's. */
  readonly highContrast: boolean;
}

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
    background: colour('sideBar-background', 'editor-background'),
    tooltipBackground: colour('editorHoverWidget-background', 'editor-background'),
    tooltipForeground: colour('editorHoverWidget-foreground', 'foreground'),
    tooltipBorder: colour('editorHoverWidget-border', 'contrastBorder', 'foreground'),
    fontFamily: read('--vscode-font-family').trim() || 'sans-serif',
    highContrast,
  };
}
