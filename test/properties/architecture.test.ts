import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readConfig } from '../../src/configs';
import { MODEL_TYPES } from '../../src/configs/formats/huggingFace/modelTypes';
import {
  cacheBytesPerToken,
  FAMILIES,
  resolveArchitecture,
  stateBytesPerSequence,
  trainingFlopsPerToken,
  type Architecture,
} from '../../src/engine/architecture';
import { type ArchitectureFields, type Sourced } from '../../src/engine/run';

const SEED = { seed: 42 } as const;

const file = <T>(value: T): Sourced<T> => ({ value, origin: 'file' });

/** Families all of whose models have experts. */
const ALWAYS_SPARSE: ReadonlySet<string> = new Set(['nemotron-h', 'longcat-flash']);

/** Kinds of layers in turns, for families that need to be told. */
const LAYER_KINDS: Readonly<Record<string, readonly string[]>> = {
  'nemotron-h': ['mamba', 'attention', 'mlp', 'moe'],
  'deepseek-v4': ['sliding_attention', 'compressed_sparse_attention', 'heavily_compressed_attention'],
};

/** A sound model of any family: heads divide, every size that any family needs is there. */
const soundFields: fc.Arbitrary<ArchitectureFields> = fc
  .record({
    family: fc.constantFrom(...FAMILIES.map(({ id }) => id)),
    pairs: fc.integer({ min: 1, max: 20 }),
    heads: fc.integer({ min: 1, max: 16 }),
    share: fc.constantFrom(1, 2, 4),
    headSize: fc.integer({ min: 1, max: 64 }),
    feedForwardSize: fc.integer({ min: 1, max: 4000 }),
    vocabularySize: fc.integer({ min: 1, max: 100_000 }),
    maximumPositions: fc.integer({ min: 1, max: 5000 }),
    tied: fc.boolean(),
    experts: fc.option(fc.integer({ min: 1, max: 64 }), { nil: undefined }),
    expertsPerToken: fc.integer({ min: 1, max: 8 }),
    sharedExperts: fc.integer({ min: 0, max: 2 }),
    window: fc.option(fc.integer({ min: 1, max: 4096 }), { nil: undefined }),
  })
  .map((size): ArchitectureFields => {
    const layers = 2 * size.pairs;
    const kinds = LAYER_KINDS[size.family] ?? ['mlp'];
    const layerTypes = Array.from({ length: layers }, (_, index) => kinds[index % kinds.length] ?? 'mlp');
    const heads = size.heads * size.share;
    return {
      family: file(size.family),
      layers: file(layers),
      hiddenSize: file(heads * size.headSize),
      feedForwardSize: file(size.feedForwardSize),
      expertFeedForwardSize: file(size.feedForwardSize),
      attentionHeads: file(heads),
      keyValueHeads: file(size.heads),
      headSize: file(size.headSize),
      vocabularySize: file(size.vocabularySize),
      maximumPositions: file(size.maximumPositions),
      tiedEmbeddings: file(size.tied),
      keyValueLatentSize: file(size.headSize),
      queryKeyContentSize: file(size.headSize),
      queryKeyRotarySize: file(size.headSize),
      valueHeadSize: file(size.headSize),
      stateHeads: file(heads),
      stateHeadSize: file(size.headSize),
      stateSize: file(16),
      ...(Object.hasOwn(LAYER_KINDS, size.family) ? { layerTypes: file(layerTypes) } : {}),
      ...(size.family === 'deepseek-v4' ? { queryLatentSize: file(size.headSize) } : {}),
      // Lists of what each layer has; the other families never look at them.
      familySpecific: {
        attentions: file(layerTypes.map((_, index) => [size.heads, 'linear', 'none'][index % 3] ?? 'none')),
        feedForwards: file(layerTypes.map((_, index) => [size.feedForwardSize, 'none'][index % 2] ?? 'none')),
      },
      ...(size.experts === undefined && !ALWAYS_SPARSE.has(size.family)
        ? {}
        : {
            experts: file(size.experts ?? 4),
            expertsPerToken: file(size.expertsPerToken),
            sharedExperts: file(size.sharedExperts),
          }),
      ...(size.window === undefined && size.family !== 'deepseek-v4'
        ? {}
        : { slidingWindow: file(size.window ?? 128) }),
    };
  });

function counted(fields: ArchitectureFields): Architecture {
  const { architecture, notices } = resolveArchitecture(fields);
  assert.ok(architecture !== undefined, JSON.stringify(notices));
  return architecture;
}

const every = (check: (fields: ArchitectureFields) => void): void => {
  fc.assert(fc.property(soundFields, check), SEED);
};

describe('any sound architecture', () => {
  it('is counted in whole numbers that add up', () => {
    every((fields) => {
      const { total, active, embedding, lookup, nonEmbedding, activeNonEmbedding, breakdown } =
        counted(fields).parameters;
      for (const number of [total, active, embedding, lookup]) assert.ok(Number.isSafeInteger(number));
      const sum = (of: 'total' | 'active'): number => breakdown.reduce((all, each) => all + each[of], 0);
      assert.equal(sum('total'), total);
      assert.equal(sum('active'), active);
      assert.equal(embedding + nonEmbedding, total);
      assert.equal(embedding + activeNonEmbedding, active);
      // Whisper's table of positions in sound is in its tower.
      const tower = breakdown.find(({ component }) => component === 'audio-tower')?.total ?? 0;
      assert.ok(lookup <= embedding + tower);
      assert.ok(nonEmbedding > 0);
    });
  });

  it('has no more active than total parameters, in every part', () => {
    every((fields) => {
      const { parameters, experts } = counted(fields);
      for (const { total, active } of [parameters, ...parameters.breakdown]) {
        assert.ok(active > 0 && active <= total);
      }
      if (experts === undefined) assert.equal(parameters.active, parameters.total);
    });
  });

  // Whole periods of hybrids, of which every fourth or eighth layer differs.
  it('has twice the weights in its layers with twice the layers', () => {
    every((fields) => {
      const repeated = <T>(list: readonly T[], factor: number): readonly T[] =>
        Array.from({ length: factor }, () => list).flat();
      const layers = (factor: number): ArchitectureFields => ({
        ...fields,
        layers: file((fields.layers?.value ?? 0) * factor),
        familySpecific: Object.fromEntries(
          Object.entries(fields.familySpecific ?? {}).map(([name, { value }]) => [
            name,
            file(typeof value === 'object' ? repeated(value, factor) : value),
          ]),
        ),
        ...(fields.layerTypes === undefined
          ? {}
          : {
              layerTypes: file(repeated(fields.layerTypes.value, factor)),
            }),
      });
      const [one, two, three] = [4, 8, 12].map((factor) => counted(layers(factor)).parameters.total);
      assert.equal(two! - one!, three! - two!);
      assert.ok(two! > one!);
    });
  });

  it('has as many parameters more, untied, as its head has', () => {
    every((fields) => {
      const { kind, parameters: tied } = counted({ ...fields, tiedEmbeddings: file(true) });
      const untied = counted({ ...fields, tiedEmbeddings: file(false) }).parameters;
      const rows = fields.vocabularySize?.value ?? 0;
      const table = rows * (fields.hiddenSize?.value ?? 0);
      // BERT's class has a bias beside the head's, the same one as long as they are tied.
      const more = untied.total - tied.total;
      assert.equal(kind === 'encoder' && more !== table ? more - rows : more, table);
      assert.equal(untied.nonEmbedding, tied.nonEmbedding);
    });
  });

  it('costs no less with attention than without, full no less than causal, and both grow with the sequence', () => {
    fc.assert(
      fc.property(soundFields, fc.integer({ min: 1, max: 100_000 }), (fields, length) => {
        const architecture = counted(fields);
        fc.pre(architecture.kind === undefined);
        const matrices = 6 * (architecture.parameters.active - architecture.parameters.lookup);
        const causal = trainingFlopsPerToken(architecture, length, 'flops-6n-causal-attention') ?? NaN;
        const full = trainingFlopsPerToken(architecture, length, 'flops-6n-full-attention') ?? NaN;
        const longer = trainingFlopsPerToken(architecture, 2 * length, 'flops-6n-causal-attention') ?? NaN;
        assert.ok(matrices <= causal && causal <= full && causal <= longer);
      }),
      SEED,
    );
  });

  it('stores no more per token the longer the context, and in proportion to the width of a value', () => {
    fc.assert(
      fc.property(soundFields, fc.integer({ min: 1, max: 100_000 }), (fields, context) => {
        const architecture = counted(fields);
        const at = (tokens: number, bytes: number): number =>
          cacheBytesPerToken(architecture, bytes, tokens) ?? NaN;
        assert.ok(at(2 * context, 2) <= at(context, 2));
        assert.equal(at(context, 2), 2 * at(context, 1));
        assert.ok(stateBytesPerSequence(architecture, 2) >= 0);
      }),
      SEED,
    );
  });

  it('is counted the same every time, and its fields stay as they were', () => {
    every((fields) => {
      const before = structuredClone(fields);
      assert.deepEqual(resolveArchitecture(fields), resolveArchitecture(fields));
      assert.deepEqual(fields, before);
    });
  });
});

const anyNumber = fc.oneof(
  fc.integer({ min: -10, max: 10_000 }),
  fc.double(),
  fc.constantFrom(0, 1, 1e7, 1e9, 1e10, Infinity, NaN, Number.MAX_SAFE_INTEGER),
);

/** Fields of any value and any lack of them, whatever their types promise. */
const anyFields: fc.Arbitrary<ArchitectureFields> = soundFields.chain((fields) =>
  fc
    .dictionary(fc.constantFrom(...Object.keys(fields)), fc.option(anyNumber, { nil: undefined }))
    .map((changes) => {
      const changed = Object.entries(changes)
        .filter(([name]) => !['family', 'layerTypes', 'tiedEmbeddings'].includes(name))
        .map(([name, value]) => [name, value === undefined ? undefined : file(value)]);
      return { ...fields, ...(Object.fromEntries(changed) as ArchitectureFields) };
    }),
);

describe('any architecture fields at all', () => {
  it('give a sound count or say why there is none', () => {
    fc.assert(
      fc.property(anyFields, (fields) => {
        const { architecture, withoutEmbeddings, notices } = resolveArchitecture(fields);
        const failed = notices.some(({ severity }) => severity === 'error');
        assert.equal((architecture ?? withoutEmbeddings) === undefined, failed);
        if (withoutEmbeddings !== undefined) {
          const { nonEmbedding, activeNonEmbedding } = withoutEmbeddings;
          assert.equal(architecture, undefined);
          assert.ok(Number.isSafeInteger(nonEmbedding) && activeNonEmbedding <= nonEmbedding);
          assert.ok(notices.some(({ code }) => code === 'vocabulary-unknown'));
        }
        if (architecture === undefined) return;
        const { parameters } = architecture;
        for (const number of [parameters.total, parameters.active, parameters.nonEmbedding]) {
          assert.ok(Number.isSafeInteger(number) && number >= 0);
        }
        assert.ok(parameters.active <= parameters.total);
        const flops = trainingFlopsPerToken(
          architecture,
          2048,
          architecture.kind === 'encoder-decoder' ? 'flops-3n' : 'flops-6n-full-attention',
        );
        assert.ok(flops !== undefined && Number.isFinite(flops));
      }),
      { ...SEED, numRuns: 1000 },
    );
  });
});

describe('any Hugging Face config', () => {
  const keys = [
    'hidden_size',
    'n_embd',
    'num_hidden_layers',
    'n_layer',
    'num_attention_heads',
    'num_key_value_heads',
    'intermediate_size',
    'head_dim',
    'vocab_size',
    'num_experts',
    'num_experts_per_tok',
    'moe_intermediate_size',
    'sliding_window',
    'layer_types',
    'max_position_embeddings',
    'tie_word_embeddings',
    'attn_config',
    'ffn_config',
    'vision_config',
    'text_config',
    'architectures',
    'hybrid_override_pattern',
    'quantization_config',
    'mlp_only_layers',
    'moe_layer_freq',
    'q_lora_rank',
    'kv_lora_rank',
    '__proto__',
    'use_sliding_window',
  ];
  const value = fc.oneof(
    anyNumber,
    fc.boolean(),
    fc.constant(null),
    fc.string(),
    fc.array(anyNumber, { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...keys), anyNumber),
  );
  const config = fc
    .tuple(
      fc.constantFrom(...Object.keys(MODEL_TYPES), 'unheard-of'),
      fc.dictionary(fc.constantFrom(...keys), value),
    )
    .map(([modelType, fields]) => ({
      hidden_size: 64,
      num_hidden_layers: 2,
      ...fields,
      model_type: modelType,
    }));

  it('is read without an exception, and what is counted is a whole number', () => {
    fc.assert(
      fc.property(config, (written) => {
        const reading = readConfig(JSON.stringify(written), { language: 'json' });
        for (const { description } of reading?.parts ?? []) {
          const { architecture, withoutEmbeddings, notices } = resolveArchitecture(description.architecture);
          const count = architecture?.parameters.total ?? withoutEmbeddings?.nonEmbedding;
          if (count !== undefined) assert.ok(Number.isSafeInteger(count));
          else assert.ok(notices.some(({ severity }) => severity === 'error'));
        }
      }),
      { ...SEED, numRuns: 2000 },
    );
  });
});
