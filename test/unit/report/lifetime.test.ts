import assert from 'node:assert/strict';
import { type Assumptions } from '../../../src/engine/assumptions';
import { compareLives } from '../../../src/engine/lifetime';
import { comparisonSections } from '../../../src/report/lifetimeComparison';
import { lifetimeRemarks, lifetimeSections } from '../../../src/report/lifetime';
import { lifetimeDocument } from '../../../src/report/lifetimeDocument';
import { lifetimeJson } from '../../../src/report/lifetimeJson';
import { breakEvenWords } from '../../../src/report/lifetimeSizes';
import { english } from '../../../src/report/translate';
import { lifeOf, runOf, user } from '../lifetime/lives';

const brief = runOf('Meta-Llama-3-8B', 2e11);
const served = { inferenceTokens: user(2e12) };
const sections = (run = brief, answers: Partial<Assumptions> = served) =>
  lifetimeSections(lifeOf(run, answers).lifetime, english);
const textOf = (found: ReturnType<typeof sections>) =>
  found
    .flatMap(({ title, rows }) => [
      title,
      ...rows.map(({ label, value, note }) => `${label}: ${value} ${note}`),
    ])
    .join('\n');

describe('the lifetime of a run, in words', () => {
  it('names demand, totals and the shares of training and serving', () => {
    const [life] = sections();
    assert.equal(life!.title, 'Over its life: training and 2T tokens served');
    const labels = life!.rows.map(({ label }) => label);
    assert.deepEqual(labels.slice(0, 4), ['FLOPs', 'Training', 'Serving', 'GPU-hours']);
    assert.deepEqual(
      life!.rows.slice(1, 3).map(({ note }) => note),
      ['23.1%', '76.9%'],
    );
    assert.match(life!.rows.at(-1)!.note, /^80% of them read$/);
  });

  it('marks what rests on assumptions and carries how it came about', () => {
    const [life] = sections();
    for (const { label, value, because } of life!.rows) {
      assert.notEqual(because, undefined, label);
      if (value.includes('$')) assert.match(value, /^≈/);
    }
  });

  it('says of every size what it costs and when it is cheaper', () => {
    const [, sizes] = sections();
    assert.match(sizes!.title, /^Models of the same predicted loss, 2\.143 by Besiroglu 2024$/);
    const text = textOf([sizes!]);
    assert.match(text, /This run: 8\.03B parameters on 200B tokens/);
    assert.match(text, /Cheapest over its life, FLOPs: 3\.81B parameters on 610B tokens/);
    assert.match(text, /costs 30\.2% less · cheaper than this run: beyond 508B tokens served/);
    assert.match(text, /cheaper than this run: never/);
    assert.match(text, /cheaper than this run: up to ≈[\d.]+B \(.*\) tokens served/);
  });

  it('gives totals and the cheapest size only where a demand is known', () => {
    const text = textOf(sections(brief, {}));
    assert.doesNotMatch(text, /Cheapest over its life/);
    assert.match(text, /FLOPs, training/);
    assert.match(text, /cheaper than this run: up to/);
    assert.match(
      lifetimeRemarks(lifeOf(brief).lifetime, english).join('\n'),
      /How much will be served is not known: .* For them state scalingLens\.inferenceTokens in the settings\./,
    );
  });

  it('says of samples that they are of another model', () => {
    const text = textOf(sections());
    assert.match(text, /SWE-bench Lite, not this model/);
    assert.match(text, /15\.9% → 56% of the problems: 250 samples ≈\$\d/);
  });

  it('says when half the parameters never reach the loss, and when a size is beyond what was ever traded', () => {
    const long = lifetimeRemarks(lifeOf(runOf('Meta-Llama-3-8B', 15e12), served).lifetime, english).join(
      '\n',
    );
    assert.match(long, /Half the parameters reach this loss on no number of tokens/);
    assert.doesNotMatch(long, /ever traded/);
    const endless = lifeOf(runOf('Meta-Llama-3-70B', 1.4e12), { inferenceTokens: user(1e17) }).lifetime;
    assert.match(lifetimeRemarks(endless, english).join('\n'), /beyond what was ever traded/);
  });

  it('explains an empty answer', () => {
    const nothing = lifeOf({ ...brief, architecture: {} }).lifetime;
    assert.deepEqual(lifetimeSections(nothing, english), []);
    assert.match(lifetimeRemarks(nothing, english)[0]!, /no model that can be counted/);
  });

  const words = [
    [{ kind: 'always' }, 'whatever is served'],
    [{ kind: 'never' }, 'never'],
    [{ kind: 'equal' }, 'costs the same whatever is served'],
  ] as const;
  for (const [found, expected] of words) {
    it(`says “${expected}” where no demand decides`, () => {
      assert.equal(breakEvenWords(found, english), expected);
    });
  }
});

describe('two runs over their lives, in words', () => {
  const named = (name: string, run: typeof brief) => {
    const { estimated, lifetime } = lifeOf(run, served);
    return { name, estimate: estimated, lifetime };
  };
  const small = named('8b.json', runOf('Meta-Llama-3-8B', 15e12));
  const large = named('70b.json', runOf('Meta-Llama-3-70B', 1.4e12));

  it('are told from where on the smaller is the cheaper', () => {
    const text = textOf(comparisonSections(compareLives([large, small]), english));
    assert.match(text, /^8b\.json against 70b\.json/);
    assert.match(text, /8b\.json is cheaper, in FLOPs: beyond 1\.04T tokens served/);
    assert.match(text, /8b\.json is cheaper, in dollars: beyond ≈/);
    assert.match(text, /not equally good/);
  });

  it('say that nothing can be said of a file without a run', () => {
    const empty = named('empty.yaml', { ...brief, architecture: {} });
    assert.match(
      textOf(comparisonSections(compareLives([small, empty]), english)),
      /No break-even.*parameters or tokens are not known/,
    );
  });

  it('stand before the rest in a document', () => {
    const lives = [small, large].map((each) => ({ ...each, assumptions: each.lifetime.assumptions }));
    const document = lifetimeDocument(lives, compareLives(lives), english);
    assert.ok(document.startsWith('# Lifetime cost of 8b.json · 70b.json'));
    assert.ok(document.indexOf('8b.json against 70b.json') < document.indexOf('Over its life'));
    assert.match(document, /\n# 70b\.json\n/);
    assert.match(document, /\| Load of the fleet \|/);
    assert.doesNotMatch(document, /NaN|undefined|Infinity/);
  });
});

describe('the JSON of a lifetime', () => {
  it('has base units, null where unknown, and the models of the same loss', () => {
    const json = JSON.parse(JSON.stringify(lifetimeJson(lifeOf(brief).lifetime, []))) as Record<
      string,
      unknown
    >;
    assert.equal(json.inferenceTokens, null);
    assert.deepEqual(json.missing, ['inferenceTokens']);
    assert.equal((json.flops as { training: { value: number }; total: unknown }).total, null);
    const { models } = json.equalLoss as { models: { role: string; breakEvenFlops: { kind: string } }[] };
    assert.deepEqual(
      models.map(({ role }) => role),
      ['this-run', 'training-optimal', 'half', 'double'],
    );
  });
});
