import assert from 'node:assert/strict';
import { readConfig } from '../../../src/configs';
import { type ConfigLanguage } from '../../../src/configs/reading';
import { leafAt, leavesOf } from '../../../src/editor/leaves';
import { EMPTY_RUN, type RunDescription } from '../../../src/engine/run';

const PARAMS = '{\n  "dim": 4096,\n  "n_layers": 32,\n  "n_heads": 32,\n  "vocab_size": 32000\n}\n';

function describe1(text: string, language: ConfigLanguage): RunDescription {
  return readConfig(text, { language, fileName: 'params.json' })!.parts[0]!.description;
}

describe('the value under the mouse', () => {
  const description = describe1(PARAMS, 'json');
  const at = (offset: number) => leafAt(description, offset);

  it('is found on every letter of its value and just behind it', () => {
    const start = PARAMS.indexOf('4096');
    for (let offset = start; offset <= start + 4; offset++) {
      assert.equal(at(offset)?.field, 'architecture.hiddenSize', `offset ${offset}`);
    }
  });

  it('is found on its key, with the range of the key', () => {
    const start = PARAMS.indexOf('"n_layers"');
    const found = at(start + 3);
    assert.equal(found?.field, 'architecture.layers');
    assert.deepEqual(found?.range, { start, end: start + '"n_layers"'.length });
  });

  it('is nothing between values and in blank text', () => {
    assert.equal(at(0), undefined);
    assert.equal(at(PARAMS.length), undefined);
    assert.equal(at(PARAMS.indexOf('\n  "n_heads"') + 1), undefined);
  });

  it('prefers what the file says over what was derived from the same place', () => {
    const place = { path: ['dim'], range: { start: 2, end: 6 } };
    const run: RunDescription = {
      ...EMPTY_RUN,
      architecture: {
        feedForwardSize: { value: 11008, origin: 'derived', at: place },
        hiddenSize: { value: 4096, origin: 'file', at: place },
      },
    };
    assert.equal(leafAt(run, 3)?.field, 'architecture.hiddenSize');
  });

  it('never stands where a default has no place', () => {
    const run: RunDescription = {
      ...EMPTY_RUN,
      training: { tokens: { value: 1, origin: 'format-default' } },
    };
    for (let offset = 0; offset < 4; offset++) assert.equal(leafAt(run, offset), undefined);
  });
});

describe('a key that decides something elsewhere', () => {
  const MAXTEXT = `base_config: base.yml
base_emb_dim: 64
base_num_decoder_layers: 2
ici_pipeline_parallelism: 2
dcn_pipeline_parallelism: 1
ici_fsdp_parallelism: -1
dcn_fsdp_parallelism: 2
`;
  const TORCHTUNE = `model: {_component_: torchtune.models.llama3_1.llama3_1_8b}
batch_size: 2
epochs: 1
data_parallel_shard_dim: -1
`;
  const NEMO = `trainer: {devices: 8, max_steps: 10, precision: bf16}
model:
  micro_batch_size: 1
  encoder_seq_length: 512
  fp8: false
`;
  const BRIDGE = `train: {train_iters: 10, global_batch_size: 8, micro_batch_size: 1}
optimizer: {lr: 0.1}
scheduler: {lr_decay_style: cosine}
checkpoint: {save: x}
mixed_precision: NAME
`;
  const cases: readonly (readonly [text: string, key: string, field: string, value: unknown])[] = [
    [MAXTEXT, 'dcn_pipeline_parallelism', 'cluster.pipelineParallel', 2],
    [MAXTEXT, 'dcn_fsdp_parallelism', 'cluster.zeroStage', 3],
    [TORCHTUNE, 'data_parallel_shard_dim', 'cluster.zeroStage', 3],
    [NEMO, 'fp8', 'training.precision', 'bf16'],
    [BRIDGE.replace('NAME', 'bf16_mixed'), 'mixed_precision', 'training.precision', 'bf16'],
    [BRIDGE.replace('NAME', 'fp16-mixed'), 'mixed_precision', 'training.precision', 'fp16'],
    [
      BRIDGE.replace('NAME', 'bf16_with_fp8_current_scaling_mixed'),
      'mixed_precision',
      'training.precision',
      'fp8',
    ],
    [BRIDGE.replace('NAME', 'bf16_with_mxfp8_mixed'), 'mixed_precision', 'training.precision', 'fp8'],
    [BRIDGE.replace('NAME', 'bf16_with_nvfp4_mixed'), 'mixed_precision', 'training.precision', 'fp4'],
    [BRIDGE.replace('NAME', '{bf16: true, fp8: hybrid}'), 'fp8', 'training.precision', 'fp8'],
    [BRIDGE.replace('NAME', '{bf16: true, fp8: null}'), 'bf16', 'training.precision', 'bf16'],
  ];
  for (const [text, key, field, value] of cases) {
    it(`shows ${field} over ${key}, ${String(value)}`, () => {
      const leaf = leafAt(describe1(text, 'yaml'), text.indexOf(`${key}:`) + 1);
      assert.deepEqual([leaf?.field, leaf?.sourced.value], [field, value]);
    });
  }
});

describe('the leaves of a description', () => {
  it('are named by group and field', () => {
    const fields = leavesOf(describe1(PARAMS, 'json')).map(({ field }) => field);
    for (const field of ['architecture.hiddenSize', 'architecture.layers', 'architecture.vocabularySize']) {
      assert.ok(fields.includes(field as (typeof fields)[number]), field);
    }
  });

  it('leave out what a family keeps for itself', () => {
    const run: RunDescription = {
      ...EMPTY_RUN,
      architecture: { familySpecific: { odd: { value: 1, origin: 'file' } } },
    };
    assert.deepEqual(leavesOf(run), []);
  });
});
