import assert from 'node:assert/strict';
import { translateWith } from '../../../src/report/translate';
import { readBundle, CHINESE_BUNDLE } from '../../harness/l10n';
import { runOn } from './fakeTerminal';

interface CaseJson {
  readonly id: string;
  readonly parameters: number | null;
  readonly comparisons: readonly {
    readonly quantity: string;
    readonly predicted: { readonly value: number; readonly because: { readonly formula: string } };
    readonly published: number;
    readonly error: number;
    readonly insideBand: boolean | null;
    readonly source: string;
  }[];
  readonly predictions: readonly { readonly law: string; readonly verdict: string | null }[];
  readonly claims: readonly { readonly id: string; readonly outcome: string; readonly statement: string }[];
}

const caseOf = async (id: string): Promise<CaseJson> =>
  JSON.parse((await runOn({}, ['cases', id, '--json'])).output) as CaseJson;

describe('scaling-lens cases ID', () => {
  it('shows what was published, the engine beside it, the laws and the claims', async () => {
    const { code, output } = await runOn({}, ['cases', 'gopher-280b']);
    assert.equal(code, 0);
    for (const piece of [
      /^Gopher 280B\n/,
      /Parameters +280B/,
      /Training FLOPs +5\.04×10²³ +5\.76×10²³ +−12\.5%/,
      /Besiroglu 2024 .*under-trained/,
      /Chinchilla \(70B\) beats Gopher \(280B\) at equal training compute\. borne out in part/,
      /Kaplan 2020 +no/,
    ])
      assert.match(output, piece);
    assert.doesNotMatch(output, /undefined|NaN|null/);
  });

  it('puts formula and source under each number with --sources', async () => {
    const { output } = await runOn({}, ['cases', 'llama-3-1-405b', '--sources']);
    assert.match(output, /Training FLOPs: C = 6·N·D · convention: 6·N with embeddings/);
    assert.match(output, /published by: Llama Team 2024, arXiv:2407.21783/);
  });

  it('prints the same as JSON, with quantities and their provenance', async () => {
    const { comparisons, predictions, claims, parameters } = await caseOf('deepseek-v3');
    assert.equal(parameters, 671_026_419_200);
    const active = comparisons.find(({ quantity }) => quantity === 'active-parameters')!;
    assert.deepEqual(
      [active.predicted.value, active.published, active.insideBand],
      [37_552_282_624, 37e9, true],
    );
    assert.ok(Math.abs(active.error - 0.0149) < 1e-4);
    assert.ok(
      comparisons.every(({ source, predicted }) => source !== '' && predicted.because.formula !== ''),
    );
    assert.equal(predictions[0]?.law, 'besiroglu-2024');
    assert.deepEqual(
      claims.map(({ id }) => id),
      ['runs-cost-millions', 'largest-models-below-two-trillion'],
    );
  });

  it('says of a claim what the evidence makes of it', async () => {
    const { claims } = await caseOf('gpt-3-175b');
    assert.deepEqual(
      claims.map(({ id, outcome }) => [id, outcome]),
      [
        ['large-models-of-2021-under-trained', 'in-part'],
        ['mixtures-beat-dense', 'borne-out'],
        ['abilities-appear-at-a-scale', 'in-part'],
        ['runs-cost-millions', 'borne-out'],
      ],
    );
  });

  it('has no predictions where size or tokens are not public, or 6·N·D does not hold', async () => {
    for (const id of ['mistral-7b-v0-1', 'gpt-4', 't5-11b'])
      assert.deepEqual((await caseOf(id)).predictions, [], id);
  });

  it('speaks Chinese', async () => {
    const { output } = await runOn({}, ['cases', 'palm-540b'], translateWith(readBundle(CHINESE_BUNDLE)));
    assert.match(output, /引擎结果与已发表数据的对照/);
  });

  it('answers an unknown id, and two, with one line and exit code 2', async () => {
    for (const words of [['no-such-case'], ['gpt-3-175b', 'gopher-280b']]) {
      const { code, output, complaints } = await runOn({}, ['cases', ...words]);
      assert.deepEqual([code, output, complaints.length], [2, '', 1]);
    }
  });
});
