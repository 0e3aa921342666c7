import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type ConfigPart, readConfig } from '../../src/configs';
import { defaultAssumptions } from '../../src/engine/defaultAssumptions';
import { estimate } from '../../src/engine/estimateRun';
import { resolveArchitecture } from '../../src/engine/architecture/resolveArchitecture';
import { laws } from '../../src/engine/laws';
import { describeWithSharedData, sharedDataFolder } from './sharedData';

/** The folder of each format's files. */
const FOLDERS: Readonly<Record<string, string>> = {
  axolotl: 'axolotl_yaml',
  'llama-factory': 'llamafactory_yaml',
  trl: 'trl_yaml',
  torchtune: 'torchtune_yaml',
  deepspeed: 'deepspeed_json',
  accelerate: 'accelerate_yaml',
  skypilot: 'skypilot_yaml',
  'megatron-bridge': 'megatron_bridge_yaml',
};

/** A wrapper for a cloud and a file for inference: neither trains. */
const SILENT = ['examples__cloud__modal.yaml', 'examples__inference__qwen3.yaml'];

function listed(format: string): readonly string[] {
  const folder = FOLDERS[format]!;
  return readdirSync(join(sharedDataFolder ?? '', 'configs', folder)).map((name) => `${folder}/${name}`);
}

describeWithSharedData('configs that fine-tune a named model or describe machines', (read) => {
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
    return reading.parts[0]!;
  };

  it('knows every file of its formats but two that do not train', () => {
    for (const format of Object.keys(FOLDERS)) {
      const paths = listed(format);
      assert.ok(paths.length > 0, format);
      for (const path of paths) {
        const silent = SILENT.some((ending) => path.endsWith(ending));
        assert.equal(readingOf(path)?.format, silent ? undefined : format, path);
      }
    }
  });

  // index.csv (known_truth) rounds: 7.24B, 3.08B, 141B, Llama-3.1-8B, 124M. The exact counts are those of the models
  // named: architectures.csv, the hub's weight metadata and, for llm.c, 47 more rows than GPT-2's 124,439,808.
  const counts: readonly (readonly [format: string, ending: string, parameters: number])[] = [
    ['trl', 'zephyr-7b-beta__sft__config_full.yaml', 7_241_732_096],
    ['trl', 'zephyr-7b-beta__dpo__config_full.yaml', 7_241_732_096],
    ['trl', 'zephyr-7b-beta__sft__config_qlora.yaml', 7_241_732_096],
    ['trl', 'smollm3__sft__sft.yaml', 3_075_098_624],
    ['trl', 'smollm3__sft__mid.yaml', 3_075_098_624],
    ['trl', 'orpo__config_full.yaml', 140_620_634_112],
    ['axolotl', 'falcon__config-7b-lora.yml', 6_921_720_704],
    ['axolotl', 'tiny-llama__pretrain.yml', 1_100_048_384],
    ['axolotl', 'qwen3-8b-fsdp-tp-cp.yaml', 8_190_735_360],
    ['axolotl', 'qwen3_30ba3b_ep_fft_4gpu.yaml', 30_532_122_624],
    ['axolotl', 'gpt-oss-120b-fft-fsdp2-offload.yaml', 116_829_156_672],
    ['axolotl', 'fft-8b.yaml', 8_030_261_248],
    ['axolotl', 'lora-1b.yml', 1_235_814_400],
    ['axolotl', 'qlora-fsdp-405b.yaml', 405_853_388_800],
    ['axolotl', 'mixtral.yml', 46_702_792_704],
    ['llama-factory', 'llama3_full_sft.yaml', 8_030_261_248],
    ['llama-factory', 'qwen3_moe_full.yaml', 30_532_122_624],
    ['llama-factory', 'qwen3_lora_sft_ray.yaml', 4_022_468_096],
    ['llama-factory', 'train_full_fsdp2.yaml', 596_049_920],
    ['torchtune', 'llama3_1__8B_full.yaml', 8_030_261_248],
    ['torchtune', 'llama3_1__70B_lora.yaml', 70_553_706_496],
    ['torchtune', '3B_full_grpo.yaml', 3_212_749_824],
    ['torchtune', '13B_qlora_single_device.yaml', 13_015_864_320],
    ['torchtune', 'qwen3__0.6B_full_single_device.yaml', 596_049_920],
    ['skypilot', 'gpt2-train.yaml', 124_475_904],
  ];
  for (const [format, ending, parameters] of counts) {
    it(`counts ${parameters} parameters in ${ending} of ${format}`, () => {
      const part = partEndingIn(format, ending);
      const counted = resolveArchitecture(part.description.architecture).architecture;
      assert.equal(counted?.parameters.total, parameters);
      assert.ok(part.notices.every(({ code }) => code === 'number-read-as-text'));
    });
  }

  // Zephyr 141B has 39B active (index.csv): Mixtral 8x22B, 39.2 billion with embeddings.
  it('counts 39 billion active parameters of Zephyr ORPO 141B-A35b', () => {
    const { architecture } = partEndingIn('trl', 'orpo__config_full.yaml').description;
    const active = resolveArchitecture(architecture).architecture?.parameters.active ?? NaN;
    assert.equal(Math.round(active / 1e9), 39);
  });

  it('finds 8 A100, 524,288 tokens per step and no accumulation in gpt2-train.yaml', () => {
    const { training, cluster } = partEndingIn('skypilot', 'gpt2-train.yaml').description;
    assert.deepEqual([cluster.accelerators?.value, cluster.acceleratorType?.value], [8, 'A100']);
    assert.equal(training.tokensPerStep?.value, 524_288);
    assert.equal(training.gradientAccumulation?.value, 1);
    assert.equal(training.tokens, undefined);
  });

  it('finds 3,276,800 tokens and no architecture in llama32_1b_pretrain.yaml', () => {
    const { training, architecture } = partEndingIn('megatron-bridge', 'pretrain.yaml').description;
    assert.equal(training.tokens?.value, 3_276_800);
    assert.deepEqual(architecture, {});
  });

  const machines: readonly (readonly [
    format: string,
    ending: string,
    accelerators: number,
    type?: string,
  ])[] = [
    ['skypilot', 'axolotl.yaml', 1, 'L4'],
    ['skypilot', 'lora.yaml', 8, 'A100'],
    ['accelerate', 'fsdp_config_multiple_nodes.yaml', 16],
    ['accelerate', 'zero3.yaml', 8],
    ['axolotl', 'qwen3-8b-fsdp-tp-cp.yaml', 8],
    ['axolotl', 'gpt-oss-120b-fft-fsdp2-offload.yaml', 16],
    ['llama-factory', 'qwen3_lora_sft_ray.yaml', 4],
  ];
  for (const [format, ending, accelerators, type] of machines) {
    it(`finds ${accelerators} accelerators in ${ending} of ${format}`, () => {
      const { cluster } = partEndingIn(format, ending).description;
      assert.equal(cluster.accelerators?.value, accelerators);
      assert.equal(cluster.acceleratorType?.value, type);
    });
  }

  it('shows no budget, loss or cost in any file that starts from a trained model or only describes machines', () => {
    for (const format of Object.keys(FOLDERS)) {
      for (const part of listed(format).flatMap((path) => readingOf(path)?.parts ?? [])) {
        const { description } = part;
        const said = estimate(description, defaultAssumptions, laws);
        if (description.training.startsFrom === undefined && format === 'skypilot') continue;
        assert.deepEqual(said.predictions, []);
        if (description.training.tokens === undefined) {
          assert.equal(said.training.tokens, undefined);
          assert.equal(said.resources.costUsd, undefined);
        }
      }
    }
  });

  it('reads the adapter of a trained checkpoint whose base is not told, and says nothing of the state beside it', () => {
    const folder = 'trainer_state';
    const names = readdirSync(join(sharedDataFolder ?? '', 'configs', folder));
    const read = names.map((name) => [name, readingOf(`${folder}/${name}`)?.format] as const);
    for (const [name, format] of read) {
      assert.equal(format, name.endsWith('adapter_config.json') ? 'peft-adapter' : undefined, name);
    }
  });

  it('takes no file of another format for one of these', () => {
    const own = new Set([...Object.values(FOLDERS), 'trainer_state']);
    const ours = new Set([...Object.keys(FOLDERS), 'peft-adapter']);
    const others = readdirSync(join(sharedDataFolder ?? '', 'configs'), { withFileTypes: true }).filter(
      (each) => each.isDirectory() && !own.has(each.name),
    );
    for (const { name } of others) {
      const inside = readdirSync(join(sharedDataFolder ?? '', 'configs', name), { recursive: true });
      for (const file of inside.map(String).filter((each) => /\.(json|ya?ml)$/.test(each))) {
        const format = readingOf(`${name}/${file}`)?.format;
        // The ConfigMap in it holds an axolotl file.
        if (file.endsWith('k8s-multidoc-embedded.yaml')) assert.equal(format, 'axolotl');
        else assert.ok(!ours.has(format ?? ''), `${name}/${file} is taken for ${format}`);
      }
    }
  });
});
