import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type ConfigLanguage, FORMATS, type ReadOptions } from '../../src/configs';
import { type ConfigReading } from '../../src/configs/reading';
import { type Assumptions } from '../../src/engine';
import { type Law } from '../../src/engine/laws/law';
import { type Analysis, type Hovering } from '../../src/editor/loadAnalysis';

/** The heavy part as it is shipped, warm: what tsx makes of the sources is several times slower. */
export interface ShippedAnalysis extends Analysis, Hovering {
  readonly readConfig: (this: void, text: string, options: ReadOptions) => ConfigReading | undefined;
  /** What an open config is estimated with under the settings as they come. */
  readonly assumptions: Assumptions;
  /** The laws that they name, as shipped. */
  readonly laws: readonly Law[];
}

const dist = join(__dirname, '../../dist');
const built = (name: string): unknown => createRequire(__filename)(join(dist, name));

/** The built file of what is loaded on demand. */
function chunkOf(entry: string): string {
  const name = readdirSync(join(dist, 'chunks')).find((each) => each.startsWith(`${entry}-`));
  if (name === undefined) throw new Error(`${entry} is not built`);
  return name;
}

/** Loads it with the readers of all formats, so that every text is asked for the keys of each. */
export async function shippedAnalysis(): Promise<ShippedAnalysis> {
  const analysis = built('analysis.js') as Analysis;
  const hovering = built(`chunks/${chunkOf('hovering')}`) as Hovering;
  const everyKey = (language: ConfigLanguage) =>
    FORMATS.filter(({ languages }) => languages.includes(language)).flatMap(({ keyHints }) =>
      keyHints.flat(),
    );
  const readersOf = async (language: ConfigLanguage) => {
    // A list of keys: no format accepts it, so that none stops the loading of the others.
    const text = everyKey(language).map((key) => `- "${key}": 1`);
    const readers = await analysis.readersFor(text.join('\n'), language);
    if (readers === undefined) throw new Error('no format was loaded');
    return readers;
  };
  const readers = { json: await readersOf('json'), yaml: await readersOf('yaml') };
  const assumptions = analysis.estimateAssumptions({ codeLensEnabled: true });
  return {
    ...analysis,
    ...hovering,
    assumptions,
    laws: await analysis.loadLaws(analysis.lawIdsOf(assumptions)),
    readConfig: (text, options) => analysis.readAs(readers[options.language], text, options),
  };
}
