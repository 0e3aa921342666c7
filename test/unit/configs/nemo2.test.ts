import assert from 'node:assert/strict';
import { readConfig } from '../../../src/configs';
import { resolveArchitecture } from '../../../src/engine/architecture';
import { codes, fixture, onlyPart, partOf, valuesOf } from './fixture';

const total = (text: string): number | undefined =>
  resolveArchitecture(onlyPart(text, 'yaml', 'nemo2').description.architecture).architecture?.parameters
    .total;

describe('NeMo 2', () => {
  it('takes a public model from the name of its class', () => {
    const { architecture, training, cluster } = partOf('nemo2/recipe.yaml', 'nemo2').description;
    assert.equal(architecture.hiddenSize?.note, 'built-in table: meta-llama/Meta-Llama-3-8B');
    assert.equal(total(fixture('nemo2/recipe.yaml')), 8_030_261_248);
    assert.deepEqual(valuesOf(cluster), {
      accelerators: 64,
      nodes: 8,
      acceleratorsPerNode: 8,
      dataParallel: 16,
      tensorParallel: 2,
      sequenceParallel: false,
      pipelineParallel: 1,
      contextParallel: 2,
    });
    assert.equal(training.tokens?.value, 300_000 * 512 * 16384);
    assert.equal(training.precision?.value, 'bf16');
    assert.equal(training.warmupSteps?.value, 2000);
    assert.equal(training.learningRate?.value, 3e-4);
  });

  const names: readonly (readonly [string, number])[] = [
    ['nemo.collections.llm.gpt.model.llama.Llama2Config7B', 6_738_415_616],
    ['nemo.collections.llm.gpt.model.llama.Llama31Config70B', 70_553_706_496],
    ['nemo.collections.llm.gpt.model.mixtral.MixtralConfig8x7B', 46_702_792_704],
    ['nemo.collections.llm.gpt.model.qwen2.Qwen2Config1P5B', 1_543_714_304],
    ['nemo.collections.llm.gpt.model.qwen2.Qwen2Config500M', 494_032_768],
  ];
  for (const [target, parameters] of names) {
    it(`knows ${target.split('.').at(-1)}`, () => {
      const text = fixture('nemo2/recipe.yaml').replace(/nemo\S*Llama3Config8B/, target);
      assert.equal(total(text), parameters);
    });
  }

  it('takes a public model from the name of its recipe', () => {
    const text =
      '_factory_: llama3_8b\n_target_: nemo.collections.llm.api.pretrain\ntrainer: {max_steps: 100}\n';
    assert.equal(total(text), 8_030_261_248);
  });

  it('lets the file change sizes of a class', () => {
    const text = fixture('nemo2/recipe.yaml').replace('seq_length: 16384', 'num_layers: 16');
    // Half of the 32 layers of 218,112,000.
    assert.equal(total(text), 8_030_261_248 - 16 * 218_112_000);
  });

  it('counts a model whose sizes are all stated, with the rows of Megatron', () => {
    const layer = 768 * (768 + 2 * 256) + 768 * 768 + 3 * 768 * 2048 + 2 * 768;
    assert.equal(total(fixture('nemo2/stated.yaml')), 2 * 32000 * 768 + 12 * layer + 768);
  });

  it('says which model it does not know', () => {
    const text = fixture('nemo2/recipe.yaml').replace('Llama3Config8B', 'ChatGLM3Config6B');
    const part = onlyPart(text, 'yaml', 'nemo2');
    assert.deepEqual(codes(part.notices), ['unknown-model-name']);
    assert.equal(part.notices[0]?.args.name, 'ChatGLM3Config6B');
  });

  it('goes on from weights that it restores, with an adapter', () => {
    const text = `${fixture('nemo2/recipe.yaml')}peft:\n  _target_: nemo.collections.llm.peft.lora.LoRA\nresume:\n  restore_config:\n    path: nemo://meta-llama/Meta-Llama-3-8B\n`;
    const { training } = onlyPart(text, 'yaml', 'nemo2').description;
    assert.equal(training.adapter?.value, 'lora');
    assert.equal(training.startsFrom?.value, 'nemo://meta-llama/Meta-Llama-3-8B');
  });

  it('reads the arguments of a recipe without its model, which stands elsewhere', () => {
    const part = partOf('nemo2/arguments.yaml', 'nemo2');
    const { architecture, training, cluster } = part.description;
    assert.deepEqual(architecture, {});
    assert.equal(training.tokens?.value, 50 * 8 * 2048);
    assert.deepEqual(valuesOf(cluster), {
      accelerators: 8,
      nodes: 1,
      acceleratorsPerNode: 8,
      dataParallel: 4,
      tensorParallel: 2,
      sequenceParallel: false,
      pipelineParallel: 1,
      expertParallel: 4,
    });
    assert.deepEqual(codes(part.notices), ['model-not-stated']);
  });

  it('is silent about other trees of classes', () => {
    const text = '_target_: torch.optim.AdamW\ntrainer: {}\nmodel: {_target_: my.Model}\ndata: {}\n';
    assert.equal(readConfig(text, { language: 'yaml' }), undefined);
  });
});

describe('Megatron-Bridge', () => {
  const saved = (more = ''): string => `model:
  _target_: megatron.bridge.models.llama.llama_provider.LlamaModelProvider
  num_layers: 16
  hidden_size: 2048
  ffn_hidden_size: 8192
  num_attention_heads: 32
  num_query_groups: 8
  kv_channels: 64
  vocab_size: 128256
  make_vocab_size_divisible_by: 128
  gated_linear_unit: true
  add_bias_linear: false
  normalization: RMSNorm
  position_embedding_type: rope
  share_embeddings_and_output_weights: true
  seq_length: 8192
${more}train: {train_iters: 100, global_batch_size: 64, micro_batch_size: 1}
optimizer: {lr: 0.0003}
scheduler: {lr_decay_style: cosine}
checkpoint: {}
`;
  const count = (text: string): number | undefined =>
    resolveArchitecture(onlyPart(text, 'yaml', 'megatron-bridge').description.architecture).architecture
      ?.parameters.total;

  it('counts the model of a run as it was saved', () => {
    // Llama 3.2 1B.
    assert.equal(count(saved()), 1_235_814_400);
  });

  it('pads the vocabulary only if the run does', () => {
    const odd = saved('  should_pad_vocab: true\n').replace('128256', '128250');
    assert.equal(count(odd), 1_235_814_400);
    assert.equal(count(saved().replace('128256', '128250')), 1_235_814_400 - 6 * 2048);
  });
});
