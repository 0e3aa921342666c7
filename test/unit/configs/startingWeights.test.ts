import assert from 'node:assert/strict';
import { type ConfigLanguage, readConfig } from '../../../src/configs';
import { defaultAssumptions } from '../../../src/engine/defaultAssumptions';
import { estimate } from '../../../src/engine/estimateRun';
import { laws } from '../../../src/engine/laws';
import { fixture } from './fixture';

/** A file that trains, how it is changed, and the weights it then goes on from. */
type Case = readonly [
  framework: string,
  text: string,
  language: ConfigLanguage,
  startsFrom: string | undefined,
];

const from = (path: string, ...changes: readonly (readonly [find: string | RegExp, by: string])[]): string =>
  changes.reduce((text, [find, by]) => text.replace(find, by), fixture(path));
const added = (path: string, lines: string): string => `${fixture(path).trimEnd()}\n${lines}\n`;

const NEOX = 'gpt-neox/hyphens.yml';
const CASES: readonly Case[] = [
  ['GPT-NeoX: finetune', from(NEOX, ['{', '{ "load": "ckpt/base", "finetune": true,']), 'yaml', 'ckpt/base'],
  ['GPT-NeoX: load alone resumes', from(NEOX, ['{', '{ "load": "ckpt/own",']), 'yaml', undefined],
  [
    'Levanter: a hub model',
    added('levanter/gpt2.yaml', 'initialize_from_hf: openai-community/gpt2'),
    'yaml',
    'openai-community/gpt2',
  ],
  ['Levanter: weights of its class', added('levanter/gpt2.yaml', 'initialize_from_hf: true'), 'yaml', 'gpt2'],
  [
    'Levanter: answers compared in pairs',
    added('levanter/gpt2.yaml', 'beta: 0.2\nreference_model_path: gs://bucket/tuned'),
    'yaml',
    'gs://bucket/tuned',
  ],
  [
    'Levanter: supervised tuning',
    added('levanter/gpt2.yaml', 'supervised_data: {cache_dir: gs://bucket/chats}'),
    'yaml',
    'supervised_data',
  ],
  [
    'Levanter: a checkpoint',
    from('levanter/gpt2.yaml', ['trainer:', 'trainer:\n  initialize_from: gs://bucket/run']),
    'yaml',
    'gs://bucket/run',
  ],
  [
    'OLMo: an annealing run',
    added('olmo/swiglu.yaml', 'load_path: /ckpt/step9\nrestore_dataloader: false'),
    'yaml',
    '/ckpt/step9',
  ],
  ['OLMo: its own checkpoint', added('olmo/swiglu.yaml', 'load_path: /ckpt/step9'), 'yaml', undefined],
  [
    'OLMo-core: weights alone',
    from('olmo-core/config.json', [
      '"trainer": {',
      '"trainer": {"load_path": "/ckpt/step9", "load_trainer_state": false, ',
    ]),
    'json',
    '/ckpt/step9',
  ],
  [
    'MaxText: a model tuned on pairs',
    added('maxtext/base.yml', 'use_dpo: true\nmodel_name: own-2b'),
    'yaml',
    'own-2b',
  ],
  ['MaxText: supervised tuning', added('maxtext/base.yml', 'use_sft: true'), 'yaml', 'use_sft'],
  ['MaxText: no tuning', added('maxtext/base.yml', 'use_sft: false\nuse_dpo: false'), 'yaml', undefined],
  [
    'MaxText: parameters',
    added('maxtext/base.yml', 'load_parameters_path: gs://bucket/params'),
    'yaml',
    'gs://bucket/params',
  ],
  [
    'lingua: a checkpoint of another run',
    added('lingua/sized.yaml', 'checkpoint:\n  init_ckpt_path: /ckpt/0000100'),
    'yaml',
    '/ckpt/0000100',
  ],
  [
    'nanotron: without its optimizer',
    from('nanotron/llama.yaml', [
      /^/,
      'checkpoints: {resume_checkpoint_path: ckpt/9, load_optimizer: false}\n',
    ]),
    'yaml',
    'ckpt/9',
  ],
  [
    'nanotron: with it, the same run',
    from('nanotron/llama.yaml', [/^/, 'checkpoints: {resume_checkpoint_path: ckpt/9}\n']),
    'yaml',
    undefined,
  ],
  [
    'NeMo 1: a .nemo file',
    from('nemo/llama.yaml', [/^model:/m, 'model:\n  restore_from_path: /models/base.nemo']),
    'yaml',
    '/models/base.nemo',
  ],
  [
    'Megatron-LM: --finetune',
    from('megatron-lm/gpt.yaml', [
      /^( *)--num-layers/m,
      '$1--finetune: true\n$1--load: /ckpt/base\n$1--num-layers',
    ]),
    'yaml',
    '/ckpt/base',
  ],
];

describe('the weights a run starts from', () => {
  for (const [title, text, language, startsFrom] of CASES) {
    it(`${title}: ${startsFrom ?? 'from scratch, or its own'}`, () => {
      const part = readConfig(text, { language })?.parts[0];
      assert.ok(part !== undefined);
      assert.equal(part.description.training.startsFrom?.value, startsFrom);
      const { predictions, notices } = estimate(part.description, defaultAssumptions, laws);
      const said = notices.some(({ code }) => code === 'fine-tuning');
      assert.equal(said, startsFrom !== undefined);
      if (said) assert.deepEqual(predictions, [], 'laws of pre-training say nothing about it');
    });
  }
});
