import assert from 'node:assert/strict';
import { basename } from 'node:path';
import { readConfig } from '../../src/configs/readConfig';
import { resolveArchitecture, type ArchitectureResult } from '../../src/engine/architecture';
import { describeWithSharedData } from './sharedData';

/**
 * The file that describes no vision tower although its class has one: index.csv counts the class's default tower
 * (455,178,240; the released Scout's is another one). We count the text model, say that the tower is left out, and
 * name the number of index.csv as the second count.
 */
const WITHOUT_TOWER = 'Llama-4-Scout-17B-16E-Instruct_config.json';

/** One row of index.csv: quoted fields may hold commas and doubled quotes. */
function parseCsv(text: string): readonly Readonly<Record<string, string>>[] {
  const [head = [], ...rows] = text
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
        (match) => match[1]?.replaceAll('""', '"') ?? match[2] ?? '',
      ),
    );
  return rows.map((row) => Object.fromEntries(head.map((name, index) => [name, row[index] ?? ''])));
}

/** Counts that index.csv names in words only. */
const KNOWN_IN_WORDS: Readonly<Record<string, number>> = {
  'flexflow__FlexFlow__opt_125M.json': 125_239_296,
};

/**
 * Rows whose published number is another one than ours, each with the reason and with the second count we show.
 * None of them differs from `computed_total_params`.
 */
const SECOND_COUNTS: Readonly<Record<string, number>> = {
  // Kimi K2, MiniMax M2 and Nemotron 3 balance their routers with a correction per expert: 60 × 384, 62 × 256 and
  // 23 × 128 buffer values, which checkpoints hold beside the parameters.
  'moonshotai--Kimi-K2-Instruct_config.json': 60 * 384,
  'MiniMaxAI--MiniMax-M2.5_config.json': 62 * 256,
  'NVIDIA-Nemotron-3-Nano-30B-A3B-BF16_config.json': 23 * 128,
};

describeWithSharedData('Hugging Face configs as people have them', (read) => {
  const count = (file: string): ArchitectureResult & { readonly left: readonly string[] } => {
    const reading = readConfig(read(`configs/${file}`), { language: 'json', fileName: basename(file) });
    assert.equal(reading?.format, 'hf-config');
    const [part, ...others] = reading.parts;
    assert.ok(part !== undefined && others.length === 0);
    const result = resolveArchitecture(part.description.architecture);
    const notices = [...reading.notices, ...part.notices, ...result.notices];
    assert.deepEqual(
      notices.filter(({ severity }) => severity === 'error'),
      [],
    );
    const left = notices.flatMap(({ code, args }) =>
      code === 'part-not-counted' ? [String(args.part)] : [],
    );
    return { ...result, notices, left };
  };

  const rows = parseCsv(read('configs/index.csv')).filter(({ format }) => format === 'hf_config_json');
  it('are at least 39', () => {
    assert.ok(rows.length >= 39, `${rows.length}`);
  });

  for (const row of rows) {
    const file = row.file ?? '';
    const name = basename(file);
    const total = row.computed_total_params === '' ? KNOWN_IN_WORDS[name] : Number(row.computed_total_params);
    if (total === undefined || name.endsWith(WITHOUT_TOWER)) continue;
    it(`${name} has ${total} parameters`, () => {
      const { architecture, notices } = count(file);
      assert.equal(architecture?.parameters.total, total);
      if (row.computed_active_params !== '') {
        assert.equal(architecture.parameters.active, Number(row.computed_active_params));
      }
      const buffers = Object.entries(SECOND_COUNTS).find(([end]) => name.endsWith(end))?.[1];
      const convention = notices.find(({ args }) => args.reason === 'router-correction-bias');
      assert.equal(convention?.args.otherCount, buffers === undefined ? undefined : total + buffers);
    });
  }

  it('counts the legacy OLMo fixture, for which no number is known, by OLMo’s own rules', () => {
    // d = 32, one layer, FFN 2 × 64, 50,304 rows tied, 1,024 positions, biases and LayerNorm with bias everywhere.
    const embedding = 50304 * 32 + 1024 * 32;
    const attention = 4 * (32 * 32 + 32);
    const feedForward = 2 * (32 * 64 + 64) + 64 * 32 + 32;
    const norms = 3 * 2 * 32;
    const { architecture } = count(
      'hf_config_json/allenai__OLMo__test_fixtures__test-olmo-model__config.json',
    );
    assert.equal(architecture?.parameters.total, embedding + attention + feedForward + norms);
  });

  it('counts the text model of Llama 4 Scout and names the count with the tower that the class would build', () => {
    const row = rows.find(({ file }) => file?.endsWith(WITHOUT_TOWER) === true);
    const { architecture, notices, left } = count(row?.file ?? '');
    assert.deepEqual(left, ['vision-tower']);
    const second = notices.find(({ code }) => code === 'count-convention');
    assert.deepEqual(second?.args, {
      thisCount: 107_769_861_120,
      otherCount: Number(row?.computed_total_params),
      reason: 'default-vision-tower',
    });
    assert.equal(architecture?.parameters.total, 107_769_861_120);
    assert.equal(architecture.parameters.active + 455_178_240, Number(row?.computed_active_params));
  });

  it('names the multi-token prediction of MiMo and MiniMax', () => {
    for (const model of ['MiMo-7B-Base', 'MiniMax-M2.5']) {
      const file = rows.find((row) => row.file?.includes(model) === true)?.file ?? '';
      assert.deepEqual(count(file).left, ['multi-token-prediction']);
    }
  });

  it('reads the hand-made config with BOM, CRLF, tabs and a null as one with as many key/value heads as heads', () => {
    const { architecture } = count('hand_made/positive/hf-config-bom-crlf-tabs-null-kv.json');
    const layer = 4 * 2048 ** 2 + 3 * 2048 * 5632 + 2 * 2048;
    assert.equal(architecture?.parameters.total, 2 * 32000 * 2048 + 22 * layer + 2048);
  });

  it('reads the hand-made config with comments and trailing commas as TinyLlama', () => {
    const { architecture } = count('hand_made/positive/hf-config-jsonc-trailing-commas.json');
    assert.equal(architecture?.parameters.total, 1_100_048_384);
  });

  it('is silent on what is no model config', () => {
    const foreign = parseCsv(read('configs/index.csv')).filter(
      ({ format, file }) => format === 'non_model' || file?.startsWith('hand_made/negative') === true,
    );
    for (const { file = '' } of foreign) {
      if (!/\.jsonc?$/.test(file)) continue;
      const reading = readConfig(read(`configs/${file}`), { language: 'json', fileName: basename(file) });
      assert.equal(reading?.format, undefined, file);
    }
  });

  it('leaves the JSON of other formats alone', () => {
    const others = parseCsv(read('configs/index.csv')).filter(
      ({ format, file }) => format !== 'hf_config_json' && file?.endsWith('.json') === true,
    );
    for (const { file = '' } of others) {
      if (file.includes('hf-config')) continue;
      const reading = readConfig(read(`configs/${file}`), { language: 'json', fileName: basename(file) });
      assert.notEqual(reading?.format, 'hf-config', file);
    }
  });
});
