import { readTheme, type Theme } from './theme';

/** The theme as the page has it now. */
export function currentTheme(): Theme {
  const style = getComputedStyle(document.documentElement);
  const highContrast = document.body.className.includes('vscode-high-contrast');
  return readTheme((property) => style.getPropertyValue(property), highContrast);
}

/** Calls back after every change of theme: VS Code writes its variables to `<html style>`, the kind to `<body class>`. */
export function watchTheme(changed: (theme: Theme) => void): void {
  const observer = new MutationObserver(() => changed(currentTheme()));
  observer.observe(document.documentElement, { attributeFilter: ['style'] });
  observer.observe(document.body, { attributeFilter: ['class'] });
}
