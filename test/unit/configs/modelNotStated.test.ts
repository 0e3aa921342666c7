import assert from 'node:assert/strict';
import { type ConfigLanguage, readConfig } from '../../../src/configs';
import { codes } from './fixture';

const ASKED = ['model-not-stated'];

describe('a file that trains a model it does not state', () => {
  const cases: readonly (readonly [
    title: string,
    text: string,
    language: ConfigLanguage,
    expected: readonly string[],
  ])[] = [
    [
      'asks for the model in overrides of a recipe',
      'train: {train_iters: 10, global_batch_size: 8}\noptimizer: {lr: 0.1}\nscheduler: {}\n',
      'yaml',
      ASKED,
    ],
    [
      'asks for the base of an adapter that has lost it',
      '{"peft_type": "LORA", "r": 8, "base_model_name_or_path": null}',
      'json',
      ASKED,
    ],
    [
      'asks for the model in an overlay of MaxText with nothing but training, and for no single size',
      'base_config: base.yml\nuse_sft: true\nlearning_rate: 2.e-5\nsteps: 10\n',
      'yaml',
      ASKED,
    ],
    [
      'is content with a model that is named, be it an unknown one',
      '{"peft_type": "LORA", "r": 8, "base_model_name_or_path": "someone/own-13b"}',
      'json',
      ['unknown-model-name'],
    ],
    [
      'asks files about machines for none',
      'compute_environment: LOCAL_MACHINE\ndistributed_type: FSDP\nnum_processes: 8\nmixed_precision: bf16\n',
      'yaml',
      [],
    ],
    [
      'does not ask where the model is one that is not counted',
      '{"num_layers": 2, "hidden_size": 64, "attention_config": [[["rwkv"], 2]], "train_iters": 5, "seq_length": 9}',
      'yaml',
      ['part-not-counted'],
    ],
  ];
  for (const [title, text, language, expected] of cases) {
    it(title, () => {
      const part = readConfig(text, { language })?.parts[0];
      assert.ok(part !== undefined);
      assert.deepEqual(codes(part.notices), expected);
    });
  }
});
