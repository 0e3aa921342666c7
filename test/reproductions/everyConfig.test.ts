import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type ConfigReading, readConfig } from '../../src/configs';
import { frameworkRulesOf } from '../../src/configs/frameworkRules';
import { defaultAssumptions } from '../../src/engine/defaultAssumptions';
import { estimate } from '../../src/engine/estimateRun';
import { problemsOfRun } from '../../src/engine/problems/problemsOfRun';
import { resolveArchitecture } from '../../src/engine/architecture';
import { type ArchitectureFields } from '../../src/engine/run';
import { describeWithSharedData, sharedDataFolder } from './sharedData';

/** Files about no run of a model, with the reason; every file of the first three folders is. */
const SILENT: readonly (readonly [folder: string, ending: string, why: string])[] = [
  ['non_model', '', 'foreign files'],
  ['hand_made/negative', '', 'foreign files made for this'],
  ['training_logs', '', 'what a run measured, not what was asked of it'],
  [
    'trainer_state',
    'trainer_state.json',
    'what a run measured; neither its model nor its batch stands in it',
  ],
  ['trainer_state', 'train_results.json', 'what a run measured'],
  ['axolotl_yaml', 'cloud__modal.yaml', 'where to run, not what'],
  ['calculon_json', 'h100_80g_nvl8.json', 'a machine in numbers of its own'],
  ['lingua_yaml', 'eval.yaml', 'evaluation only'],
  ['llamafactory_yaml', 'inference__qwen3.yaml', 'inference only'],
  ['metaseq_yaml', 'config.yaml', 'names of defaults whose sizes are Python'],
  ['modalities_yaml', 'vision_transformer_config.yaml', 'pictures for words'],
];

/** What a file does not say and its user must: the vocabulary of the tokenizer, padded as index.csv counts it. */
const SUPPLIED: Readonly<Record<string, ArchitectureFields>> = {
  'pythia__70M.yml': { paddedVocabularySize: { value: 50_304, origin: 'user' } },
};

/** Parts of a model that index.csv counts and we name as left out; see huggingFace.test.ts for Scout's tower. */
const LEFT_OUT: Readonly<Record<string, number>> = {
  'Llama-4-Scout-17B-16E-Instruct_config.json': 455_178_240,
};

/** Rows whose stated truth is no count of this file, with the reason. */
const NO_COUNT: readonly (readonly [ending: string, why: string])[] = [
  ['mpt-70b.yaml', 'named 70b, but its sizes are those of 64.9 billion (the file has no gate)'],
  ['OLMo-20M.yaml', 'the class leaves the embeddings out'],
  ['falcon_7B.json', 'the file states sizes that are not Falcon’s, and no family'],
  ['train__7b.yaml', 'a class, not a count'],
  [
    '235b_a22b.yaml',
    'num_query_groups without group_query_attention, which Megatron then ignores: 241.0 billion',
  ],
  ['llama3__conf__train__70b.yaml', 'named without the 256 rows that pad the vocabulary: 70.558 billion'],
  ['mcli-1b.yaml', 'a command; the model stands in a file of its image'],
];

interface Row {
  readonly file: string;
  readonly truth: string;
  readonly total: number | undefined;
  readonly active: number | undefined;
}

/** The rows of index.csv, which quotes cells with commas. */
function rowsOf(csv: string): readonly Row[] {
  const number = (text: string | undefined): number | undefined =>
    text === undefined || text === '' ? undefined : Number(text);
  return csv
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => {
      const cells = [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((m) => m[1] ?? m[2] ?? '');
      return { file: cells[1]!, truth: cells[8]!, total: number(cells[10]), active: number(cells[11]) };
    });
}

/** The count a truth begins with and how far off its rounding allows: `46.7B total` => 46.7e9 ± 0.05e9. */
function countIn(truth: string): readonly [count: number, tolerance: number] | undefined {
  const exact = /(\d{1,3}(?:,\d{3}){2,})(?! tokens)/.exec(truth.split(';')[0]!);
  if (exact !== null) return [Number(exact[1]!.replaceAll(',', '')), 0];
  const rounded = /^~?(\d+(?:\.(\d+))?)([MB])(?! tokens)(?= |;|\/|$)/.exec(truth);
  if (rounded === null) return undefined;
  const unit = rounded[3] === 'B' ? 1e9 : 1e6;
  // Without a fraction it is a class: 7B is anything that rounds to it or carries it in its name.
  const tolerance = rounded[2] === undefined ? 0.1 * Number(rounded[1]) : 0.5 * 10 ** -rounded[2].length;
  return [Number(rounded[1]) * unit, 1.001 * tolerance * unit];
}

const lookup = <T>(table: Readonly<Record<string, T>>, file: string): T | undefined =>
  Object.entries(table).find(([ending]) => file.endsWith(ending))?.[1];

const silence = (file: string): string | undefined =>
  SILENT.find(([folder, ending]) => file.startsWith(`${folder}/`) && file.endsWith(ending))?.[2];

describeWithSharedData('every config of the collection', (read) => {
  const root = join(sharedDataFolder ?? '', 'configs');
  const files = readdirSync(root, { recursive: true })
    .map((name) => String(name).replaceAll('\\', '/'))
    .filter((name) => /\.(json|ya?ml)$/.test(name));
  const rows = new Map(rowsOf(read('configs/index.csv')).map((row) => [row.file, row]));
  const readingOf = (file: string): ConfigReading | undefined =>
    readConfig(read(`configs/${file}`), { language: file.endsWith('.json') ? 'json' : 'yaml' });
  const countOf = (file: string) => {
    const fields = readingOf(file)?.parts[0]?.description.architecture ?? {};
    return resolveArchitecture({ ...fields, ...lookup(SUPPLIED, file) }).architecture?.parameters;
  };

  it('is in index.csv, so that no file is passed over', () => {
    assert.ok(files.length > 240);
    assert.deepEqual(
      files.filter((file) => !rows.has(file)),
      [],
    );
  });

  for (const file of files) {
    const why = silence(file);
    if (why !== undefined) {
      it(`is silent about ${file}: ${why}`, () => {
        assert.equal(readingOf(file), undefined);
      });
      continue;
    }
    const { truth, total, active } = rows.get(file)!;
    it(`reads ${file} without an error`, () => {
      const reading = readingOf(file);
      assert.ok(reading !== undefined && reading.parts.length > 0);
      const errors = [...reading.notices, ...reading.parts.flatMap(({ notices }) => notices)];
      assert.deepEqual(
        errors.filter(({ severity }) => severity === 'error'),
        [],
      );
    });
    it(`tells of nothing impossible in ${file}, which ran`, () => {
      const reading = readingOf(file)!;
      const problems = reading.parts.flatMap(({ description }) => {
        const estimated = estimate(description, defaultAssumptions, []);
        const rules = frameworkRulesOf(reading.format);
        return [
          ...problemsOfRun(description, estimated, defaultAssumptions, rules),
          ...estimated.notices.filter(({ at }) => at !== undefined),
        ];
      });
      assert.deepEqual(
        problems.filter(({ severity }) => severity === 'error' || severity === 'warning'),
        [],
      );
    });
    if (total !== undefined) {
      it(`counts ${total} parameters in ${file}`, () => {
        const left = lookup(LEFT_OUT, file) ?? 0;
        assert.equal(countOf(file)?.total, total - left);
        if (active !== undefined) assert.equal(countOf(file)?.active, active - left);
      });
    }
    const stated = NO_COUNT.some(([ending]) => file.endsWith(ending)) ? undefined : countIn(truth);
    if (total === undefined && stated !== undefined) {
      it(`agrees with “${truth.slice(0, 50)}” about ${file}, or says what it needs for that`, () => {
        const [count, tolerance] = stated;
        const parameters = countOf(file);
        const notices = resolveArchitecture(readingOf(file)!.parts[0]!.description.architecture).notices;
        if (parameters !== undefined) {
          const both = notices.flatMap(({ args }) => [Number(args.tied), Number(args.untied)]);
          const nearest = [parameters.total, ...both].map((each) => Math.abs(each - count));
          assert.ok(Math.min(...nearest.filter(Number.isFinite)) <= tolerance, `${parameters.total}`);
        } else {
          const says = ['missing-field', 'vocabulary-unknown', 'unknown-model-type'];
          assert.ok(notices.some(({ code }) => says.includes(code)));
        }
      });
    }
  }

  it('reaches the 472 billion tokens of GPT-NeoX-20B with the accelerators of its paper', () => {
    // formats.md section 5: 96 accelerators, 12 replicas, batches of 1536; the file itself does not say how many.
    const file = files.find((each) => each.endsWith('gpt-neox__configs__20B.yml'))!;
    const text = read(`configs/${file}`).replace('{', '{ "global_num_gpus": 96,');
    const { training, cluster } = readConfig(text, { language: 'yaml' })!.parts[0]!.description;
    assert.equal(cluster.dataParallel?.value, 12);
    assert.equal(training.globalBatchSequences?.value, 1536);
    assert.equal(training.tokens?.value, 471_859_200_000);
  });

  it('names exceptions that there are', () => {
    const endings = [
      ...SILENT.map(([folder, ending]) => [folder, ending] as const),
      ...[...Object.keys(SUPPLIED), ...Object.keys(LEFT_OUT), ...NO_COUNT.map(([ending]) => ending)].map(
        (ending) => ['', ending] as const,
      ),
    ];
    for (const [folder, ending] of endings) {
      assert.ok(
        files.some((file) => file.startsWith(folder) && file.endsWith(ending)),
        `${folder} ${ending}`,
      );
    }
  });
});
