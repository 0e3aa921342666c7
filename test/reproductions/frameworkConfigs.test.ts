import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type ConfigPart, readConfig } from '../../src/configs';
import { resolveArchitecture } from '../../src/engine/architecture/resolveArchitecture';
import { type ArchitectureFields } from '../../src/engine/run';
import { describeWithSharedData, sharedDataFolder } from './sharedData';

/** The folder of each format's files. */
const FOLDERS: Readonly<Record<string, string>> = {
  'gpt-neox': 'gpt_neox_yml',
};

function listed(format: string): readonly string[] {
  const folder = FOLDERS[format]!;
  const names = readdirSync(join(sharedDataFolder ?? '', 'configs', folder), { recursive: true });
  return names
    .map(String)
    .filter((name) => /\.(json|ya?ml)$/.test(name))
    .map((name) => `${folder}/${name}`);
}

describeWithSharedData('configs of training frameworks', (read) => {
  const readingOf = (path: string): ReturnType<typeof readConfig> =>
    readConfig(read(`configs/${path}`), {
      language: path.endsWith('.json') ? 'json' : 'yaml',
      fileName: path.split('/').at(-1),
    });
  const partEndingIn = (format: string, ending: string): ConfigPart => {
    const path = listed(format).find((name) => name.endsWith(ending));
    assert.ok(path !== undefined, `${format} has no file ending in ${ending}`);
    const reading = readingOf(path);
    assert.equal(reading?.format, format, path);
    assert.equal(reading.parts.length, 1, path);
    return reading.parts[0]!;
  };
  const size = (value: number): { readonly value: number; readonly origin: 'user' } => ({
    value,
    origin: 'user',
  });

  // index.csv (known_truth, computed_total_params) and formats.md section 5; the last column is what the file does
  // not say and its user must.
  const counts: readonly (readonly [
    format: string,
    ending: string,
    parameters: number,
    supplied?: ArchitectureFields,
  ])[] = [
    ['gpt-neox', '125M.yml', 162_322_944],
    ['gpt-neox', '20B.yml', 20_554_567_680],
    ['gpt-neox', '70M.yml', 70_426_624, { paddedVocabularySize: size(50304) }],
    ['gpt-neox', 'llama3-8b-sft.yml', 8_030_261_248],
  ];
  for (const [format, ending, parameters, supplied] of counts) {
    it(`counts ${parameters} parameters in ${ending} of ${format}`, () => {
      const { architecture } = partEndingIn(format, ending).description;
      const counted = resolveArchitecture({ ...architecture, ...supplied }).architecture;
      assert.equal(counted?.parameters.total, parameters);
    });
  }

  const runs: readonly (readonly [
    format: string,
    ending: string,
    tokens: number | undefined,
    steps: number | undefined,
    perStep: number | undefined,
  ])[] = [['gpt-neox', '70M.yml', undefined, 143_000, undefined]];
  for (const [format, ending, tokens, steps, perStep] of runs) {
    it(`finds ${tokens ?? 'no'} tokens in ${steps ?? 'no'} steps in ${ending} of ${format}`, () => {
      const { training } = partEndingIn(format, ending).description;
      assert.deepEqual(
        [training.tokens?.value, training.steps?.value, training.tokensPerStep?.value],
        [tokens, steps, perStep],
      );
    });
  }

  it('knows every file of its formats but those named', () => {
    const silent = new Set<string>([]);
    for (const format of Object.keys(FOLDERS)) {
      for (const path of listed(format)) {
        const name = path.split('__').at(-1) ?? path;
        assert.equal(readingOf(path)?.format, silent.has(name) ? undefined : format, path);
      }
    }
  });
});
