import assert from 'node:assert/strict';
import { defaultAssumptions, estimate } from '../../../src/engine';
import { laws } from '../../../src/engine/laws';
import { memoryOfRun } from '../../../src/engine/memory';
import { type Input } from '../../../src/engine/quantity';
import { deploymentOf } from '../../../src/engine/serving/deployment';
import { estimateDocument } from '../../../src/report/estimateDocument';
import { estimateText } from '../../../src/report/estimateText';
import { estimatedFileJson } from '../../../src/report/json';
import { modelLens, trainingLens } from '../../../src/report/lens';
import { english } from '../../../src/report/translate';
import { filesInMemory, readTogether } from '../configs/references/memoryFiles';

const BASE = `base_emb_dim: 2048
base_num_query_heads: 16
base_num_kv_heads: 16
base_mlp_dim: 7168
base_num_decoder_layers: 16
head_dim: 128
vocab_size: 32_000
mlp_activations: ["silu", "linear"]
max_target_length: 2048
per_device_batch_size: 12.0
steps: 150_001
decoder_block: "llama2"
`;
const OVERLAY = `base_config: "base.yml"
base_num_decoder_layers: 24
per_device_batch_size: 4
ici_fsdp_parallelism: 8
`;

/** Every view of one file of a small workspace. */
async function viewsOf(file: string, files: Readonly<Record<string, string>>) {
  const text = files[file] ?? '';
  const reading = await readTogether(text, filesInMemory(files, file));
  const part = reading?.parts[0];
  assert.ok(reading !== undefined && part !== undefined);
  const found = estimate(part.description, defaultAssumptions, laws);
  const options = { sources: true, formatTitle: reading.format };
  return {
    found,
    terminal: estimateText({ file, text, reading, estimates: [found] }, options, english),
    document: estimateDocument(
      { name: file, text, parts: [{ part, estimate: found }], notices: [] },
      english,
    ),
    json: estimatedFileJson({ file, text, reading, estimates: [found] }) as Readonly<Record<string, unknown>>,
  };
}

describe('values read from another file', () => {
  const files = { 'base.yml': BASE, 'overlay.yml': OVERLAY };

  it('are said to stand in that file by the terminal', async () => {
    const { terminal } = await viewsOf('overlay.yml', files);
    assert.match(terminal, /Sequence length +2,048 tokens +in base\.yml/);
    assert.match(terminal, /Steps +150,001 steps +in base\.yml/);
    assert.match(terminal, /Counted as +llama +sizes in the file · sizes from base\.yml/);
    assert.match(terminal, /Micro-batch +4 sequences +in the file/);
  });

  it('are named in what follows from them', async () => {
    const { terminal } = await viewsOf('overlay.yml', files);
    assert.match(
      terminal,
      /steps \(base\.yml\) × per_device_batch_size × .* × max_target_length \(base\.yml\)/,
    );
  });

  it('keep that file among the inputs of memory, of hours and of serving', async () => {
    const model = JSON.stringify({
      ...{ architectures: ['LlamaForCausalLM'], model_type: 'llama', torch_dtype: 'float32' },
      ...{ hidden_size: 256, intermediate_size: 512, num_hidden_layers: 2, num_attention_heads: 4 },
      vocab_size: 1000,
    });
    const around = {
      'run.yaml': 'base_model: ./model\nsequence_len: 512\nmicro_batch_size: 1\ndeepspeed: ds.json\n',
      'ds.json':
        '{"zero_optimization": {"stage": 3}, "bf16": {"enabled": true}, "optimizer": {"type": "Lion"}}',
      'model/config.json': model,
    };
    const reading = await readTogether(around['run.yaml'], filesInMemory(around, 'run.yaml'));
    const { description } = reading!.parts[0]!;
    const found = estimate(description, defaultAssumptions, laws);
    const from = (inputs: readonly Input[] | undefined, name: string) =>
      inputs?.find((input) => input.name === name)?.from;
    const memory = memoryOfRun(description, found, defaultAssumptions)?.inputs;
    assert.deepEqual(
      ['zeroStage', 'precision', 'optimizer', 'sequenceLength'].map((name) => from(memory, name)),
      ['ds.json', 'ds.json', 'ds.json', undefined],
    );
    assert.equal(from(found.memory.weightBytes?.because.inputs, 'bytesPerParameter'), 'model/config.json');
    const serving = deploymentOf(description, found.architecture!, defaultAssumptions);
    assert.equal(from(serving?.inputs, 'weightPrecision'), 'model/config.json');
  });

  it('are said to stand in that file by the document', async () => {
    const { document } = await viewsOf('overlay.yml', files);
    const row = (title: string) => document.split('\n').find((line) => line.startsWith(`| ${title} |`)) ?? '';
    assert.match(row('Hidden size'), /\| in base\\?\.yml \|$/);
    assert.match(row('Layers'), /\| in the file \|$/);
  });

  it('are said to stand in that file by the lenses', async () => {
    const { found } = await viewsOf('overlay.yml', files);
    assert.match(modelLens(found, english)?.tooltip ?? '', /\nsizes from base\.yml$/);
    assert.match(trainingLens(found, english)?.tooltip ?? '', /steps \(base\.yml\)/);
  });

  it('are said to stand in that file by the JSON', async () => {
    const { json } = await viewsOf('overlay.yml', files);
    const elsewhere = json.readElsewhere as readonly { readonly field: string; readonly from: string }[];
    assert.ok(elsewhere.every(({ from }) => from === 'base.yml'));
    const fields = elsewhere.map(({ field }) => field);
    assert.ok(fields.includes('architecture.hiddenSize') && fields.includes('training.sequenceLength'));
    assert.ok(!fields.includes('architecture.layers'));
  });

  it('name the config.json beside a file that names no model', async () => {
    const model = { model_type: 'llama', hidden_size: 64, num_hidden_layers: 2, num_attention_heads: 2 };
    const { terminal } = await viewsOf('ds/zero.json', {
      'ds/zero.json': '{"zero_optimization": {"stage": 2}, "train_micro_batch_size_per_gpu": 2}',
      'ds/config.json': JSON.stringify({ ...model, intermediate_size: 128, vocab_size: 100 }),
    });
    assert.match(terminal, /sizes from ds\/config\.json/);
  });

  it('name the row of the built-in table that a hub id means', async () => {
    const { terminal } = await viewsOf('a.yml', {
      'a.yml': 'base_model: Qwen/Qwen3-8B\nmicro_batch_size: 1\nsequence_len: 2048\ndatasets: [{path: x}]\n',
    });
    assert.match(terminal, /Counted as +qwen3 +sizes from built-in table: Qwen\/Qwen3-8B/);
  });
});
