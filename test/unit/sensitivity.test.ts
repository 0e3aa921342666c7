import assert from 'node:assert/strict';
import fc from 'fast-check';
import { defaultAssumptions } from '../../src/engine/defaultAssumptions';
import { sensitivity } from '../../src/engine/sensitivity';
import { type FieldPath, type RunDescription } from '../../src/engine/run';
import { laws } from '../../src/engine/laws';
import { arbitraryAssumptions, arbitraryRun } from '../properties/arbitraryRun';
import { assertFinite } from '../properties/finiteNumbers';
import { described, inFile, llama8b, mixtral, sourced } from './estimate/descriptions';

const model = described({ architecture: llama8b, training: { tokens: 1e12 } });
const change = (field: FieldPath, run: RunDescription = model) =>
  sensitivity(run, defaultAssumptions, field, laws);
const times = (after: { value: number } | undefined, before: { value: number } | undefined) =>
  (after?.value ?? NaN) / (before?.value ?? NaN);

describe('sensitivity', () => {
  it('doubles the layers and adds exactly their parameters', () => {
    const result = change('architecture.layers');
    assert.equal(result?.to, 64);
    // 32 more layers: all but embeddings, head and final norm.
    const perLayers = 8_030_261_248 - 2 * 128_256 * 4096 - 4096;
    assert.equal((result?.after.parameters?.value ?? 0) - (result?.before.parameters?.value ?? 0), perLayers);
    assert.ok((result?.after.loss?.value ?? 9) < (result?.before.loss?.value ?? 0));
    assert.ok((result?.after.costUsd?.value ?? 0) > (result?.before.costUsd?.value ?? 9e99));
  });

  it('doubles the tokens, and with them FLOPs and cost', () => {
    const result = change('training.tokens');
    assert.equal(times(result?.after.flops, result?.before.flops), 2);
    assert.equal(times(result?.after.costUsd, result?.before.costUsd), 2);
    assert.equal(result?.after.parameters?.value, result?.before.parameters?.value);
  });

  it('flips a switch', () => {
    const result = change('architecture.tiedEmbeddings');
    assert.deepEqual([result?.from, result?.to], [false, true]);
    assert.equal(
      (result?.before.parameters?.value ?? 0) - (result?.after.parameters?.value ?? 0),
      128_256 * 4096,
    );
  });

  it('doubles key/value heads, and with them the cache', () => {
    const result = change('architecture.keyValueHeads');
    assert.equal(result?.to, 16);
    assert.equal(times(result?.after.cacheBytesPerToken, result?.before.cacheBytesPerToken), 2);
  });

  it('halves key/value heads where there are already as many as heads', () => {
    const run = described({ architecture: { ...llama8b, keyValueHeads: inFile(32) } });
    assert.equal(change('architecture.keyValueHeads', run)?.to, 16);
  });

  it('doubles heads only where they still divide the width', () => {
    assert.equal(change('architecture.attentionHeads')?.to, 64);
    const odd = described({ architecture: { ...llama8b, hiddenSize: inFile(4096 + 32) } });
    assert.equal(change('architecture.attentionHeads', odd), undefined);
  });

  it('chooses no more experts than there are', () => {
    const run = described({ architecture: { ...mixtral, expertsPerToken: inFile(6) } });
    assert.equal(change('architecture.expertsPerToken', run)?.to, 8);
    const all = described({ architecture: { ...mixtral, expertsPerToken: inFile(8) } });
    assert.equal(change('architecture.expertsPerToken', all), undefined);
  });

  it('changes the active but not all parameters with experts per token', () => {
    const result = change('architecture.expertsPerToken', described({ architecture: mixtral }));
    assert.equal(result?.after.parameters?.value, result?.before.parameters?.value);
    assert.ok(times(result?.after.activeParameters, result?.before.activeParameters) > 1.5);
  });

  describe('where the format multiplied the tokens out', () => {
    const derived = (value: number) => ({ value, origin: 'derived' as const, note: 'a × b' });
    const run: RunDescription = {
      ...described({ architecture: llama8b }),
      training: {
        ...sourced({ steps: 1000, globalBatchSequences: 512, sequenceLength: 2048 }),
        tokensPerStep: derived(512 * 2048),
        tokens: derived(1000 * 512 * 2048),
      },
    };
    for (const field of [
      'training.steps',
      'training.globalBatchSequences',
      'training.sequenceLength',
    ] as const) {
      it(`doubles them with ${field}`, () => {
        const result = change(field, run);
        assert.equal(times(result?.after.tokens, result?.before.tokens), 2);
      });
    }

    it('keeps tokens that the file itself states', () => {
      const stated = { ...run, training: { ...run.training, tokens: inFile(5e11) } };
      const result = change('training.globalBatchSequences', stated);
      assert.equal(result?.after.tokens?.value, 5e11);
    });
  });

  it('lets a width drag along what the format computed from it', () => {
    const run: RunDescription = {
      ...model,
      architecture: {
        ...llama8b,
        feedForwardSize: { value: 14336, origin: 'derived' },
        headSize: { value: 128, origin: 'derived' },
      },
    };
    const result = change('architecture.hiddenSize', run);
    // Attention (key/value heads stay 8, twice as wide) and feed-forward four times; embeddings and norms twice.
    const norms = 65 * 4096;
    const embeddings = 2 * 128_256 * 4096;
    const matrices = 8_030_261_248 - norms - embeddings;
    assert.equal(result?.after.parameters?.value, 4 * matrices + 2 * (norms + embeddings));
  });

  const without: readonly FieldPath[] = [
    'modelName',
    'training.learningRate',
    'training.schedule',
    'training.precision',
    'architecture.family',
    'architecture.layerTypes',
    'architecture.experts',
    'cluster.zeroStage',
    'serving.weightPrecision',
  ];
  for (const field of without) {
    it(`has nothing to say about ${field} here`, () => {
      const run = {
        ...model,
        modelName: inFile('x'),
        training: {
          ...model.training,
          ...sourced({ learningRate: 1e-4, schedule: 'cosine', precision: 'bf16' }),
        },
        serving: sourced({ weightPrecision: 'bfloat16' }),
        cluster: sourced({ zeroStage: 3 }),
      };
      assert.equal(change(field, run), undefined);
    });
  }

  it('answers for any field of any run with finite numbers', () => {
    const fields: readonly FieldPath[] = [
      'architecture.hiddenSize',
      'architecture.layers',
      'architecture.attentionHeads',
      'architecture.keyValueHeads',
      'architecture.expertsPerToken',
      'architecture.tiedEmbeddings',
      'training.steps',
      'training.tokens',
      'training.sequenceLength',
      'training.epochs',
      'data.uniqueTokens',
      'cluster.accelerators',
    ];
    fc.assert(
      fc.property(
        arbitraryRun,
        arbitraryAssumptions,
        fc.constantFrom(...fields),
        (run, assumptions, field) => {
          const result = sensitivity(run, assumptions, field, laws);
          if (result === undefined) return;
          assertFinite(result);
          assert.notEqual(result.from, result.to);
        },
      ),
      { seed: 42, numRuns: 500 },
    );
  });
});
