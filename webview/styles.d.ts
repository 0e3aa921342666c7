/** esbuild gathers imported styles into dist/webview.css. */
declare module '*.css';
