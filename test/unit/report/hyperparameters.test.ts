import assert from 'node:assert/strict';
import { type HyperparameterAdvice, hyperparameterAdvice } from '../../../src/engine/hyperparameters/advice';
import { factsOf } from '../../../src/engine/hyperparameters/facts';
import { hyperparameterHint } from '../../../src/editor/hyperparameterHints';
import {
  hyperparameterHover,
  hyperparameterNotices,
  hyperparameterRemarks,
  hyperparameterSections,
} from '../../../src/report/hyperparameters';
import { hyperparametersJson } from '../../../src/report/hyperparametersJson';
import { english } from '../../../src/report/translate';
import { example, type Example, LLAMA } from './examples';

/** 302M parameters without embeddings on 6B tokens: within the fits of most sources. */
const SMALL = example(
  `model:
  d_model: 1024
  n_heads: 16
  n_layers: 24
  mlp_ratio: 4
  max_sequence_length: 1024
  vocab_size: 50257
  embedding_size: 50304
  weight_tying: true
optimizer:
  name: adamw
  learning_rate: 1.0e-3
scheduler:
  name: cosine_with_warmup
  t_warmup: 100
tokenizer:
  identifier: tokenizers/gpt2.json
max_duration: 11444
global_train_batch_size: 512
`,
  'yaml',
);

function adviceOf({ part, estimate }: Example): HyperparameterAdvice {
  const facts = factsOf(part.description, estimate);
  assert.ok(facts);
  return hyperparameterAdvice(facts);
}

const rowsOf = (advice: HyperparameterAdvice) =>
  hyperparameterSections(advice, english).flatMap(({ title, rows }) =>
    rows.map(({ label, value, note }) =>
      [title, label, value, note].filter((text) => text !== '').join(' | '),
    ),
  );

describe('The sections of advice on hyper-parameters', () => {
  const rows = rowsOf(adviceOf(SMALL));

  it('put the file’s own value first and the sources below it', () => {
    assert.equal(rows[0], 'Recommended learning rate | In the file | 1e-3 | among those that cover this run');
    assert.match(
      rows[1] ?? '',
      /^Recommended learning rate \| Step Law 2025 \| \d\.\d+e-3 \| within 0\.09% of the best loss$/,
    );
    assert.ok(rows.some((row) => row.startsWith('Recommended batch | Critical batch, Kaplan 2020 | ')));
  });

  it('say what a larger batch would buy', () => {
    assert.ok(
      rows.some((row) =>
        /^Recommended batch \| Doubling the batch \| \d+(\.\d)?% fewer steps, .*% more compute \| to the same loss$/.test(
          row,
        ),
      ),
    );
    assert.ok(rows.some((row) => row.includes('well below the critical batch')));
  });

  it('give the cooldown as a range of steps', () => {
    assert.ok(
      rows.some((row) =>
        /^Schedule \| Cooldown after a constant rate \| .*1,144 steps to .*2,289 steps/.test(row),
      ),
    );
    assert.ok(rows.some((row) => row.startsWith('Schedule | Warm-up, share of the steps | 0.874%')));
  });

  it('mark what is recalled in part', () => {
    const recalled = rows.filter((row) => row.endsWith('recalled in part'));
    assert.equal(recalled.length, 2);
  });

  it('mark what is extrapolated and what rests on an assumption', () => {
    const large = rowsOf(adviceOf(example(LLAMA, 'json')));
    const [stepLaw] = large;
    assert.match(stepLaw ?? '', /Step Law 2025 \| ≈.* \| extrapolated$/);
    assert.ok(!large.some((row) => row.includes('In the file')));
  });
});

describe('The remarks of advice', () => {
  it('say each thing once', () => {
    const notices = hyperparameterNotices(adviceOf(example(LLAMA, 'json')));
    const texts = notices.map((notice) => JSON.stringify(notice));
    assert.equal(new Set(texts).size, texts.length);
    assert.ok(notices.some(({ code }) => code === 'parameters-outside-fit'));
    const remarks = hyperparameterRemarks(adviceOf(example(LLAMA, 'json')), english);
    assert.equal(remarks.split('\n').length, notices.length);
  });
});

describe('The advice in a hover', () => {
  const advice = adviceOf(SMALL);

  it('is a table with the formula and the paper of each number', () => {
    const text = hyperparameterHover('training.learningRate', advice, english) ?? '';
    assert.match(text, /\|.*Step Law 2025/);
    assert.match(text, /η = 1\.79·N\^−0\.713·D\^0\.307.*arXiv:2503\.04715/);
    assert.doesNotMatch(text, /Critical batch/);
  });

  it('speaks of batches at every key that makes one, of the schedule at warm-up, and of nothing elsewhere', () => {
    for (const field of [
      'training.globalBatchSequences',
      'training.tokensPerStep',
      'training.microBatchSequences',
      'training.gradientAccumulation',
    ] as const)
      assert.match(hyperparameterHover(field, advice, english) ?? '', /Critical batch, Kaplan 2020/);
    assert.match(hyperparameterHover('training.warmupSteps', advice, english) ?? '', /Cooldown/);
    assert.equal(hyperparameterHover('training.tokens', advice, english), undefined);
    assert.equal(hyperparameterHover('architecture.layers', advice, english), undefined);
  });

  it('is found from a run and its estimate', () => {
    const { part, estimate } = SMALL;
    assert.equal(
      hyperparameterHint('training.learningRate', part.description, estimate, english),
      hyperparameterHover('training.learningRate', advice, english),
    );
    const tuned = { ...part.description.training, startsFrom: { value: 'gpt2', origin: 'file' as const } };
    assert.equal(
      hyperparameterHint(
        'training.learningRate',
        { ...part.description, training: tuned },
        estimate,
        english,
      ),
      undefined,
    );
  });
});

describe('The advice in JSON', () => {
  it('has the numbers with provenance, null where nothing applies', () => {
    assert.equal(hyperparametersJson(undefined), null);
    const json = JSON.parse(JSON.stringify(hyperparametersJson(adviceOf(SMALL)))) as {
      readonly learningRate: {
        readonly stated: number;
        readonly standing: string;
        readonly recommendations: readonly { readonly id: string }[];
      };
      readonly criticalBatch: { readonly standing: string };
      readonly cooldownSteps: { readonly low: number };
    };
    assert.equal(json.learningRate.stated, 1e-3);
    assert.equal(json.learningRate.standing, 'among');
    assert.equal(json.learningRate.recommendations.length, 4);
    assert.equal(json.criticalBatch.standing, 'below-critical');
    assert.equal(json.cooldownSteps.low, 1144);
  });

  it('keeps the verdict on an extrapolated critical batch to itself', () => {
    // At this size and so many tokens Kaplan's law predicts less than 2.5 nats, below what B_crit was fitted on.
    const json = JSON.parse(JSON.stringify(hyperparametersJson(adviceOf(example(LLAMA, 'json'))))) as {
      readonly criticalBatch: { readonly standing: string | null };
    };
    assert.equal(json.criticalBatch.standing, null);
  });
});
