import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type ConfigPart, type ConfigReading, readConfig } from '../../src/configs';
import { parseDocument } from '../../src/configs/document/document';
import { nodeAtPath } from '../../src/configs/document/node';
import { resolveArchitecture } from '../../src/engine/architecture/resolveArchitecture';
import { describeWithSharedData, sharedDataFolder } from './sharedData';

const OURS = /^(litgpt|llm_foundry|olmo)_yaml$|^meta_params_json$/;
const FORMATS_HERE: ReadonlySet<string> = new Set(['litgpt', 'llm-foundry', 'olmo', 'meta-params']);
const CONFIG = /\.(json|ya?ml)$/;

function listed(folder: string): readonly string[] {
  const names = readdirSync(join(sharedDataFolder ?? '', 'configs', folder), { recursive: true });
  return names
    .map(String)
    .filter((name) => CONFIG.test(name))
    .map((name) => `${folder}/${name}`);
}

describeWithSharedData('configs from public repositories', (read) => {
  const readingOf = (path: string): ConfigReading | undefined => {
    const fileName = path.split('/').at(-1);
    return readConfig(read(`configs/${path}`), {
      language: path.endsWith('.json') ? 'json' : 'yaml',
      fileName,
    });
  };
  const partEndingIn = (folder: string, ending: string): ConfigPart => {
    const path = listed(folder).find((name) => name.endsWith(ending));
    assert.ok(path !== undefined, `${folder} has no file ending in ${ending}`);
    const reading = readingOf(path);
    assert.equal(reading?.parts.length, 1, path);
    return reading.parts[0]!;
  };

  // index.csv (known_truth, computed_total_params) and formats.md section 5.
  const counts: readonly (readonly [folder: string, ending: string, parameters: number])[] = [
    ['meta_params_json', 'llama3.1-8b_params.json', 8_030_261_248],
    ['meta_params_json', 'llama3-70b_params.json', 70_553_706_496],
    ['meta_params_json', 'mistral-7b_params.json', 7_241_732_096],
    ['meta_params_json', 'mixtral-8x7b_mlx_params.json', 46_702_792_704],
    ['olmo_yaml', 'OLMo-7B.yaml', 6_888_095_744],
    ['olmo_yaml', 'OLMo2-1B-stage2-seed42.yaml', 1_484_916_736],
    ['olmo_yaml', 'from928646_owm.yaml', 7_298_617_344],
    // By name, from the built-in table.
    ['litgpt_yaml', 'pretrain__tinyllama.yaml', 1_100_048_384],
    ['litgpt_yaml', 'pretrain__microllama.yaml', 304_636_928],
    ['litgpt_yaml', 'llama-3.1-8b__lora.yaml', 8_030_261_248],
    // 2.51 billion; the head is the embedding matrix, although LitGPT keeps a copy of it.
    ['litgpt_yaml', 'gemma-2b__full.yaml', 2_506_172_416],
    ['llm_foundry_yaml', 'hf-llama-3.1-8B.yaml', 8_030_261_248],
    ['llm_foundry_yaml', 'mpt-7b_dolly_sft.yaml', 6_649_286_656],
    ['llm_foundry_yaml', 'mcli-llama3-70b-instruct-finetune.yaml', 70_553_706_496],
  ];
  for (const [folder, ending, parameters] of counts) {
    it(`counts ${parameters} parameters in ${ending}`, () => {
      const { architecture } = partEndingIn(folder, ending).description;
      assert.equal(resolveArchitecture(architecture).architecture?.parameters.total, parameters);
    });
  }

  it('gives both counts of Qwen3-0.6B, which is tied but does not say so', () => {
    const { architecture } = partEndingIn('meta_params_json', 'qwen3_0_6b_config.json').description;
    const { notices } = resolveArchitecture(architecture);
    // Qwen3-0.6B: 596.0 million tied, 751.6 million untied.
    assert.deepEqual(
      notices.map(({ code, args }) => ({ code, args })),
      [{ code: 'tying-not-stated', args: { tied: 596_049_920, untied: 751_632_384 } }],
    );
  });

  it('does not trust a FlexFlow file that describes Falcon in the words of Llama', () => {
    const { architecture } = partEndingIn('meta_params_json', 'falcon_7B.json').description;
    assert.ok(resolveArchitecture(architecture).notices.some(({ code }) => code === 'unknown-model-type'));
  });

  const runs: readonly (readonly [
    folder: string,
    ending: string,
    tokens: number,
    steps: number,
    perStep: number,
  ])[] = [
    ['llm_foundry_yaml', 'pretrain__mpt-70b.yaml', 1_400_058_675_200, 333_800, 4_194_304],
    ['llm_foundry_yaml', 'pretrain__mpt-125m.yaml', 2_516_582_400, 4800, 524_288],
    ['olmo_yaml', 'OLMo-7B.yaml', 2e12, 476_838, 4_194_304],
    ['olmo_yaml', 'OLMo2-1B-stage2-seed42.yaml', 50e9, 23_842, 2_097_152],
    ['olmo_yaml', 'OLMo-20M.yaml', 406_934 * 4_194_304, 406_934, 4_194_304],
    ['litgpt_yaml', 'pretrain__tinyllama.yaml', 3e12, 2_861_022, 1_048_576],
    ['litgpt_yaml', 'pretrain__microllama.yaml', 3e12, 30_517_578, 98_304],
  ];
  for (const [folder, ending, tokens, steps, perStep] of runs) {
    it(`finds ${tokens} tokens in ${steps} steps in ${ending}`, () => {
      const { training } = partEndingIn(folder, ending).description;
      assert.deepEqual(
        [training.tokens?.value, training.steps?.value, training.tokensPerStep?.value],
        [tokens, steps, perStep],
      );
    });
  }

  const names: readonly (readonly [folder: string, ending: string, name: string])[] = [
    ['litgpt_yaml', 'pretrain__tinyllama.yaml', 'tiny-llama-1.1b'],
    ['litgpt_yaml', 'pretrain__debug.yaml', 'pythia-14m'],
    ['litgpt_yaml', 'gemma-2b__full.yaml', 'google/gemma-2b'],
    ['litgpt_yaml', 'llama-3.1-8b__lora.yaml', 'meta-llama/Meta-Llama-3.1-8B'],
    ['llm_foundry_yaml', 'hf-llama-3.1-8B.yaml', 'meta-llama/Meta-Llama-3.1-8B'],
    ['llm_foundry_yaml', 'mpt-7b_dolly_sft.yaml', 'mosaicml/mpt-7b'],
    ['llm_foundry_yaml', 'mcli-llama3-70b-instruct-finetune.yaml', 'meta-llama/Llama-3.1-70B-Instruct'],
  ];
  for (const [folder, ending, name] of names) {
    it(`finds the name ${name} in ${ending}`, () => {
      assert.equal(partEndingIn(folder, ending).description.modelName?.value, name);
    });
  }

  it('knows every file of its formats, and the run of one whose model stands in its image', () => {
    const commandAlone = 'llm_foundry_yaml/mosaicml__llm-foundry__mcli__mcli-1b.yaml';
    const formats = new Map([
      ['litgpt_yaml', 'litgpt'],
      ['llm_foundry_yaml', 'llm-foundry'],
      ['olmo_yaml', 'olmo'],
      ['meta_params_json', 'meta-params'],
    ]);
    for (const [folder, format] of formats) {
      for (const path of listed(folder)) {
        assert.equal(readingOf(path)?.format, path === commandAlone ? 'mcli' : format, path);
      }
    }
  });

  it('is silent about every file that is no model and no run', () => {
    const paths = [...listed('non_model'), ...listed('hand_made/negative')];
    assert.ok(paths.length >= 30);
    for (const path of paths) assert.equal(readingOf(path), undefined, path);
  });

  it('takes no file of another framework for one of its own', () => {
    const folders = readdirSync(join(sharedDataFolder ?? '', 'configs'), { withFileTypes: true });
    const others = folders.filter(
      (each) => each.isDirectory() && !OURS.test(each.name) && each.name !== 'hf_config_json',
    );
    const strangers = others.flatMap(({ name }) => listed(name));
    assert.ok(strangers.length >= 100);
    for (const path of strangers) {
      const format = readingOf(path)?.format;
      assert.ok(!FORMATS_HERE.has(format ?? ''), `${path} is taken for ${format}`);
    }
  });

  it('resolves anchors, merge keys and numbers with underscores', () => {
    const text = read('configs/hand_made/positive/anchors-merge-units.yaml');
    const { roots, notices } = parseDocument(text, 'yaml');
    const value = (...path: string[]): unknown => {
      const node = nodeAtPath(roots[0], path);
      return node?.kind === 'scalar' ? node.value : undefined;
    };
    assert.equal(value('base', 'model', 'hidden_size'), 4096);
    assert.equal(value('small', 'model', 'hidden_size'), 2048);
    assert.equal(value('small', 'model', 'vocab_size'), 128256);
    assert.equal(value('small', 'train', 'tokens'), 15e12);
    assert.deepEqual(notices, []);
  });

  it('parses JSON with comments, byte order mark, tabs and CRLF without a remark', () => {
    for (const name of ['hf-config-bom-crlf-tabs-null-kv.json', 'hf-config-jsonc-trailing-commas.json']) {
      const { roots, notices } = parseDocument(read(`configs/hand_made/positive/${name}`), 'json');
      assert.deepEqual(notices, []);
      const hidden = nodeAtPath(roots[0], ['hidden_size']);
      assert.equal(hidden?.kind === 'scalar' ? hidden.value : undefined, 2048);
    }
  });
});
