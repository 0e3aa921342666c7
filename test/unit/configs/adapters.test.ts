import assert from 'node:assert/strict';
import { estimate, defaultAssumptions } from '../../../src/engine';
import { trainableParameters } from '../../../src/engine/adapters/trainableParameters';
import { laws } from '../../../src/engine/laws';
import { onlyPart } from './fixture';

const LLAMA = 'meta-llama/Llama-3.1-8B';
const TRL = `model_name_or_path: ${LLAMA}\nper_device_train_batch_size: 1\nmax_steps: 5\nuse_peft: true\n`;
const FACTORY = `model_name_or_path: ${LLAMA}\nstage: sft\nfinetuning_type: lora\n`;
const VERSION_1 = `model: ${LLAMA}\ntrain_dataset: x\nmicro_batch_size: 1\n`;
const AXOLOTL = `base_model: ${LLAMA}\nsequence_len: 512\nadapter: lora\nlora_r: 16\n`;
const LITGPT = `checkpoint_dir: checkpoints/${LLAMA}\nlora_r: 8\ntrain: {global_batch_size: 8, micro_batch_size: 1}\n`;
const FOUNDRY = `max_seq_len: 512
max_duration: 1ep
global_train_batch_size: 8
device_train_microbatch_size: 1
model:
  name: hf_causal_lm
  pretrained_model_name_or_path: ${LLAMA}
`;
const torchtune = (rest: string): string =>
  `model: {_component_: torchtune.models.llama3_1.lora_llama3_1_8b, ${rest}}\nbatch_size: 2\nepochs: 1\n`;
const nemo2 = (peft: string): string => `_target_: nemo.collections.llm.api.finetune
trainer: {devices: 8}
model: {_target_: nemo.collections.llm.gpt.model.llama.LlamaModel, config: {_target_: nemo.collections.llm.gpt.model.llama.Llama31Config8B}}
peft: {${peft}}
`;
const peft = (rest: string): string =>
  `{"peft_type": "LORA", "base_model_name_or_path": "${LLAMA}", "r": 8${rest}}`;

function trainable(text: string, format: string) {
  const { description } = onlyPart(text, text.startsWith('{') ? 'json' : 'yaml', format);
  const { architecture } = estimate(description, defaultAssumptions, laws);
  return trainableParameters(description, architecture ?? assert.fail('not counted'));
}

// r · (in + out) over 32 layers: query 8192, key and value 5120, output 8192, three of the feed-forward 18432 each.
const [QUERY, VALUE] = [32 * 8192, 32 * 5120];
const ATTENTION = 2 * QUERY + 2 * VALUE;
const ALL = ATTENTION + 32 * 3 * 18_432;
// One matrix for query, key and value, and one for gate and up.
const FUSED = 32 * (4096 + 6144 + 8192 + 4096 + 28_672 + 18_432);
const MAGNITUDES = 32 * (4096 + 2 * 1024 + 4096 + 2 * 14_336 + 4096);

describe('the adapter a config trains', () => {
  const cases: readonly (readonly [format: string, text: string, parameters: number])[] = [
    ['peft-adapter', peft(''), 8 * (QUERY + VALUE)],
    ['peft-adapter', peft(', "target_modules": ["q_proj"]'), 8 * QUERY],
    ['peft-adapter', peft(', "target_modules": "all-linear"'), 8 * ALL],
    ['peft-adapter', peft(', "target_modules": "all-linear", "use_dora": true'), 8 * ALL + MAGNITUDES],
    ['peft-adapter', peft(', "target_modules": ".*\\\\.(q|v)_proj"'), 8 * (QUERY + VALUE)],
    ['peft-adapter', peft(', "rank_pattern": {"q_proj": 4}'), 4 * QUERY + 8 * VALUE],
    [
      'peft-adapter',
      peft(', "rank_pattern": {}, "bias": "none", "exclude_modules": null'),
      8 * (QUERY + VALUE),
    ],
    ['peft-adapter', peft(', "modules_to_save": ["lm_head"]'), 8 * (QUERY + VALUE) + 4096 * 128_256],
    ['trl', TRL, 16 * (QUERY + VALUE)],
    ['trl', `${TRL}lora_r: 4\nlora_target_modules: [q_proj]\n`, 4 * QUERY],
    ['trl', `${TRL}lora_target_modules: all-linear\nuse_dora: true\n`, 16 * ALL + MAGNITUDES],
    ['llama-factory', FACTORY, 8 * ALL],
    ['llama-factory', `${FACTORY}lora_rank: 4\nlora_target: q_proj,v_proj\n`, 4 * (QUERY + VALUE)],
    ['llama-factory', `${FACTORY}additional_target: embed_tokens\n`, 8 * ALL + 4096 * 128_256],
    ['llama-factory', `${VERSION_1}peft_config: {name: lora, r: 16, target_modules: all}\n`, 16 * ALL],
    ['axolotl', `${AXOLOTL}lora_target_linear: true\n`, 16 * ALL],
    ['axolotl', `${AXOLOTL}lora_target_modules:\n  - q_proj\n`, 16 * QUERY],
    ['axolotl', `${AXOLOTL}lora_target_linear: true\npeft_use_dora: true\n`, 16 * ALL + MAGNITUDES],
    ['litgpt', LITGPT, 8 * (QUERY + VALUE)],
    ['litgpt', `${LITGPT}lora_key: true\nlora_value: false\n`, 8 * (QUERY + VALUE)],
    ['litgpt', `${LITGPT}lora_mlp: true\n`, 8 * (QUERY + VALUE + 32 * 3 * 18_432)],
    [
      'llm-foundry',
      `${FOUNDRY}  peft_config: {peft_type: LORA, r: 4, target_modules: [q_proj]}\n`,
      4 * QUERY,
    ],
    ['torchtune', torchtune('lora_attn_modules: [q_proj], lora_rank: 4'), 4 * QUERY],
    ['torchtune', torchtune('lora_attn_modules: [q_proj, k_proj, v_proj, output_proj]'), 8 * ATTENTION],
    [
      'torchtune',
      torchtune('lora_attn_modules: [q_proj], apply_lora_to_mlp: true, apply_lora_to_output: false'),
      8 * (QUERY + 32 * 3 * 18_432),
    ],
    [
      'torchtune',
      torchtune('lora_attn_modules: [q_proj], apply_lora_to_output: true'),
      8 * (QUERY + 4096 + 128_256),
    ],
    ['nemo2', nemo2('_target_: nemo.collections.llm.peft.lora.LoRA'), 32 * FUSED],
    [
      'nemo2',
      nemo2('_target_: nemo.collections.llm.peft.lora.LoRA, dim: 8, target_modules: [linear_proj]'),
      8 * QUERY,
    ],
  ];
  for (const [format, text, parameters] of cases) {
    it(`trains ${parameters} parameters in ${format}: ${text.trimEnd().split('\n').at(-1)}`, () => {
      assert.equal(trainable(text, format)?.total?.value, parameters);
    });
  }

  const open: readonly (readonly [format: string, text: string, why: string])[] = [
    ['peft-adapter', peft(', "layers_to_transform": [0, 1]'), 'setting'],
    ['peft-adapter', peft(', "bias": "all"'), 'setting'],
    ['axolotl', AXOLOTL, 'no-targets'],
    ['nemo2', nemo2('_target_: nemo.collections.llm.peft.canonical_lora.CanonicalLoRA'), 'method'],
    [
      'nemo2',
      nemo2("_target_: nemo.collections.llm.peft.lora.LoRA, target_modules: ['*.layers.0.*.linear_qkv']"),
      'setting',
    ],
  ];
  for (const [format, text, why] of open) {
    it(`is not counted in ${format}: ${text.trimEnd().split('\n').at(-1)}`, () => {
      const found = trainable(text, format);
      assert.equal(found?.total, undefined);
      assert.equal(found?.notCounted, why);
    });
  }

  it('is none where all weights are trained', () => {
    const { training } = onlyPart(`${TRL}use_peft: false\n`, 'yaml', 'trl').description;
    assert.deepEqual(
      Object.keys(training).filter((name) => name.startsWith('adapter')),
      [],
    );
  });

  it('keeps its defaults apart from what the file says', () => {
    const { training } = onlyPart(FACTORY, 'yaml', 'llama-factory').description;
    assert.equal(training.adapterTargets?.origin, 'format-default');
    assert.equal(training.adapterRank?.origin, 'format-default');
  });
});
