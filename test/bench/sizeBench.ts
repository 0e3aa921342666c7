import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type ConfigLanguage } from '../../src/configs';
import { bytesLoadedFor, bytesOf, filesLoadedOnWaking } from '../package/loadedBytes';
import { type Measurement } from './measurement';
import { huggingFaceConfig, olmoConfig } from './texts';

const dist = join(__dirname, '../../dist');

function kilobytes(...files: readonly string[]): number {
  return files.reduce((sum, file) => sum + statSync(join(dist, file)).size, 0) / 1000;
}

function chunks(): readonly string[] {
  return readdirSync(join(dist, 'chunks')).map((name) => join('chunks', name));
}

function loaded(name: string, text: string, language: ConfigLanguage): Measurement {
  const value = bytesLoadedFor(text, language) / 1000;
  return { name: `extension host, loaded for ${name}`, value, unit: 'kB', limit: 300 };
}

/** Sizes of what is shipped, minified. `npm test` guards the same limits. */
export function measureSizes(): readonly Measurement[] {
  return [
    {
      name: 'extension host, any JSON or YAML file',
      value: bytesOf(filesLoadedOnWaking()) / 1000,
      unit: 'kB',
      limit: 60,
    },
    loaded('a Hugging Face config.json', huggingFaceConfig, 'json'),
    loaded('an OLMo YAML', olmoConfig(10), 'yaml'),
    {
      name: 'extension host, all its files: readers of every format and planning',
      value: kilobytes('extension.js', 'analysis.js', ...chunks()),
      unit: 'kB',
    },
    { name: 'webview bundle', value: kilobytes('webview.js'), unit: 'kB', limit: 400 },
    { name: '.vsix', value: kilobytes('scaling-lens.vsix'), unit: 'kB', limit: 1500 },
  ];
}
