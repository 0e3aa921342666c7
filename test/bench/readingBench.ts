import { parseTree } from 'jsonc-parser';
import { LineCounter, parseDocument } from 'yaml';
import { type ConfigLanguage } from '../../src/configs';
import { type Measurement, ratioOf, timeOf } from './measurement';
import { shippedAnalysis, type ShippedAnalysis } from './shipped';
import {
  deepseekConfig,
  foreignJson,
  foreignYaml,
  huggingFaceConfig,
  maxtextBase,
  olmoConfig,
  packageJson,
  paramsJson,
} from './texts';

/** The parsers our trees are built on, called in the plainest way. */
const parse: Readonly<Record<ConfigLanguage, (text: string) => unknown>> = {
  json: (text) => parseTree(text),
  yaml: (text) => parseDocument(text, { lineCounter: new LineCounter() }),
};

const PARSER = 'bare parser, same text';

/** How close to the parser estimating stays for files as people have them. */
const CLOSE = 1.3;

/** What reading and estimating costs against the bare parser on the same text. */
export async function measureReading(): Promise<readonly Measurement[]> {
  const analysis = await shippedAnalysis();
  return [
    estimating(analysis, 'Hugging Face config.json, Llama 3.1', huggingFaceConfig, 'json', CLOSE),
    estimating(analysis, 'Hugging Face config.json, DeepSeek-V3', deepseekConfig, 'json', CLOSE),
    estimating(analysis, 'Meta params.json', paramsJson, 'json'),
    estimating(analysis, 'OLMo YAML, 10 kB', olmoConfig(10), 'yaml'),
    estimating(analysis, 'OLMo YAML, 135 kB', olmoConfig(135), 'yaml', CLOSE),
    estimating(analysis, 'MaxText base, 300 keys', maxtextBase(300), 'yaml', CLOSE),
    estimating(analysis, 'OLMo YAML, 1 MB', olmoConfig(1000), 'yaml'),
    growing(analysis, [10, 100]),
    growing(analysis, [100, 1000]),
    turningDown(analysis, 'foreign YAML, 100 kB', foreignYaml(100), 'yaml'),
    turningDown(analysis, 'foreign YAML, 1 MB', foreignYaml(1000), 'yaml'),
    turningDown(analysis, 'foreign JSON, 1 MB', foreignJson(1000), 'json'),
    turningDownShort(analysis),
  ];
}

function estimateText(
  { readConfig, estimate, assumptions, laws }: ShippedAnalysis,
  text: string,
  language: ConfigLanguage,
): void {
  const reading = readConfig(text, { language });
  if (reading === undefined) throw new Error('the benchmark text was not recognised');
  for (const part of reading.parts) estimate(part.description, assumptions, laws);
}

function estimating(
  analysis: ShippedAnalysis,
  name: string,
  text: string,
  language: ConfigLanguage,
  limit = 2,
): Measurement {
  const value = ratioOf(
    () => {
      estimateText(analysis, text, language);
    },
    () => parse[language](text),
  );
  return { name: `estimate ${name}`, value, unit: '×', limit, yardstick: PARSER };
}

/** A text against ten of a tenth of its length: 1 is linear. */
function growing(analysis: ShippedAnalysis, [tenth, whole]: readonly [number, number]): Measurement {
  const [long, short] = [olmoConfig(whole), olmoConfig(tenth)];
  const value = ratioOf(
    () => {
      estimateText(analysis, long, 'yaml');
    },
    () => {
      for (let time = 0; time < 10; time++) estimateText(analysis, short, 'yaml');
    },
  );
  const yardstick = `ten times ${tenth} kB`;
  return { name: `estimate OLMo YAML, ${whole} kB`, value, unit: '×', limit: 1.5, yardstick };
}

/** A file so short that a share of its parsing says nothing. */
function turningDownShort({ readConfig }: ShippedAnalysis): Measurement {
  const value = timeOf(() => {
    if (readConfig(packageJson, { language: 'json' }) !== undefined)
      throw new Error('a foreign file was taken for a config');
  });
  return { name: 'turn down a package.json of 2 kB', value, unit: 'ms', limit: 0.05 };
}

function turningDown(
  { readConfig }: ShippedAnalysis,
  name: string,
  text: string,
  language: ConfigLanguage,
): Measurement {
  const value = ratioOf(
    () => {
      if (readConfig(text, { language }) !== undefined)
        throw new Error('a foreign file was taken for a config');
    },
    () => parse[language](text),
  );
  return { name: `turn down ${name}`, value, unit: '×', limit: 0.05, yardstick: PARSER };
}
