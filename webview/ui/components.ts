import { provideVSCodeDesignSystem, vsCodeDropdown, vsCodeOption } from '@vscode/webview-ui-toolkit';

/**
 * Registers the components in use, and no others: `vscode-tag` and `vscode-badge` break a strict CSP.
 * Must run before the page's `load` event, when the toolkit reads the theme.
 */
export function registerComponents(): void {
  provideVSCodeDesignSystem().register(vsCodeDropdown(), vsCodeOption());
}
