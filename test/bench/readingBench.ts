import { parseTree } from 'jsonc-parser';
import { LineCounter, parseDocument } from 'yaml';
import { type ConfigLanguage, readConfig } from '../../src/configs';
import { defaultAssumptions, estimate } from '../../src/engine';
import { type Measurement, ratioOf } from './measurement';
import { foreignJson, foreignYaml, huggingFaceConfig, olmoConfig } from './texts';

/** The parsers our trees are built on, called in the plainest way. */
const parse: Readonly<Record<ConfigLanguage, (text: string) => unknown>> = {
  json: (text) => parseTree(text),
  yaml: (text) => parseDocument(text, { lineCounter: new LineCounter() }),
};

function estimateText(text: string, language: ConfigLanguage): void {
  const reading = readConfig(text, { language });
  if (reading === undefined) throw new Error('the benchmark text was not recognised');
  for (const part of reading.parts) estimate(part.description, defaultAssumptions);
}

function estimating(name: string, text: string, language: ConfigLanguage): Measurement {
  const value = ratioOf(
    () => {
      estimateText(text, language);
    },
    () => parse[language](text),
  );
  return { name: `estimate ${name}`, value, unit: '×', limit: 2, yardstick: 'bare parser, same text' };
}

function turningDown(name: string, text: string, language: ConfigLanguage): Measurement {
  const value = ratioOf(
    () => {
      if (readConfig(text, { language }) !== undefined)
        throw new Error('a foreign file was taken for a config');
    },
    () => parse[language](text),
  );
  return { name: `turn down ${name}`, value, unit: '×', limit: 0.05, yardstick: 'bare parser, same text' };
}

/** What reading and estimating costs against the bare parser on the same text. */
export function measureReading(): readonly Measurement[] {
  return [
    estimating('Hugging Face config.json', huggingFaceConfig, 'json'),
    estimating('OLMo YAML, 10 kB', olmoConfig(10), 'yaml'),
    estimating('OLMo YAML, 135 kB', olmoConfig(135), 'yaml'),
    estimating('OLMo YAML, 1 MB', olmoConfig(1000), 'yaml'),
    turningDown('foreign YAML, 100 kB', foreignYaml(100), 'yaml'),
    turningDown('foreign YAML, 1 MB', foreignYaml(1000), 'yaml'),
    turningDown('foreign JSON, 1 MB', foreignJson(1000), 'json'),
  ];
}
