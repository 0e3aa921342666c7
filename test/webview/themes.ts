/** The variables of VS Code's own themes that the panel reads, and the body class that goes with them. */
export interface EditorTheme {
  readonly bodyClass: string;
  readonly colours: Readonly<Record<string, string>>;
}

const SHARED = { 'font-family': 'sans-serif', 'font-size': '13px', 'editor-font-family': 'monospace' };

/** Dark Modern, Light Modern and Dark High Contrast. */
export const THEMES: Readonly<Record<'dark' | 'light' | 'highContrast', EditorTheme>> = {
  dark: {
    bodyClass: 'vscode-dark',
    colours: {
      ...SHARED,
      foreground: '#cccccc',
      descriptionForeground: '#9d9d9d',
      'sideBar-background': '#181818',
      'charts-foreground': '#cccccc',
      'charts-red': '#f14c4c',
      'charts-blue': '#3794ff',
      'charts-green': '#89d185',
      'charts-orange': '#d18616',
      'charts-yellow': '#cca700',
      'charts-purple': '#b180d7',
      'editorHoverWidget-background': '#202020',
      'editorHoverWidget-foreground': '#cccccc',
      'editorHoverWidget-border': '#454545',
      'dropdown-background': '#313131',
      'dropdown-border': '#3c3c3c',
      'dropdown-foreground': '#cccccc',
      'list-activeSelectionBackground': '#04395e',
      'list-activeSelectionForeground': '#ffffff',
      focusBorder: '#0078d4',
    },
  },
  light: {
    bodyClass: 'vscode-light',
    colours: {
      ...SHARED,
      foreground: '#3b3b3b',
      descriptionForeground: '#3b3b3b',
      'sideBar-background': '#f8f8f8',
      'charts-foreground': '#3b3b3b',
      'charts-red': '#e51400',
      'charts-blue': '#1a85ff',
      'charts-green': '#388a34',
      'charts-orange': '#d18616',
      'charts-yellow': '#bf8803',
      'charts-purple': '#652d90',
      'editorHoverWidget-background': '#f8f8f8',
      'editorHoverWidget-foreground': '#3b3b3b',
      'editorHoverWidget-border': '#c8c8c8',
      'dropdown-background': '#ffffff',
      'dropdown-border': '#cecece',
      'dropdown-foreground': '#3b3b3b',
      'list-activeSelectionBackground': '#e8e8e8',
      'list-activeSelectionForeground': '#000000',
      focusBorder: '#005fb8',
    },
  },
  highContrast: {
    bodyClass: 'vscode-high-contrast',
    colours: {
      ...SHARED,
      foreground: '#ffffff',
      descriptionForeground: '#ffffffb3',
      'sideBar-background': '#000000',
      'charts-foreground': '#ffffff',
      'charts-red': '#f48771',
      'charts-blue': '#3794ff',
      'charts-green': '#89d185',
      'charts-orange': '#d18616',
      'charts-yellow': '#cca700',
      'charts-purple': '#b180d7',
      'editorHoverWidget-background': '#0c141f',
      'editorHoverWidget-foreground': '#ffffff',
      'editorHoverWidget-border': '#6fc3df',
      'dropdown-background': '#0c141f',
      'dropdown-border': '#6fc3df',
      'dropdown-foreground': '#ffffff',
      contrastBorder: '#6fc3df',
      contrastActiveBorder: '#f38518',
      focusBorder: '#f38518',
    },
  },
};
