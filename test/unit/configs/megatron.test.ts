import assert from 'node:assert/strict';
import { resolveArchitecture } from '../../../src/engine/architecture/resolveArchitecture';
import { codes, fixture, onlyPart, partOf, valuesOf } from './fixture';

const counted = (part: ReturnType<typeof onlyPart>): number | undefined =>
  resolveArchitecture(part.description.architecture).architecture?.parameters.total;

describe('Megatron-LM', () => {
  const changed = (from: string, to: string): ReturnType<typeof onlyPart> =>
    onlyPart(fixture('megatron-lm/gpt.yaml').replace(from, to), 'yaml', 'megatron-lm');

  it('counts GPT-2: tied, biased, learned positions, four times the width', () => {
    // GPT-2 on the hub.
    assert.equal(counted(partOf('megatron-lm/gpt.yaml', 'megatron-lm')), 124_439_808);
  });

  for (const [written, precision] of [
    ['--fp8-format: hybrid', 'fp8'],
    ['--fp8: e4m3', 'fp8'],
    ['--fp8: true', 'fp8'],
    ['--fp8: false', 'bf16'],
    ['--fp8: null', 'bf16'],
  ] as const) {
    it(`multiplies in ${precision} with ${written} beside bf16`, () => {
      const part = changed('  --num-layers:', `  --bf16: true\n  ${written}\n  --num-layers:`);
      assert.equal(part.description.training.precision?.value, precision);
      const key = precision === 'fp8' ? /^--(.*):/.exec(written)?.[1] : 'bf16';
      assert.equal(part.description.training.precision?.at?.path.at(-1), `--${key}`);
      assert.deepEqual(codes(part.notices), []);
    });
  }

  it('counts experts after a dense layer, the vocabulary padded after the mark of a null tokenizer', () => {
    const part = partOf('megatron-lm/experts.yaml', 'megatron-lm');
    const { architecture } = part.description;
    assert.equal(architecture.paddedVocabularySize?.value, 1280);
    assert.deepEqual(architecture.denseLayerIndices?.value, [0]);
    const attention = 64 * 64 * 2 + 2 * 64 * 32 + 2 * 16;
    const sparse = 8 * 3 * 64 * 32 + 3 * 64 * 48 + 8 * 64;
    const total = 2 * 1280 * 64 + 4 * (attention + 2 * 64) + 3 * 64 * 256 + 3 * sparse + 64;
    assert.equal(counted(part), total);
  });

  it('multiplies samples by the length, and knows how the model is split', () => {
    const { training, cluster } = partOf('megatron-lm/experts.yaml', 'megatron-lm').description;
    assert.deepEqual(valuesOf(training), {
      sequenceLength: 4096,
      microBatchSequences: 1,
      globalBatchSequences: 512,
      tokens: 80_000_000_000,
      learningRate: 4.5e-4,
      schedule: 'cosine',
      precision: 'bf16',
      warmupSteps: 1000,
      tokensPerStep: 2_097_152,
      steps: 38_146,
    });
    assert.equal(training.tokens?.note, '--train-samples × --seq-length');
    assert.deepEqual(valuesOf(cluster), {
      tensorParallel: 2,
      sequenceParallel: false,
      pipelineParallel: 4,
      expertParallel: 8,
      zeroStage: 1,
      activationRecompute: 'selective',
    });
  });

  it('sums the samples of a batch that grows', () => {
    const { training } = partOf('megatron-lm/gpt.yaml', 'megatron-lm').description;
    // Each of 7 sizes (32, 64 … 224) holds until another 1000 samples are seen; the rest is full batches.
    let [seen, used] = [0, 0];
    for (let size = 32, end = 1000; size < 256; size += 32, end += 1000) {
      for (; seen < end; seen += size) used++;
    }
    assert.equal(training.tokens?.value, (seen + (1000 - used) * 256) * 1024);
    assert.equal(training.warmupSteps?.value, 10);
  });

  const lines: readonly (readonly [line: string, field: string, value: unknown])[] = [
    ['--swiglu: true', 'feedForwardSize', 2048],
    ['--num-query-groups: 4', 'keyValueHeads', 12],
    ['--group-query-attention: true', 'keyValueHeads', 1],
    ['--add-qkv-bias: true', 'queryKeyValueBias', true],
    ['--normalization: RMSNorm', 'normBias', false],
    ['--kv-channels: 96', 'headSize', 96],
    ['--num-experts: 4', 'expertsPerToken', 2],
    ['--mtp-num-layers: 1', 'predictionLayers', 1],
    ['--position-embedding-type: none', 'positions', 'none'],
  ];
  for (const [line, field, value] of lines) {
    it(`reads ${line} as ${field} ${String(value)}`, () => {
      const { architecture } = changed('  --fp16: true', `  ${line}`).description;
      assert.equal(valuesOf(architecture)[field], value);
    });
  }

  it('puts experts in every second layer from the first where the frequency is a number', () => {
    const { architecture } = changed('--fp16: true', '--num-experts: 4\n  --moe-layer-freq: 2').description;
    assert.deepEqual(architecture.denseLayerIndices?.value, [1, 3, 5, 7, 9, 11]);
  });

  it('norms the latents of latent attention only where queries and keys are', () => {
    const latent = '--multi-latent-attention: true\n  --disable-bias-linear: true\n  --q-lora-rank: 192';
    const [without, with_] = ['', '\n  --qk-layernorm: true'].map((norm) =>
      counted(changed('--fp16: true', latent + norm)),
    );
    assert.equal(with_! - without!, 12 * (192 + 32));
  });

  it('reads the sizes of latent attention', () => {
    const latent = [
      '--multi-latent-attention: true',
      '--disable-bias-linear: true',
      '--q-lora-rank: 192',
      '--kv-lora-rank: 64',
    ].join('\n  ');
    const { architecture } = changed('--fp16: true', latent).description;
    const fields = valuesOf(architecture);
    assert.deepEqual(
      [fields.queryLatentSize, fields.keyValueLatentSize, fields.valueHeadSize],
      [192, 64, 128],
    );
    assert.equal(architecture.valueHeadSize?.origin, 'format-default');
  });

  for (const line of [
    '--bert-no-binary-head: true',
    '--hybrid-override-pattern: M-M*',
    '--mamba-num-heads: 8',
  ]) {
    it(`does not count other models (${line}), and says so`, () => {
      const part = changed('--fp16: true', line);
      assert.deepEqual([part.description.architecture, codes(part.notices)], [{}, ['part-not-counted']]);
    });
  }
});

describe('NeMo 1', () => {
  const changed = (from: string, to: string): ReturnType<typeof onlyPart> =>
    onlyPart(fixture('nemo/llama.yaml').replace(from, to), 'yaml', 'nemo');

  it('counts Llama 2 7B with the vocabulary padded to 256', () => {
    // Llama 2 7B on the hub; 32,000 is a multiple of 256.
    assert.equal(counted(partOf('nemo/llama.yaml', 'nemo')), 6_738_415_616);
  });

  it('reads a run and its machines', () => {
    const { description, notices } = partOf('nemo/llama.yaml', 'nemo');
    assert.deepEqual(valuesOf(description.training), {
      sequenceLength: 4096,
      microBatchSequences: 4,
      optimizer: 'fused_adam',
      globalBatchSequences: 64,
      steps: 100_000,
      learningRate: 2e-4,
      precision: 'bf16',
      warmupSteps: 500,
      tokensPerStep: 262_144,
      tokens: 26_214_400_000,
    });
    assert.deepEqual(valuesOf(description.cluster), {
      accelerators: 32,
      nodes: 4,
      acceleratorsPerNode: 8,
      dataParallel: 16,
      tensorParallel: 2,
      sequenceParallel: false,
      pipelineParallel: 1,
      activationRecompute: 'selective',
    });
    // NeMo loads its files with OmegaConf, to which 2e-4 is a number.
    assert.deepEqual(codes(notices), []);
  });

  const models: readonly (readonly [from: string, to: string, field: string, value: unknown])[] = [
    ["activation: 'fast-swiglu'", 'activation: squared-relu', 'gatedFeedForward', false],
    ['share_embeddings_and_output_weights: False', '', 'tiedEmbeddings', true],
    ['num_query_groups: 32', 'num_query_groups: 8', 'keyValueHeads', 8],
    ['num_query_groups: 32', 'num_query_groups: null', 'keyValueHeads', 32],
    ['bias: False', '', 'feedForwardBias', true],
  ];
  for (const [from, to, field, value] of models) {
    it(`reads ${to === '' ? `a file without ${from}` : to} as ${field} ${String(value)}`, () => {
      assert.equal(valuesOf(changed(from, to).description.architecture)[field], value);
    });
  }

  const custom = (keys: string): unknown =>
    changed('  kv_channels: null', `  mcore_customization_config: {${keys}}`).description.architecture
      .familySpecific?.normsPerLayer?.value;
  it('knows the norms of Falcon and of Gemma 2', () => {
    assert.equal(custom('parallel_attention: true, new_decoder_architecture: false'), 1);
    assert.equal(custom('parallel_attention: true, new_decoder_architecture: true'), 2);
    assert.equal(custom('attn_logit_softcapping: 50.0'), 4);
  });

  it('does not count BERT, and says so', () => {
    const part = changed('mcore_gpt', 'mcore_bert');
    assert.deepEqual(part.description.architecture, {});
    assert.ok(codes(part.notices).includes('part-not-counted'));
  });
});

describe('FlagScale', () => {
  it('counts a model whose arguments stand in three groups', () => {
    const part = partOf('flagscale/aquila.yaml', 'flagscale');
    const { architecture } = part.description;
    assert.equal(architecture.feedForwardSize?.value, 11008);
    assert.deepEqual(architecture.vocabularySize?.at?.path, ['data', 'tokenizer', 'vocab_size']);
    // Llama 2 7B on the hub; 32,000 is a multiple of 128.
    assert.equal(counted(part), 6_738_415_616);
  });

  it('reads the run of all groups', () => {
    const { training, cluster } = partOf('flagscale/aquila.yaml', 'flagscale').description;
    assert.equal(training.tokens?.value, 1_002_539_063 * 2048);
    assert.equal(training.learningRate?.value, 2e-5);
    assert.equal(training.precision?.value, 'bf16');
    assert.equal(training.warmupSteps?.value, 1780);
    assert.deepEqual(valuesOf(cluster), {
      tensorParallel: 2,
      sequenceParallel: false,
      pipelineParallel: 1,
      zeroStage: 1,
    });
  });

  it('takes a group of keys called optimizer for no name', () => {
    assert.deepEqual(codes(partOf('flagscale/aquila.yaml', 'flagscale').notices), []);
  });

  it('reads the machines of an experiment, whose model is in another file', () => {
    const { cluster, architecture } = partOf('flagscale/experiment.yaml', 'flagscale').description;
    assert.deepEqual(valuesOf(cluster), { accelerators: 32, nodes: 4, acceleratorsPerNode: 8 });
    assert.deepEqual(architecture, {});
  });
});

describe('query groups without their switch', () => {
  const model = (more: string): string =>
    `system: {}\ndata: {}\nmodel:\n  num_layers: 2\n  hidden_size: 64\n  num_attention_heads: 8\n${more}`;

  it('are heads to Megatron, and the file says nothing of it: a warning does', () => {
    const part = onlyPart(model('  num_query_groups: 2\n'), 'yaml', 'flagscale');
    assert.equal(part.description.architecture.keyValueHeads?.value, 8);
    assert.deepEqual(
      part.notices.map(({ code, args }) => [code, args.switch]),
      [['switch-missing', 'group_query_attention']],
    );
  });

  it('count with the switch, and are not remarked upon where it is off by intent', () => {
    const on = onlyPart(model('  num_query_groups: 2\n  group_query_attention: true\n'), 'yaml', 'flagscale');
    assert.equal(on.description.architecture.keyValueHeads?.value, 2);
    assert.deepEqual(on.notices, []);
    const off = onlyPart(
      model('  num_query_groups: 2\n  group_query_attention: false\n'),
      'yaml',
      'flagscale',
    );
    assert.equal(off.description.architecture.keyValueHeads?.value, 8);
    assert.deepEqual(off.notices, []);
  });
});
