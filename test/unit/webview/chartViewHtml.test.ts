import assert from 'node:assert/strict';
import { chartViewHtml, type ChartPage } from '../../../src/editor/chartViewHtml';

const PAGE: ChartPage = {
  script: 'https://host/webview.js',
  style: 'https://host/webview.css',
  cspSource: 'https://host',
  title: 'Chart',
  language: 'en',
};

describe('the page of the chart view', () => {
  it('lets nothing load but its own script and style', () => {
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(chartViewHtml(PAGE, 'abc'))?.[1];
    assert.deepEqual(policy?.split('; '), [
      "default-src 'none'",
      "script-src 'nonce-abc'",
      "style-src https://host 'nonce-abc'",
      'font-src https://host',
      'img-src https://host data:',
    ]);
  });

  it('hands the nonce to the script and to the toolkit', () => {
    const html = chartViewHtml(PAGE, 'abc');
    assert.match(html, /<script nonce="abc" src="https:\/\/host\/webview\.js">/);
    assert.match(html, /<meta property="csp-nonce" content="abc" \/>/);
  });

  it('takes a fresh nonce of 128 bits for every page', () => {
    const nonces = [1, 2, 3].map(() => /script nonce="([^"]*)"/.exec(chartViewHtml(PAGE))?.[1] ?? '');
    assert.equal(new Set(nonces).size, 3);
    for (const nonce of nonces) assert.match(nonce, /^[\da-f]{32}$/);
  });

  it('escapes what it is given', () => {
    const html = chartViewHtml({ ...PAGE, title: '</title><script>"x"' }, 'abc');
    assert.match(html, /<title>&#60;\/title&#62;&#60;script&#62;&#34;x&#34;<\/title>/);
  });
});
