import assert from 'node:assert/strict';
import { defaultAssumptions, type Estimate, estimate } from '../../src/engine';
import { resolveArchitecture } from '../../src/engine/architecture/resolveArchitecture';
import { FAMILIES } from '../../src/engine/architecture/families';
import { laws } from '../../src/engine/laws';
import { estimateSections } from '../../src/report/estimateSections';
import { hoverMarkdown } from '../../src/report/hover';
import { estimatedFileJson } from '../../src/report/json';
import { modelLens } from '../../src/report/lens';
import { english } from '../../src/report/translate';
import { stated } from './architectureFields';
import { example } from './report/examples';

/** Pythia 70M as its GPT-NeoX config has it, with the tokens of a step but without a vocabulary. */
const PYTHIA_70M = `
num-layers: 6
hidden-size: 512
num-attention-heads: 8
seq-length: 2048
max-position-embeddings: 2048
pos-emb: rotary
no-weight-tying: true
pipe-parallel-size: 1
model-parallel-size: 1
train_micro_batch_size_per_gpu: 32
train-iters: 143000
train_batch_size: 1024
tokenizer-type: HFTokenizer
optimizer: {type: Adam, params: {lr: 0.001}}
`;
/** Table 1 of Biderman et al. 2023, arXiv:2304.01373. */
const NON_EMBEDDING = 18_915_328;

const MIXTRAL = stated({
  family: 'mixtral',
  layers: 32,
  hiddenSize: 4096,
  feedForwardSize: 14336,
  attentionHeads: 32,
  keyValueHeads: 8,
  experts: 8,
  expertsPerToken: 2,
});

const vocabulary = (value: number) => ({ vocabularySize: { value, origin: 'user' as const } });
const codesOf = ({ notices }: Pick<Estimate, 'notices'>): string[] =>
  notices.map(({ code, severity }) => `${severity} ${code}`);

describe('a model of which only the vocabulary is unknown', () => {
  const { part, estimate: found, text } = example(PYTHIA_70M, 'yaml');

  it('is counted without embeddings, and that is no error', () => {
    assert.equal(found.parameters, undefined);
    assert.equal(found.withoutEmbeddings?.nonEmbedding.value, NON_EMBEDDING);
    const remarks = codesOf(found);
    assert.ok(remarks.includes('info vocabulary-unknown'));
    assert.ok(!remarks.some((each) => each.startsWith('error') || each.endsWith('tying-not-stated')));
  });

  it('gives FLOPs without embeddings alone, and nothing that needs the total', () => {
    const { training, predictions, memory, serving, resources } = found;
    // 143,000 steps of 1024 × 2048 tokens.
    const total = 6 * NON_EMBEDDING * 143_000 * 1024 * 2048;
    const convention = 'flops-6n-non-embedding';
    assert.deepEqual(training.flopsByConvention, [{ convention, perToken: 6 * NON_EMBEDDING, total }]);
    assert.deepEqual(
      [training.flops, training.flopsPerToken, training.tokensPerParameter, serving],
      [...Array<undefined>(4)],
    );
    assert.deepEqual([predictions, memory, resources.acceleratorHours], [[], {}, undefined]);
  });

  it('is named as that in lens, hover, text and JSON, never as the total', () => {
    assert.equal(modelLens(found, english)?.title, '18.9M params without embeddings');
    const value = { value: 512, origin: 'file' } as const;
    const subject = { field: 'architecture.hiddenSize', value, part, estimate: found, links: [] } as const;
    assert.match(hoverMarkdown(subject, english), /18,915,328 parameters without embeddings/);
    const labels = estimateSections(found, english).flatMap(({ rows }) => rows.map(({ label }) => label));
    assert.ok(labels.includes('Non-embedding parameters') && !labels.includes('Parameters'));
    const reading = { format: 'gpt-neox', title: '', parts: [part], notices: [] };
    const json = estimatedFileJson({ file: '', text, reading: reading, estimates: [found] });
    const { breakdown, ...counts } = (json as { parameters: Record<string, unknown> }).parameters;
    const unknown = { total: null, active: null, embedding: null, trainable: null, adapter: null };
    assert.deepEqual(counts, { ...unknown, nonEmbedding: NON_EMBEDDING });
    const sum = (breakdown as { count: number }[]).reduce((all, { count }) => all + count, 0);
    assert.equal(sum, NON_EMBEDDING);
  });

  it('has its total as soon as somebody states the vocabulary', () => {
    const vocabularySize = { value: 50277, origin: 'user', source: '--vocabulary' } as const;
    const whole = estimate(part.description, { ...defaultAssumptions, vocabularySize }, laws);
    // Pythia 70M on the hub.
    assert.equal(whole.parameters?.total.value, 70_426_624);
    assert.equal(whole.withoutEmbeddings, undefined);
    assert.ok(!codesOf(whole).includes('info vocabulary-unknown'));
  });

  it('counts the active part of a mixture as with any vocabulary', () => {
    const { withoutEmbeddings } = resolveArchitecture(MIXTRAL);
    const whole = resolveArchitecture({ ...MIXTRAL, ...vocabulary(32_000) }).architecture!.parameters;
    assert.equal(withoutEmbeddings?.nonEmbedding, whole.nonEmbedding);
    assert.equal(withoutEmbeddings.activeNonEmbedding, whole.activeNonEmbedding);
    assert.ok(whole.activeNonEmbedding < whole.nonEmbedding);
  });

  for (const { id } of FAMILIES) {
    it(`never counts ${id} otherwise than with a vocabulary`, () => {
      const fields = { ...MIXTRAL, family: { value: id, origin: 'file' as const } };
      const { withoutEmbeddings } = resolveArchitecture(fields);
      const whole = resolveArchitecture({ ...fields, ...vocabulary(99_999) }).architecture;
      assert.equal(withoutEmbeddings?.nonEmbedding, whole?.parameters.nonEmbedding);
    });
  }

  it('stays uncounted where more is missing or the vocabulary is impossible', () => {
    const narrow = resolveArchitecture({ ...MIXTRAL, hiddenSize: undefined });
    const wrong = resolveArchitecture({ ...MIXTRAL, ...vocabulary(0) });
    for (const { withoutEmbeddings, notices } of [narrow, wrong]) {
      assert.equal(withoutEmbeddings, undefined);
      assert.ok(notices.some(({ severity }) => severity === 'error'));
    }
  });
});
