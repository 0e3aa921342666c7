import assert from 'node:assert/strict';
import { onlyPart } from './fixture';

const TRL = 'model_name_or_path: gpt2\nper_device_train_batch_size: 1\nmax_steps: 5\nuse_peft: true\n';
const FACTORY = 'model_name_or_path: gpt2\nstage: sft\nfinetuning_type: lora\n';
const AXOLOTL = 'base_model: gpt2\nsequence_len: 512\nadapter: lora\n';
const LITGPT =
  'checkpoint_dir: checkpoints/gpt2\nlora_r: 8\ntrain: {global_batch_size: 8, micro_batch_size: 1}\n';

describe('an adapter on weights of fewer bits', () => {
  const cases: readonly (readonly [format: string, text: string, adapter: string])[] = [
    ['trl', TRL, 'lora'],
    ['trl', `${TRL}load_in_4bit: true\n`, 'qlora'],
    ['trl', `${TRL}load_in_4bit: false\nload_in_8bit: true\n`, 'lora, 8-bit'],
    ['llama-factory', `${FACTORY}quantization_bit: 4\n`, 'qlora'],
    ['llama-factory', `${FACTORY}quantization_bit: 8\n`, 'lora, 8-bit'],
    ['llama-factory', FACTORY, 'lora'],
    ['axolotl', `${AXOLOTL}load_in_4bit: true\n`, 'qlora'],
    ['axolotl', `${AXOLOTL}load_in_8bit:\nload_in_4bit:\n`, 'lora'],
    ['litgpt', `${LITGPT}quantize: bnb.nf4\n`, 'qlora'],
    ['litgpt', `${LITGPT}quantize: null\n`, 'lora'],
  ];
  for (const [format, text, adapter] of cases) {
    it(`is ${adapter} in ${format}: ${text.trimEnd().split('\n').at(-1)}`, () => {
      assert.equal(onlyPart(text, 'yaml', format).description.training.adapter?.value, adapter);
    });
  }
});
