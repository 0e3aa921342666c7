import fc from 'fast-check';
import { type Assumptions } from '../../src/engine/assumptions';
import { defaultAssumptions } from '../../src/engine/defaultAssumptions';
import { accelerators } from '../../src/engine/hardware/accelerators';
import { laws } from '../../src/engine/laws';
import { type Origin, type RunDescription, type Sourced } from '../../src/engine/run';

/** Numbers as a careless or hostile file has them. */
const anyNumber = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 200_000 }) },
  { weight: 3, arbitrary: fc.double({ min: 1, max: 1e15, noNaN: true }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(0, -1, NaN, Infinity, -Infinity, 5e-324, 1.7e308, 0.5, -0, 2 ** 53, 1e300),
  },
);
const anyWord = fc.constantFrom(
  'bf16',
  'fp8',
  'float32',
  'mxfp4',
  '',
  '__proto__',
  'H100',
  'a100-sxm-80gb',
  'no such thing',
);
const anyOrigin = fc.constantFrom<Origin>('user', 'file', 'derived', 'format-default', 'setting', 'default');

const sourced = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<Sourced<T>> =>
  fc.record(
    { value, origin: anyOrigin, note: fc.constantFrom('a × b', '') },
    { requiredKeys: ['value', 'origin'] },
  );

const numbers = (...names: string[]) => Object.fromEntries(names.map((name) => [name, sourced(anyNumber)]));
const partial = (shape: Record<string, fc.Arbitrary<unknown>>) => fc.record(shape, { requiredKeys: [] });

const sizes = numbers(
  ...[
    'layers',
    'hiddenSize',
    'feedForwardSize',
    'attentionHeads',
    'keyValueHeads',
    'headSize',
    'vocabularySize',
  ],
  ...[
    'paddedVocabularySize',
    'maximumPositions',
    'slidingWindow',
    'experts',
    'expertsPerToken',
    'sharedExperts',
  ],
  ...['expertFeedForwardSize', 'firstDenseLayers', 'keyValueLatentSize', 'predictionLayers', 'embeddingSize'],
);
const flags = Object.fromEntries(
  ['tiedEmbeddings', 'gatedFeedForward', 'queryKeyValueBias', 'queryKeyNorm', 'feedForwardBias'].map(
    (name) => [name, sourced(fc.boolean())],
  ),
);

/** A Llama-like model that can be counted, so that most runs get past the architecture. */
const countable = fc
  .record({
    layers: fc.integer({ min: 1, max: 200 }),
    heads: fc.integer({ min: 1, max: 128 }),
    headSize: fc.constantFrom(64, 128),
    vocabulary: fc.integer({ min: 1, max: 300_000 }),
    experts: fc.option(fc.integer({ min: 2, max: 64 }), { nil: undefined }),
  })
  .map(({ layers, heads, headSize, vocabulary, experts }) => {
    const say = <T>(value: T) => ({ value, origin: 'file' as const });
    return {
      family: say(experts === undefined ? 'llama' : 'mixtral'),
      layers: say(layers),
      hiddenSize: say(heads * headSize),
      attentionHeads: say(heads),
      keyValueHeads: say(heads),
      feedForwardSize: say(4 * heads * headSize),
      vocabularySize: say(vocabulary),
      ...(experts === undefined ? {} : { experts: say(experts), expertsPerToken: say(2) }),
    };
  });

/** Descriptions of every kind: sensible, half said and impossible. */
export const arbitraryRun = fc.record({
  architecture: fc.oneof(
    { weight: 3, arbitrary: countable },
    {
      weight: 1,
      arbitrary: partial({
        ...sizes,
        ...flags,
        family: sourced(fc.constantFrom('llama', 'gpt2', 'mixtral', 'deepseek-v3', 'mamba', 'nonsense')),
      }),
    },
  ),
  training: partial({
    ...numbers('sequenceLength', 'microBatchSequences', 'gradientAccumulation', 'globalBatchSequences'),
    ...numbers('tokensPerStep', 'steps', 'tokens', 'epochs', 'learningRate', 'warmupSteps'),
    ...numbers('adapterRank', 'adapterAlpha'),
    adapterTargets: sourced(
      fc.oneof(
        fc.constantFrom('all-linear', '.*(q|v)_proj', '(', '', '(\\w+)+x'),
        fc.array(fc.constantFrom('q_proj', 'v_proj', 'mlp.up_proj', 'lm_head', '', '__proto__')),
      ),
    ),
    adapterNaming: sourced(fc.constantFrom('torchtune', 'megatron', 'nobody', '__proto__')),
    adapterSavedModules: sourced(fc.array(fc.constantFrom('lm_head', 'embed_tokens', 'norm'))),
    precision: sourced(anyWord),
    optimizer: sourced(fc.constantFrom('adamw', 'muon', 'adafactor', '', '__proto__')),
    adapter: sourced(fc.constantFrom('lora', 'qlora', '')),
  }),
  data: partial(numbers('uniqueTokens')),
  cluster: partial({
    ...numbers('accelerators', 'nodes', 'acceleratorsPerNode', 'dataParallel', 'tensorParallel'),
    ...numbers('pipelineParallel', 'contextParallel', 'expertParallel', 'expertTensorParallel'),
    ...numbers('virtualStages', 'zeroStage'),
    sequenceParallel: sourced(fc.boolean()),
    activationRecompute: sourced(fc.constantFrom('full', 'selective', 'none', '', 'no such thing')),
    offload: sourced(fc.constantFrom('none', 'optimizer', 'optimizer-and-weights', 'nowhere')),
    acceleratorType: sourced(anyWord),
  }),
  serving: partial({ weightPrecision: sourced(anyWord) }),
}) as unknown as fc.Arbitrary<RunDescription>;

const assumed = <T>(value: fc.Arbitrary<T>) =>
  fc.record({
    value,
    origin: fc.constantFrom('user' as const, 'setting' as const, 'default' as const),
    source: fc.constant('test'),
  });

/** Assumptions from settings nobody checked. */
export const arbitraryAssumptions: fc.Arbitrary<Assumptions> = fc
  .record(
    {
      law: assumed(fc.constantFrom(...laws.map((law) => law.id), 'no-such-law')),
      tokens: assumed(
        fc.oneof(
          fc.record({ kind: fc.constant('tokens' as const), tokens: anyNumber }),
          fc.record({ kind: fc.constant('tokens-per-parameter' as const), ratio: anyNumber }),
        ),
      ),
      accelerator: assumed(fc.constantFrom(...accelerators.map((each) => each.id), 'none')),
      accelerators: assumed(anyNumber),
      priceUsdPerHour: assumed(anyNumber),
      utilization: assumed(
        fc.oneof(
          fc.constant({ value: 0.4, low: 0.3, high: 0.5 }),
          fc.record({ value: anyNumber, low: anyNumber, high: anyNumber }),
        ),
      ),
      sequenceLength: assumed(anyNumber),
      vocabularySize: assumed(anyNumber),
      globalBatchSequences: assumed(anyNumber),
      uniqueTokens: assumed(anyNumber),
      inferenceTokens: assumed(anyNumber),
      serving: partial({
        ...Object.fromEntries(
          [
            'accelerators',
            'priceUsdPerHour',
            'promptTokens',
            'outputTokens',
            'concurrency',
            'queriesPerSecond',
            'timeToFirstToken',
          ].map((name) => [name, assumed(anyNumber)]),
        ),
        weightPrecision: assumed(anyWord),
      }),
    },
    { requiredKeys: [] },
  )
  .map((some) => ({ ...defaultAssumptions, otherLaws: laws.map((law) => law.id), ...some }));

/** Machines and batches that layouts can be found for, said by a person on top of anything else. */
export const searchableAssumptions: fc.Arbitrary<Assumptions> = fc
  .tuple(
    arbitraryAssumptions,
    fc.record({
      accelerator: assumed(fc.constantFrom('h100-sxm-80gb', 'a100-sxm-40gb', 'tpu-v5p')),
      accelerators: assumed(fc.constantFrom(1, 8, 24, 64, 512)),
      globalBatchSequences: assumed(fc.constantFrom(1, 64, 96, 1024, 1e9)),
      sequenceLength: assumed(fc.constantFrom(1, 2048, 8192, 131_072)),
    }),
  )
  .map(([any, said]) => ({
    ...any,
    ...Object.fromEntries(Object.entries(said).map(([name, each]) => [name, { ...each, origin: 'user' }])),
  }));
