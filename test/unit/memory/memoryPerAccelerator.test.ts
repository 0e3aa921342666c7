import assert from 'node:assert/strict';
import {
  fitOf,
  fullestStage,
  layersPerStage,
  memoryPerAccelerator,
  QLORA_BYTES,
  setupOfRun,
  smallestChange,
} from '../../../src/engine/memory';
import { fewestReplicas } from '../../../src/engine/memory/fewestReplicas';
import { shapeOf } from '../../../src/engine/memory/modelShape';
import { type MemoryPartKind } from '../../../src/engine/memory/memoryParts';
import { EMPTY_RUN, resolveArchitecture } from '../../../src/engine';
import { type RunDescription, type Sourced } from '../../../src/engine/run';
import { stated } from '../architectureFields';
import { gpt, near, PLAIN, setup, shapeNamed, shapeOfFields } from './models';

const llama8 = shapeNamed('Meta-Llama-3-8B');
const partOf = (shape: typeof llama8, its: typeof PLAIN, part: MemoryPartKind): number =>
  fullestStage(shape, its).parts.find((each) => each.part === part)?.value ?? 0;
const said = <T>(value: T): Sourced<T> => ({ value, origin: 'file' });

describe('memory per accelerator', () => {
  it('takes 16 bytes per parameter for weights, gradients and AdamW in mixed precision', () => {
    const parts = ['weights', 'gradients', 'master-weights', 'optimizer-states'] as const;
    const bytes = parts.map((part) => partOf(llama8, PLAIN, part));
    assert.deepEqual(
      bytes,
      [2, 2, 4, 8].map((each) => each * 8_030_261_248),
    );
  });

  it('sums to its parts, low, value and high', () => {
    const { total, parts } = memoryPerAccelerator(llama8, PLAIN);
    for (const end of ['value', 'low', 'high'] as const) {
      const sum = parts.reduce((bytes, { quantity }) => bytes + (quantity[end] ?? quantity.value), 0);
      assert.ok(near(sum, total[end]!, 1e-12), end);
    }
    assert.ok(total.low! < total.value && total.value < total.high!);
  });

  it('says for every part by which formula and whose', () => {
    for (const { quantity } of memoryPerAccelerator(llama8, setup({ dataParallel: 8, zeroStage: 3 })).parts) {
      assert.notEqual(quantity.because.formula, '');
      assert.notEqual(quantity.because.source, '');
      assert.equal(quantity.because.band === undefined, quantity.low === undefined);
    }
  });

  it('names what dominates and what is left out', () => {
    const whole = memoryPerAccelerator(llama8, PLAIN);
    assert.equal(whole.dominant, 'optimizer-states');
    assert.deepEqual(whole.leftOut, ['step-temporaries', 'fp8-copies']);
    const shared = memoryPerAccelerator(
      llama8,
      setup({ dataParallel: 64, zeroStage: 3 }, { sequenceLength: 8192 }),
    );
    assert.equal(shared.dominant, 'activations');
    assert.ok(shared.leftOut.includes('communication-buckets'));
  });

  const optimizers = [
    ['adamw', 8],
    ['adam-8bit', 2 + 8 / 256],
    ['adam-4bit', 1 + 8 / 128],
    ['lion-8bit', 1 + 4 / 256],
    ['adam-mini', 4],
    ['lion', 4],
    ['sgd-momentum', 4],
    ['sgd', 0],
    ['adafactor', 8 / 4096],
  ] as const;
  for (const [optimizer, bytes] of optimizers) {
    it(`remembers ${bytes} bytes per parameter with ${optimizer}`, () => {
      const states = partOf(llama8, { ...PLAIN, optimizer }, 'optimizer-states');
      assert.ok(near(states, bytes * 8_030_261_248, 1e-12));
    });
  }

  it('keeps a piece of the logits, as large as the head’s inputs, where the loss is computed in pieces', () => {
    const tokens = PLAIN.microBatchSequences * PLAIN.sequenceLength;
    const logits = partOf(llama8, { ...PLAIN, chunkedLoss: true }, 'logits');
    assert.equal(logits, tokens * (2 * 2 + 2) * 4096);
    assert.ok(logits < partOf(llama8, PLAIN, 'logits') / 10);
  });

  it('gives Muon one momentum for matrices and AdamW’s two for embedding, head and norms', () => {
    const others = 2 * 128_256 * 4096 + 65 * 4096;
    const states = partOf(llama8, { ...PLAIN, optimizer: 'muon' }, 'optimizer-states');
    assert.equal(states, 4 * (8_030_261_248 - others) + 8 * others);
  });

  const schemes = [
    ['mixed', 16],
    ['mixed-fp32-gradients', 18],
    ['autocast', 16],
    ['fp32', 16],
    ['pure-16', 8],
  ] as const;
  for (const [stateScheme, bytes] of schemes) {
    it(`adds up to ${bytes} bytes per parameter in the scheme ${stateScheme}`, () => {
      const parts = ['weights', 'gradients', 'master-weights', 'optimizer-states'] as const;
      const sum = parts.reduce((all, part) => all + partOf(llama8, { ...PLAIN, stateScheme }, part), 0);
      assert.equal(sum, bytes * 8_030_261_248);
    });
  }

  it('holds frozen weights in 4.127 bits under QLoRA and states for the adapter alone', () => {
    const adapter = { parameters: 41_943_040, frozenBytes: QLORA_BYTES };
    const its = { ...PLAIN, adapter };
    const tables = 2 * 128_256 * 4096 + 65 * 4096;
    const frozen = partOf(llama8, its, 'frozen-weights');
    assert.ok(near(frozen, (8_030_261_248 - tables) * (4.127 / 8) + 2 * tables, 1e-4), String(frozen));
    assert.equal(partOf(llama8, its, 'optimizer-states'), 8 * 41_943_040);
    // Dettmers et al. 2023 print 0.127 bits of constants per parameter.
    assert.ok(Math.abs(QLORA_BYTES * 8 - 4.127) < 5e-4);
  });

  it('keeps states in host memory when they are offloaded', () => {
    const its = setup({ dataParallel: 8, zeroStage: 2 }, { offload: 'optimizer' });
    for (const part of ['gradients', 'master-weights', 'optimizer-states'] as const)
      assert.equal(partOf(llama8, its, part), 0);
    assert.equal(partOf(llama8, its, 'weights'), 2 * 8_030_261_248);
  });

  it('counts logits of one micro-batch where the head is: 4·V bytes a token and the inputs of norm and head', () => {
    assert.equal(partOf(llama8, PLAIN, 'logits'), 2048 * (4 * 4096 + 4 * 128_256));
    const split = setup({ pipelineParallel: 2 });
    const { parts, stage } = fullestStage(llama8, split);
    assert.equal(
      parts.some(({ part }) => part === 'logits'),
      stage.hasHead,
    );
  });
});

describe('mistakes of other calculators that ours does not make', () => {
  it('stores keys and values of grouped-query attention at their own width', () => {
    const sizes = {
      family: 'llama',
      layers: 4,
      hiddenSize: 1024,
      feedForwardSize: 4096,
      attentionHeads: 8,
      vocabularySize: 1000,
    };
    const activations = (keyValueHeads: number): number =>
      partOf(shapeOfFields(stated({ ...sizes, keyValueHeads })), PLAIN, 'activations');
    assert.equal(activations(8) - activations(2), 4 * 2048 * 2 * 2 * (1024 - 256));
  });

  it('counts tied embeddings once, and twice only where they stand on two stages', () => {
    const shape = shapeNamed('Qwen2.5-0.5B');
    assert.equal(partOf(shape, PLAIN, 'weights'), 2 * 494_032_768);
    const stages = setup({ pipelineParallel: 2 }, { offload: 'optimizer' });
    const halves = (494_032_768 - 151_936 * 896) / 2 + 151_936 * 896;
    assert.equal(partOf(shape, stages, 'weights'), 2 * halves);
  });

  it('takes the feed-forward as wide as the file says', () => {
    const sizes = { family: 'llama', layers: 4, hiddenSize: 1024, attentionHeads: 8, vocabularySize: 1000 };
    const activations = (feedForwardSize: number): number =>
      partOf(shapeOfFields(stated({ ...sizes, feedForwardSize })), PLAIN, 'activations');
    assert.equal(activations(3000) - activations(2000), 4 * 2048 * 6 * 1000);
  });

  it('divides gradients by tensor and pipeline parallelism', () => {
    const shape = gpt(96, 12_288, 96);
    const whole = partOf(shape, PLAIN, 'gradients');
    const split = partOf(shape, setup({ tensorParallel: 8, pipelineParallel: 16 }), 'gradients');
    // A 128th of the layers; the embedding is divided by eight alone.
    assert.ok(split < whole / 60 && split > whole / 128, String(whole / split));
  });

  it('does not divide key and value projections beyond their heads', () => {
    const shape = shapeNamed('Llama-3.1-70B');
    const eight = partOf(shape, setup({ tensorParallel: 8 }), 'weights');
    const sixteen = partOf(shape, setup({ tensorParallel: 16 }), 'weights');
    const keyValue = 80 * 2 * 8192 * 1024;
    const norms = 161 * 8192;
    const others = 70_553_706_496 - keyValue - norms;
    assert.equal(eight, 2 * ((others + keyValue) / 8 + norms));
    assert.equal(sixteen, 2 * (others / 16 + keyValue / 8 + norms));
  });

  it('never gives a rank less of the experts than expert parallelism leaves it', () => {
    const shape = shapeNamed('Mixtral-8x7B-v0.1');
    const its = setup({ dataParallel: 8, expertParallel: 8, zeroStage: 1 });
    const experts = 45_097_156_608;
    const dense = 46_702_792_704 - experts;
    assert.equal(partOf(shape, its, 'weights'), 2 * (dense + experts / 8));
    // Dense states over all eight ranks; each rank alone holds its experts.
    assert.equal(partOf(shape, its, 'optimizer-states'), 8 * (dense / 8 + experts / 8));
  });
});

describe('layers of a pipeline stage', () => {
  const cases = [
    [96, 8, { ends: 12, middle: 12, even: true }],
    [126, 16, { ends: 7, middle: 8, even: true }],
    [10, 4, { ends: 2, middle: 3, even: true }],
    [10, 5, { ends: 2, middle: 2, even: true }],
    [10, 7, { ends: 2, middle: 2, even: false }],
  ] as const;
  for (const [layers, stages, expected] of cases) {
    it(`are ${expected.ends} and ${expected.middle} for ${layers} layers on ${stages} stages`, () => {
      assert.deepEqual(layersPerStage(layers, stages), expected);
    });
  }
});

describe('fit', () => {
  const memory = { value: 71e9, low: 64e9, high: 78e9 };
  const cases = [
    [80e9, 'yes', 9e9],
    [75e9, 'probably', 4e9],
    [70e9, 'probably-not', -1e9],
    [60e9, 'no', -11e9],
  ] as const;
  for (const [memoryBytes, verdict, headroomBytes] of cases) {
    it(`is “${verdict}” for 71 (64–78) of ${memoryBytes / 1e9} GB`, () => {
      assert.deepEqual(fitOf(memory, { memoryBytes }), {
        verdict,
        capacityBytes: memoryBytes,
        headroomBytes,
      });
    });
  }
});

describe('the smallest change that makes a run fit', () => {
  it('is none where it fits', () => {
    assert.deepEqual(smallestChange(llama8, PLAIN, 1e15)?.changes, []);
  });

  it('is a smaller micro-batch where that is enough', () => {
    const its = setup({ dataParallel: 8, zeroStage: 3 }, { microBatchSequences: 8, microBatches: 2 });
    const needed = fullestStage(llama8, { ...its, microBatchSequences: 4, microBatches: 4 }).value;
    const found = smallestChange(llama8, its, needed);
    assert.deepEqual(found?.changes, [{ kind: 'micro-batch', from: 8, to: 4 }]);
    assert.equal(found.setup.microBatches, 4);
    assert.ok(found.memory.value <= needed);
  });

  it('is a higher ZeRO stage where states are too large', () => {
    const found = smallestChange(llama8, setup({ dataParallel: 8 }), 80e9);
    assert.deepEqual(found?.changes, [{ kind: 'zero-stage', from: 0, to: 1 }]);
  });

  it('keeps the accelerators as many when it takes more tensor parallelism', () => {
    const shape = shapeNamed('Llama-3.1-70B');
    const its = setup({ dataParallel: 16, pipelineParallel: 8, zeroStage: 1 }, { sequenceLength: 8192 });
    const found = smallestChange(shape, its, 40e9);
    const { layout } = found!.setup;
    assert.equal(layout.dataParallel * layout.tensorParallel, 16);
    assert.ok(found!.memory.value <= 40e9);
  });

  it('is not there where nothing helps', () => {
    assert.equal(smallestChange(shapeNamed('Llama-3.1-405B'), PLAIN, 24e9), undefined);
  });
});

describe('the fewest replicas', () => {
  it('are those whose shards fit, doubled from what there is', () => {
    const its = setup({ zeroStage: 3 });
    const found = fewestReplicas(llama8, its, 80e9)!;
    const [change] = found.changes;
    assert.ok(change?.kind === 'data-parallel' && change.to > 1);
    assert.ok(found.memory.value <= 80e9);
    const half = setup({ zeroStage: 3, dataParallel: change.to / 2 });
    assert.ok(fullestStage(llama8, half).value > 80e9);
  });

  it('do not exist where nothing is sharded or the rest alone is too large', () => {
    assert.equal(fewestReplicas(llama8, setup({ zeroStage: 0 }), 80e9), undefined);
    assert.equal(fewestReplicas(llama8, setup({ zeroStage: 3 }), 1e9), undefined);
  });
});

describe('the setup of a run', () => {
  const fields = stated({
    family: 'llama',
    layers: 4,
    hiddenSize: 1024,
    feedForwardSize: 4096,
    attentionHeads: 8,
    vocabularySize: 1000,
  });
  const { architecture } = resolveArchitecture(fields);
  const run: RunDescription = {
    ...EMPTY_RUN,
    architecture: fields,
    training: {
      sequenceLength: said(4096),
      microBatchSequences: said(2),
      globalBatchSequences: said(256),
      optimizer: said('adamw_torch_fused'),
      precision: said('bf16-mixed'),
    },
    cluster: {
      accelerators: said(64),
      tensorParallel: said(4),
      zeroStage: said(1),
      activationRecompute: said('selective'),
    },
  };

  it('takes what the file says and divides the accelerators for the rest', () => {
    const { setup: its } = setupOfRun(run, architecture!)!;
    assert.equal(its.layout.dataParallel, 16);
    assert.equal(its.layout.tensorParallel, 4);
    assert.equal(its.layout.zeroStage, 1);
    assert.equal(its.microBatches, 8);
    assert.equal(its.recompute, 'selective');
    assert.equal(its.stateScheme, 'mixed');
  });

  it('marks as assumed what the file does not say', () => {
    const { inputs } = setupOfRun(run, architecture!)!;
    const origin = (name: string) => inputs.find((each) => each.name === name)?.origin;
    assert.equal(origin('tensorParallel'), 'file');
    assert.equal(origin('pipelineParallel'), 'default');
    assert.equal(origin('optimizer'), 'file');
  });

  it('takes chunks, sequence parallelism and offload from the file, and says so', () => {
    const cluster = {
      ...run.cluster,
      pipelineParallel: said(2),
      virtualStages: said(2),
      sequenceParallel: said(false),
      offload: said('optimizer'),
    };
    const { setup: its, inputs } = setupOfRun({ ...run, cluster }, architecture!)!;
    assert.equal(its.layout.virtualStages, 2);
    assert.equal(its.layout.sequenceParallel, false);
    assert.equal(its.offload, 'optimizer');
    const origins = ['virtualStages', 'sequenceParallel', 'offload'].map(
      (name) => inputs.find((each) => each.name === name)?.origin,
    );
    assert.deepEqual(origins, ['file', 'file', 'file']);
  });

  it('assumes sequence parallelism beside tensor parallelism, and says so', () => {
    const { setup: its, inputs } = setupOfRun(run, architecture!)!;
    assert.equal(its.layout.sequenceParallel, true);
    assert.equal(inputs.find(({ name }) => name === 'sequenceParallel')?.origin, 'default');
  });

  it('names activations on the host as left out', () => {
    const cluster = { ...run.cluster, activationOffload: said(true) };
    const { setup: its, inputs } = setupOfRun({ ...run, cluster }, architecture!)!;
    const { leftOut } = memoryPerAccelerator(shapeOf(architecture!, run.architecture), its, inputs);
    assert.ok(leftOut.includes('activation-offload'));
  });

  it('grows an adapter with the rank that the file states', () => {
    const parameters = (rank: number) => {
      const training = { ...run.training, adapter: said('lora'), adapterRank: said(rank) };
      return setupOfRun({ ...run, training }, architecture!)!.setup.adapter!.parameters;
    };
    assert.equal(parameters(64), 4 * parameters(16));
  });

  it('is not there without a sequence length', () => {
    assert.equal(setupOfRun({ ...EMPTY_RUN, architecture: fields }, architecture!), undefined);
  });

  it('freezes the model where only an adapter is trained', () => {
    const tuned = { ...run, training: { ...run.training, adapter: said('qlora') } };
    const { setup: its, inputs } = setupOfRun(tuned, architecture!)!;
    assert.equal(its.adapter?.frozenBytes, QLORA_BYTES);
    assert.equal(inputs.find(({ name }) => name === 'adapterRank')?.origin, 'default');
  });

  const words = [
    // OptimizerNames of transformers 5.18, and words of other trainers.
    ['paged_adamw_8bit', 'adam-8bit'],
    ['adamw_bnb_8bit', 'adam-8bit'],
    ['adamw_torch_8bit', 'adam-8bit'],
    ['adamw_8bit', 'adam-8bit'],
    ['bitsandbytes.optim.PagedAdamW8bit', 'adam-8bit'],
    ['adamw_torch_4bit', 'adam-4bit'],
    ['paged_lion_8bit', 'lion-8bit'],
    ['lion_32bit', 'lion'],
    ['paged_adamw_32bit', 'adamw'],
    ['stable_adamw', 'adamw'],
    ['Adam-mini', 'adam-mini'],
    ['Adafactor', 'adafactor'],
    ['muon', 'muon'],
    ['decoupled_lionw', 'lion'],
    ['decoupled_adamw', 'adamw'],
    ['sgd', 'sgd'],
  ] as const;
  for (const word of [
    'galore_adamw_8bit',
    'galore_adafactor',
    'apollo_adamw',
    'BAdam',
    'lomo',
    'something else',
  ]) {
    it(`assumes AdamW and says so for “${word}”, whose states are not known`, () => {
      const other = { ...run, training: { ...run.training, optimizer: said(word) } };
      const { inputs = [] } = setupOfRun(other, architecture!) ?? {};
      const { value, origin } = inputs.find(({ name }) => name === 'optimizer') ?? assert.fail('not named');
      assert.deepEqual([value, origin], ['adamw', 'default']);
    });
  }
  for (const [word, id] of words) {
    it(`reads “${word}” as ${id}`, () => {
      const other = { ...run, training: { ...run.training, optimizer: said(word) } };
      assert.equal(setupOfRun(other, architecture!)?.setup.optimizer, id);
    });
  }
});
