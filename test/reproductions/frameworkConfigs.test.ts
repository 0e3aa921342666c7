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
  nanotron: 'nanotron_yaml',
  'open-lm': 'open_lm_json',
  calculon: 'calculon_json',
  levanter: 'levanter_yaml',
  lingua: 'lingua_yaml',
  maxtext: 'maxtext_yml',
  modalities: 'modalities_yaml',
  'megatron-lm': 'megatron_yaml',
  nemo: 'nemo_yaml',
  flagscale: 'flagscale_yaml',
};

const listed = (format: string): readonly string[] => filesIn(FOLDERS[format]!);

function filesIn(folder: string): readonly string[] {
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
    ['nanotron', 'config_2.8b_llama.yaml', 2_315_309_056],
    ['open-lm', 'model_configs__open_lm_1b.json', 1_439_795_200],
    ['open-lm', 'models__c4_original-open_lm_1b-1.0.json', 1_439_795_200],
    ['open-lm', 'models__c4_original-open_lm_1b-4.0.json', 1_439_795_200],
    ['open-lm', 'models__c4_original-d=96_l=8_h=4-1.0.json', 10_569_312],
    ['open-lm', 'open_lm_configs__d=96_l=8_h=4.json', 10_569_312],
    // Llama 2 7B on the hub; open_lm_7b is the same with 50,432 rows.
    ['open-lm', 'llama2_7b.json', 6_738_415_616],
    ['levanter', 'llama2_7b.yaml', 7_241_732_096],
    ['levanter', 'gpt2_small.yaml', 124_439_808, { vocabularySize: size(50257) }],
    ['levanter', 'gemma_2b.yaml', 2_506_172_416],
    ['levanter', 'mixtral_8x7b.yaml', 46_702_792_704],
    // Llama 2 7B and Llama 3's vocabulary on the hub.
    ['levanter', 'llama_7b_with_dclm.yaml', 6_738_415_616, { vocabularySize: size(32_000) }],
    ['lingua', 'llama_7B.yaml', 6_738_415_616, { vocabularySize: size(32_000) }],
    ['maxtext', 'configs__base.yml', 1_104_218_112],
    ['maxtext', 'llama3.1-405b.yml', 405_853_388_800],
    ['maxtext', 'deepseek3-671b.yml', 671_026_404_352],
    ['maxtext', 'gpt-oss-20b.yml', 20_914_757_184],
    ['maxtext', 'gpu__models__llama3_8b.yml', 8_030_261_248],
    ['maxtext', 'gpu__models__mixtral_8x7b.yml', 46_702_792_704],
    // Gemma 2 27B on the hub, with 128 rows more.
    ['maxtext', 'gemma2-27b.yml', 27_227_128_320 + 128 * 4608],
    // 96 blocks of 12·h² + 13·h, the last norm, 50,304 tokens and 16,384 positions.
    ['maxtext', 'gpt3-175b.yml', 96 * (12 * 12_288 ** 2 + 13 * 12_288) + (2 + 50_304 + 16_384) * 12_288],
    // Llama 2 7B on the hub.
    ['nemo', 'megatron_llama_config.yaml', 6_738_415_616, { vocabularySize: size(32_000) }],
    // Falcon 7B on the hub, its head not tied.
    ['nemo', 'megatron_falcon_config.yaml', 6_921_720_704 + 65_024 * 4544, { vocabularySize: size(65_024) }],
    // Llama 3 70B on the hub, and 256 rows more: FlagScale pads to 64 for each of 8 tensor-parallel ranks.
    ['flagscale', 'llama3__conf__train__70b.yaml', 70_553_706_496 + 2 * 256 * 8192],
    ['flagscale', 'mixtral__conf__train__8x7b.yaml', 46_702_792_704, { vocabularySize: size(32_000) }],
    ['open-lm', 'open_lm_7b.json', 6_738_415_616 + 2 * (50_432 - 32_000) * 4096],
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
  ])[] = [
    ['flagscale', '235b_a22b.yaml', 244_141_056 * 4096, 119_209, 8_388_608],
    ['megatron-lm', 'etp1cp1_release__model_config.yaml', 24_414_062 * 4096, 47_683, 2_097_152],
    ['gpt-neox', '70M.yml', undefined, 143_000, undefined],
    ['nanotron', 'config_2.8b_llama.yaml', 36_700_160_000, 70_000, 524_288],
    ['levanter', 'llama_7b_with_dclm.yaml', 2_013_265_920_000, 480_000, 4_194_304],
    ['levanter', 'llama2_7b.yaml', 41_943_040_000, 10_000, 4_194_304],
    // 256 GPUs make it 209,715,200,000 tokens; the file does not say how many.
    ['lingua', 'llama_7B.yaml', undefined, 100_000, undefined],
    ['open-lm', 'open_lm_1b-1.0.json', 28_795_904_000, 54_924, 524_288],
    ['open-lm', 'd=96_l=8_h=4-1.0.json', 211_386_240, 1613, 131_072],
  ];
  for (const [format, ending, tokens, steps, perStep] of runs) {
    it(`finds ${tokens ?? 'no'} tokens in ${steps ?? 'no'} steps in ${ending} of ${format}`, () => {
      const { training } = partEndingIn(format, ending).description;
      assert.deepEqual(
        [training.tokens?.value, training.steps?.value, training.tokensPerStep?.value],
        [tokens, steps, perStep],
      );
    });
  }

  it('reads an OLMo-core file', () => {
    const reading = readingOf('hand_made/positive/olmo-core-config.json');
    assert.equal(reading?.format, 'olmo-core');
    assert.equal(reading.parts[0]?.description.training.tokens?.value, 1e10);
  });

  it('takes no file of another format for one of its own', () => {
    const folders = readdirSync(join(sharedDataFolder ?? '', 'configs'), { withFileTypes: true });
    const foreign = folders.filter((each) => each.isDirectory() && each.name !== 'hand_made');
    const ours = new Set(Object.values(FOLDERS));
    const formats = new Set([...Object.keys(FOLDERS), 'olmo-core']);
    const paths = foreign.filter(({ name }) => !ours.has(name)).flatMap(({ name }) => filesIn(name));
    assert.ok(paths.length >= 100);
    for (const path of paths) {
      const format = readingOf(path)?.format ?? '';
      assert.ok(!formats.has(format), `${path} is taken for ${format}`);
    }
  });

  it('knows every file of its formats but those named', () => {
    const silent = new Set([
      // A machine, not a model.
      'h100_80g_nvl8.json',
      // A vision transformer.
      'vision_transformer_config.yaml',
      // An evaluation.
      'eval.yaml',
    ]);
    // Megatron-LM tests NeMo 2 as well.
    const guest = 'ep2_1N8G__model_config.yaml';
    for (const format of Object.keys(FOLDERS)) {
      for (const path of listed(format)) {
        const known = ![...silent].some((ending) => path.endsWith(ending));
        const expected = path.endsWith(guest) ? 'nemo2' : format;
        assert.equal(readingOf(path)?.format, known ? expected : undefined, path);
      }
    }
  });
});
