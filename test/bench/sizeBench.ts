import { statSync } from 'node:fs';
import { join } from 'node:path';
import { type Measurement } from './measurement';

const dist = join(__dirname, '../../dist');

function kilobytes(...files: readonly string[]): number {
  return files.reduce((sum, file) => sum + statSync(join(dist, file)).size, 0) / 1000;
}

/** Sizes of what is shipped, minified. `npm test` guards the same limits. */
export function measureSizes(): readonly Measurement[] {
  return [
    { name: 'host bundles', value: kilobytes('extension.js', 'analysis.js'), unit: 'kB', limit: 300 },
    { name: 'webview bundle', value: kilobytes('webview.js'), unit: 'kB', limit: 400 },
    { name: '.vsix', value: kilobytes('scaling-lens.vsix'), unit: 'kB', limit: 1500 },
  ];
}
