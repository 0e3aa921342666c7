import assert from 'node:assert/strict';
import { type Assumed, type Assumptions, defaultAssumptions, type PlanGoal } from '../../../src/engine';
import { lawById, laws } from '../../../src/engine/laws';
import { plan } from '../../../src/engine/plan/plan';
import { type Allocation } from '../../../src/engine/plan/planResult';
import { totalOverActive } from '../../../src/engine/laws/moe/expansion';
import { situatedLaw } from '../../../src/engine/plan/situatedLaw';
import { assertCloseTo } from '../laws/closeTo';

const user = <T>(value: T): Assumed<T> => ({ value, origin: 'user', source: 'test' });
const planned = (goal: PlanGoal, some: Partial<Assumptions>) =>
  plan(goal, { ...defaultAssumptions, otherLaws: laws.map(({ id }) => id), ...some }, laws);

/** Every law's answer by its id. */
function answers(goal: PlanGoal, some: Partial<Assumptions>): ReadonlyMap<string, Allocation> {
  const { recommended, alternatives } = planned(goal, some);
  const all = recommended === undefined ? alternatives : [recommended, ...alternatives];
  return new Map(all.flatMap((each) => ('parameters' in each ? [[each.law, each] as const] : [])));
}
const codesOf = ({ notices }: Allocation) => notices.map(({ code }) => code);

describe('a plan with few unique tokens', () => {
  const goal = { kind: 'compute', flops: 1e23 } as const;
  const scarce = answers(goal, { uniqueTokens: user(5e10) });
  const plenty = answers(goal, {});

  it('lets the law that knows repeated data answer with it', () => {
    const [before, after] = [plenty.get('muennighoff-2023')!, scarce.get('muennighoff-2023')!];
    assert.ok(after.parameters.value < before.parameters.value);
    assert.ok(after.loss!.value > before.loss!.value);
    assert.ok(!codesOf(after).includes('repetition-not-modelled'));
  });

  it('warns of the laws that count every token as new, and leaves their numbers alone', () => {
    const [before, after] = [plenty.get('besiroglu-2024')!, scarce.get('besiroglu-2024')!];
    assert.equal(after.parameters.value, before.parameters.value);
    const notice = after.notices.find(({ code }) => code === 'repetition-not-modelled');
    assertCloseTo(notice?.args.epochs as number, after.tokens.value / 5e10, 1e-12);
    assert.ok(!codesOf(before).includes('repetition-not-modelled'));
  });

  it('finds the compute for a loss with the repeated data in mind', () => {
    const loss = scarce.get('muennighoff-2023')!.loss!.value;
    const again = answers({ kind: 'loss', loss }, { uniqueTokens: user(5e10) }).get('muennighoff-2023')!;
    // Solved by halving a flat curve.
    assertCloseTo(again.flops.value, 1e23, 1e-6);
  });

  it('says among the assumptions what was given', () => {
    const { assumptions } = planned(goal, { uniqueTokens: user(5e10), inferenceTokens: user(1e12) });
    const names = assumptions.map(({ name }) => name);
    assert.ok(names.includes('uniqueTokens') && names.includes('inferenceTokens'));
  });
});

describe('a plan with expected inference', () => {
  const goal = { kind: 'compute', flops: 5.76e23 } as const;

  it('names the smaller model that costs less over training and use, by each law with a loss', () => {
    for (const [id, { lifetime, parameters, tokens }] of answers(goal, { inferenceTokens: user(1e13) })) {
      const law = lawById(id)!;
      assert.equal(lifetime !== undefined, law.loss !== undefined && law.tokensForLoss !== undefined, id);
      // Kaplan's frontier and loss are two formulas: the model of that loss is not the frontier's.
      if (lifetime === undefined || id === 'kaplan-2020') continue;
      assert.ok(lifetime.parameters.value < parameters.value, id);
      assert.ok(lifetime.tokens.value > tokens.value, id);
      assert.ok(lifetime.saving.value > 0 && lifetime.saving.value < 1, id);
    }
  });

  it('says nothing of it where no use is given', () => {
    for (const { lifetime } of answers(goal, {}).values()) assert.equal(lifetime, undefined);
  });
});

describe('a plan of a mixture of experts', () => {
  const goal = { kind: 'compute', flops: 1e21 } as const;
  const mixture = { experts: user(16), expertsPerToken: user(1) };
  const sparse = answers(goal, mixture);

  it('asks the laws of mixtures, whose optimum is the least loss on the budget', () => {
    const law = situatedLaw(lawById('ludziejewski-2025')!, {
      mixture: { experts: 16, expertsPerToken: 1 },
    });
    const { parameters, tokens, loss } = sparse.get('ludziejewski-2025')!;
    assertCloseTo(6 * parameters.value * tokens.value, 1e21, 1e-9);
    for (const by of [0.9, 1.1])
      assert.ok(
        law.loss!({ parameters: parameters.value * by, tokens: tokens.value / by }) > loss!.value,
        `${by}`,
      );
  });

  it('reaches a lower loss than the same law gives a dense model', () => {
    const bare = lawById('ludziejewski-2025')!;
    const { parameters, tokens, loss } = sparse.get('ludziejewski-2025')!;
    assert.ok(loss!.value < bare.loss!({ parameters: parameters.value, tokens: tokens.value }));
  });

  it('warns of laws for dense models and designs none', () => {
    assert.ok(codesOf(sparse.get('besiroglu-2024')!).includes('dense-law-on-active-parameters'));
    assert.ok(!codesOf(sparse.get('ludziejewski-2025')!).includes('dense-law-on-active-parameters'));
    assert.equal(planned(goal, mixture).design, undefined);
    assert.ok(planned(goal, {}).design !== undefined);
  });

  it('is not made by a law that knows no tokens: Clark’s has none, and no optimum', () => {
    const answer = planned(goal, { ...mixture, law: user('clark-2022-s-base') });
    assert.equal(answer.recommended, undefined);
    assert.deepEqual(
      answer.notices.map(({ code }) => code),
      ['law-gives-no-optimum'],
    );
  });

  it('is not made by a law of mixtures alone where the plan is dense', () => {
    const alone: object = situatedLaw(lawById('krajewski-2024')!, {});
    assert.equal(Reflect.get(alone, 'optimum'), undefined);
    assert.equal(Reflect.get(alone, 'computeForLoss'), undefined);
    const both: object = situatedLaw(lawById('ludziejewski-2025')!, {});
    assert.notEqual(Reflect.get(both, 'optimum'), undefined);
  });

  it('counts all experts of the shape of Krajewski’s models: 43 times the active ones at 64', () => {
    assert.equal(totalOverActive({ experts: 64, expertsPerToken: 1 }), 43);
    assert.equal(totalOverActive({ experts: 1, expertsPerToken: 1 }), 1);
  });
});

describe('a law in a situation it knows nothing of', () => {
  it('stays the same object', () => {
    const law = lawById('besiroglu-2024')!;
    assert.equal(situatedLaw(law, { uniqueTokens: 1e9, mixture: { experts: 8, expertsPerToken: 2 } }), law);
    const moe = lawById('ludziejewski-2025')!;
    assert.equal(situatedLaw(moe, { uniqueTokens: 1e9 }), moe);
  });
});
