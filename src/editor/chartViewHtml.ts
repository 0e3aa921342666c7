/** What the page of the chart view needs to know; every field is escaped. */
export interface ChartPage {
  readonly script: string;
  readonly style: string;
  readonly cspSource: string;
  readonly title: string;
  readonly language: string;
}

/**
 * The page of the chart view: nothing but our own script and style may load.
 * The `csp-nonce` meta element is where the UI toolkit looks for the nonce of the one style element it makes.
 */
export function chartViewHtml(page: ChartPage, nonce: string = newNonce()): string {
  const source = escapeHtml(page.cspSource);
  const policy = [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}'`,
    `style-src ${source} 'nonce-${nonce}'`,
    `font-src ${source}`,
    `img-src ${source} data:`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${escapeHtml(page.language)}">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${policy}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta property="csp-nonce" content="${nonce}" />
    <title>${escapeHtml(page.title)}</title>
    <link rel="stylesheet" href="${escapeHtml(page.style)}" />
  </head>
  <body>
    <main id="app"></main>
    <script nonce="${nonce}" src="${escapeHtml(page.script)}"></script>
  </body>
</html>`;
}

/** 128 random bits in hex. */
function newNonce(): string {
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
