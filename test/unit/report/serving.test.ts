import assert from 'node:assert/strict';
import { resolveArchitecture } from '../../../src/engine/architecture';
import { type ServingAssumptions } from '../../../src/engine/assumptions';
import { defaultAssumptions } from '../../../src/engine/defaultAssumptions';
import { findPublicModel } from '../../../src/engine/models';
import { EMPTY_RUN, type FieldPath } from '../../../src/engine/run';
import { servingDetail, servingOf, servingUses } from '../../../src/engine/serving';
import { servingJson, servingRemarks, servingSection } from '../../../src/report/serving';
import { servingDocument } from '../../../src/report/servingDocument';
import { servingHover } from '../../../src/report/servingHover';
import { english } from '../../../src/report/translate';

const user = <T>(value: T) => ({ value, origin: 'user' as const, source: '--flag' });

function served(name: string, serving: ServingAssumptions = {}) {
  const fields = findPublicModel(name)!.architecture;
  const architecture = resolveArchitecture({
    ...fields,
    maximumPositions: { value: 131_072, origin: 'file' },
  }).architecture!;
  const run = { ...EMPTY_RUN, architecture: fields };
  const said = { ...defaultAssumptions, serving };
  const found = servingOf(run, { architecture }, said)!;
  const { deployment, weightBytes } = found;
  const assumptions = servingUses(weightBytes.because.inputs, deployment.accelerator, said);
  return { architecture, serving: found, detail: servingDetail(architecture, deployment), assumptions };
}

const NOTHING = /undefined|NaN|Infinity|null/;

describe('serving in words', () => {
  const { serving, detail, assumptions, architecture } = served('Llama-3.1-8B', {
    queriesPerSecond: user(10),
  });
  const { rows } = servingSection(serving, english);
  const rowOf = (label: string) => rows.find((row) => row.label === label);

  it('names the deployment, and marks what is assumed', () => {
    assert.equal(servingSection(serving, english).title, 'Serving on 1 × NVIDIA H100 SXM 80 GB');
    assert.match(rowOf('Reckoned with')!.note, /Prompt tokens ≈1,024/);
    assert.match(rowOf('Time per output token')!.value, /^≈/);
  });

  it('lists who says what it rests on', () => {
    const { assumptions: uses } = served('Llama-3.1-8B', {
      promptTokens: { value: 2000, origin: 'setting', source: 'scalingLens.serving.promptTokens' },
      weightPrecision: user('fp8'),
    });
    const use = (name: string) => uses.find((each) => each.name === name);
    assert.equal(use('promptTokens')?.source, 'scalingLens.serving.promptTokens');
    assert.equal(use('weightPrecision')?.source, '--flag');
    assert.match(use('servingPriceUsdPerHour')?.source ?? '', /\(verified\)$/);
    assert.equal(use('outputTokens')?.origin, 'default');
  });

  it('says what takes most of each phase', () => {
    assert.equal(rowOf('Time to the first token')!.note, 'bound by compute');
    assert.equal(rowOf('Time per output token')!.note, 'bound by memory bandwidth');
  });

  it('gives every time and price formula, inputs, source and band', () => {
    for (const { label, because } of rows.filter(({ label }) => label !== 'Reckoned with')) {
      assert.ok(because !== undefined && because.formula !== '' && because.inputs.length > 0, label);
      assert.notEqual(because.source, '', label);
    }
    const { because } = rowOf('Time per output token')!;
    assert.ok(because!.inputs.some(({ name }) => name === 'computeShare'));
    assert.ok(because!.band !== undefined);
  });

  it('shows a load beside what a fleet at that load costs', () => {
    assert.equal(rowOf('Writing a million tokens')!.note, 'fleet at 70% load');
    assert.match(rowOf('GPUs for the demand')!.value, /GPUs$/);
  });

  const document = servingDocument('config.json', { serving, detail, assumptions }, english);

  it('writes a document with other formats, other batches and multipliers', () => {
    for (const heading of [
      'More or fewer sequences together',
      'Weights in other formats',
      'Caches in other formats',
      'What would multiply it',
      'What this leaves out',
    ]) {
      assert.ok(document.includes(`## ${heading}`), heading);
    }
    assert.match(document, /\| \*\*bf16\*\* \| 16 \| 16\.1 GB \| 1 \|/);
    assert.match(document, /\| \*\*64\*\* \|/);
    assert.doesNotMatch(document, NOTHING);
  });

  it('reckons the example of speculative decoding as Leviathan does', () => {
    // (1 − 0.8⁵) / (0.2 · (4 · 0.05 + 1)) = 2.80
    assert.match(document, /2\.8 times as fast/);
  });

  it('gives numbers or null in JSON', () => {
    const json = JSON.parse(JSON.stringify(servingJson(serving))) as Record<
      string,
      { value?: number } & number
    >;
    assert.equal(json.longestContext, 131_072);
    for (const key of [
      'gpuSecondsPerPromptToken',
      'gpuSecondsPerOutputToken',
      'promptTokensPerSecondPerGpu',
    ]) {
      assert.ok(json[key]!.value! > 0, key);
    }
  });

  const hovers: readonly (readonly [FieldPath, RegExp])[] = [
    [
      'serving.weightPrecision',
      /\*\*Serving with other weights\*\* on 1 × NVIDIA H100.*\n\n.*Bits per weight/,
    ],
    [
      'architecture.keyValueHeads',
      /\*\*Caches while serving\*\*.* sequences of 1,280 tokens\n\n.*Cache of a sequence/,
    ],
    ['architecture.maximumPositions', /sequences of 131,072 tokens\n[^]*\*\*bf16\*\* \| 17\.2 GB \| 3 \|/],
  ];
  for (const [field, expected] of hovers) {
    it(`hovers over ${field}`, () => {
      const markdown = servingHover(field, architecture, serving.deployment, english)!;
      assert.match(markdown, expected);
      assert.doesNotMatch(markdown, NOTHING);
    });
  }
});

describe('serving that does not fit, in words', () => {
  const { serving, detail, assumptions, architecture } = served('Llama-3.1-405B', {
    accelerator: user('t4'),
    accelerators: user(8),
  });

  it('says so, and gives no time or price', () => {
    assert.match(servingRemarks(serving, english).join(' '), /more than 8 × NVIDIA T4 hold/);
    const document = servingDocument('config.json', { serving, detail, assumptions }, english);
    assert.doesNotMatch(document, /Time per output token|What would multiply it|More or fewer/);
    assert.doesNotMatch(document, NOTHING);
  });

  it('still hovers', () => {
    assert.match(
      servingHover('architecture.keyValueHeads', architecture, serving.deployment, english)!,
      /\*\*bf16\*\* \| [\d.]+ [MG]B \| 0 \|/,
    );
  });
});
