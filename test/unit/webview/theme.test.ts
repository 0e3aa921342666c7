import assert from 'node:assert/strict';
import { readTheme } from '../../../webview/theme/theme';
import { withAlpha } from '../../../webview/theme/withAlpha';

describe('the theme of the canvas', () => {
  const dark: Readonly<Record<string, string>> = {
    '--vscode-foreground': '#cccccc',
    '--vscode-charts-blue': ' #3794ff',
    '--vscode-charts-red': '#f14c4c',
    '--vscode-font-family': 'system-ui',
  };

  it('takes colours and font from the theme', () => {
    const theme = readTheme((property) => dark[property] ?? '', false);
    assert.equal(theme.frontier, '#3794ff');
    assert.equal(theme.run, '#f14c4c');
    assert.equal(theme.band, 'rgba(55, 148, 255, 0.2)');
    assert.equal(theme.fontFamily, 'system-ui');
  });

  it('falls back to the foreground where a theme sets no chart colour', () => {
    const theme = readTheme((property) => dark[property] ?? '', false);
    assert.equal(theme.optimum, '#cccccc');
    assert.equal(theme.moe, '#cccccc');
  });

  it('makes points opaque in high contrast', () => {
    assert.equal(readTheme((property) => dark[property] ?? '', true).dense, '#cccccc');
    assert.notEqual(readTheme((property) => dark[property] ?? '', false).dense, '#cccccc');
  });

  it('survives a page without any theme', () => {
    for (const [name, value] of Object.entries(readTheme(() => '', false))) assert.notEqual(value, '', name);
  });
});

describe('a more transparent colour', () => {
  const cases: readonly [string, string][] = [
    ['#fff', 'rgba(255, 255, 255, 0.5)'],
    ['#3794ff', 'rgba(55, 148, 255, 0.5)'],
    ['#3794ff80', 'rgba(55, 148, 255, 0.251)'],
    ['#FFF8', 'rgba(255, 255, 255, 0.267)'],
    ['rgb(1, 2, 3)', 'rgba(1, 2, 3, 0.5)'],
    ['rgba(1, 2, 3, 0.4)', 'rgba(1, 2, 3, 0.2)'],
    ['rgb(1 2 3 / 40%)', 'rgba(1, 2, 3, 0.2)'],
    ['currentcolor', 'currentcolor'],
    ['#12345', '#12345'],
    ['rgb(var(--x))', 'rgb(var(--x))'],
  ];
  for (const [colour, expected] of cases) {
    it(`of ${colour} is ${expected}`, () => assert.equal(withAlpha(colour, 0.5), expected));
  }
});
