import { caveat } from '../laws/lawCaveat';
import { decadesOutside } from '../laws/fittedRange';
import { type Notice } from '../notice';
import { type Quantity, type Unit } from '../quantity';
import { annealingEffect, type AnnealingEffect } from './annealingEffect';
import { type BatchTradeOff, batchTradeOff, MCCANDLISH_2018 } from './batchTradeOff';
import { type Fact, type RunFacts } from './facts';
import { type AdviceTopic, type FactName, type Recommendation } from './recommendation';
import { recommendations } from './recommendations';
import { COOLDOWN_SHARE, HAGELE_2024 } from './schedule';
import { criticalBatchGrowth, ZHANG_2024 } from './zhang2024';

/** What one source recommends for this run. */
export interface Advice {
  readonly id: string;
  readonly title: string;
  readonly topic: AdviceTopic;
  readonly value: Quantity;
  /** How near to the best loss the authors' fit came: 0.0025 = within 0.25 %. */
  readonly lossWithin?: number;
  /** Whether every fact lies where the source was fitted. */
  readonly insideFit: boolean;
  readonly notices: readonly Notice[];
}

/** Where the file's value lies among the recommendations whose fit covers the run. */
export type Standing = 'below-all' | 'among' | 'above-all';

/** The file's own value beside the recommendations. */
export interface StatedValue {
  readonly value: Fact;
  /** Absent where fewer than two sources cover the run, or the optimizer is not the one they are about. */
  readonly standing?: Standing;
}

/** The file's batch against the critical one. */
export interface CriticalBatchUse extends BatchTradeOff {
  readonly source: string;
  /** Whether the critical batch lies where it was fitted: only then its standing is a verdict. */
  readonly insideFit: boolean;
}

/** All that published work recommends for a run, next to what its file says. */
export interface HyperparameterAdvice {
  readonly learningRates: readonly Advice[];
  readonly batches: readonly Advice[];
  readonly criticalBatches: readonly Advice[];
  readonly learningRate?: StatedValue;
  /** Tokens per step. */
  readonly batch?: StatedValue;
  readonly tradeOff?: CriticalBatchUse;
  /** How many times larger the critical batch becomes with twice the tokens. */
  readonly criticalBatchGrowth: Quantity;
  /** Steps of cooldown at the end, for a constant rate. */
  readonly cooldownSteps?: Quantity;
  /** What the annealing law says of a cooldown; absent where the steps are unknown. */
  readonly annealing?: AnnealingEffect;
  /** Warm-up over all steps, as the file has them; no law says what it should be. */
  readonly warmupShare?: Quantity;
}

/**
 * What applies to a run of pre-training; each recommendation that lacks a fact is left out, each that is asked too
 * far says so.
 */
export function hyperparameterAdvice(facts: RunFacts): HyperparameterAdvice {
  const all = recommendations.flatMap((each) => advise(each, facts) ?? []);
  const about = (topic: AdviceTopic): readonly Advice[] => all.filter((each) => each.topic === topic);
  const [learningRates, batches, criticalBatches] = [
    about('learning-rate'),
    about('batch'),
    about('critical-batch'),
  ];
  return {
    learningRates,
    batches,
    criticalBatches,
    learningRate: statedValue(facts.learningRate, learningRates, facts),
    batch: statedValue(facts.batch, batches, facts),
    tradeOff: tradeOffOf(facts.batch, criticalBatches[0]),
    criticalBatchGrowth: {
      value: criticalBatchGrowth(2),
      unit: 'ratio',
      because: { formula: 'B_crit ∝ D^0.47', inputs: [], source: ZHANG_2024, notices: [] },
    },
    cooldownSteps: cooldownOf(facts.steps),
    annealing: annealingEffect(facts.steps),
    warmupShare: warmupShareOf(facts),
  };
}

/** One recommendation for a run; `undefined` where a fact is missing or nothing sensible comes out. */
export function advise(recommendation: Recommendation, { known, sparse }: RunFacts): Advice | undefined {
  const { id, title, topic, needs, unit, formula, citation, lossWithin } = recommendation;
  if (recommendation.models === 'moe' && !sparse) return undefined;
  const inputs: Fact[] = [];
  for (const name of needs) {
    const fact = known[name];
    if (fact === undefined) return undefined;
    inputs.push(fact);
  }
  const value = recommendation.value((name) => known[name]?.value ?? NaN);
  if (!Number.isFinite(value) || value <= 0) return undefined;
  const outside = outsideFit(recommendation, inputs);
  const notices = [
    ...outside,
    ...(sparse && recommendation.models === 'dense' ? [caveat(title, 'dense-runs')] : []),
    ...(recommendation.caveats ?? []).map((each) => caveat(title, each)),
  ];
  return {
    id,
    title,
    topic,
    value: { value, unit, because: { formula, inputs, source: citation, notices: [] } },
    ...(lossWithin === undefined ? {} : { lossWithin }),
    insideFit: outside.length === 0,
    notices,
  };
}

const CODES: Readonly<Record<FactName, Notice['code']>> = {
  nonEmbeddingParameters: 'parameters-outside-fit',
  tokens: 'tokens-outside-fit',
  compute: 'compute-outside-fit',
  loss: 'input-outside-fit',
  expansion: 'input-outside-fit',
};

function outsideFit({ title, needs, fittedRange }: Recommendation, inputs: readonly Fact[]): Notice[] {
  return needs.flatMap((name, index): Notice[] => {
    const [range, value] = [fittedRange[name], inputs[index]?.value];
    if (range === undefined || value === undefined || decadesOutside(value, range) === 0) return [];
    const [low, high] = range;
    const args = { law: title, input: name, value, low, high };
    return [{ code: CODES[name], severity: 'warning', args }];
  });
}

/** Recommendations for Adam and its kin say nothing of another optimizer's learning rate. */
function isAdam(optimizer: string | undefined): boolean {
  return optimizer === undefined || /adam/i.test(optimizer);
}

function statedValue(
  value: Fact | undefined,
  advice: readonly Advice[],
  { optimizer }: RunFacts,
): StatedValue | undefined {
  if (value === undefined) return undefined;
  const covered = advice.filter(({ insideFit }) => insideFit).map((each) => each.value.value);
  if (covered.length < 2 || !isAdam(optimizer)) return { value };
  return { value, standing: standingAmong(value.value, covered) };
}

function standingAmong(value: number, others: readonly number[]): Standing {
  if (value < Math.min(...others)) return 'below-all';
  return value > Math.max(...others) ? 'above-all' : 'among';
}

function tradeOffOf(batch: Fact | undefined, critical: Advice | undefined): CriticalBatchUse | undefined {
  if (batch === undefined || critical === undefined) return undefined;
  const source = `${MCCANDLISH_2018}; ${critical.value.because.source}`;
  return { ...batchTradeOff(batch.value, critical.value.value), source, insideFit: critical.insideFit };
}

function cooldownOf(steps: Fact | undefined): Quantity | undefined {
  if (steps === undefined) return undefined;
  const at = (share: number): number => Math.max(1, Math.round(share * steps.value));
  const { low, high } = COOLDOWN_SHARE;
  const unit: Unit = 'steps';
  return {
    value: at(high),
    unit,
    low: at(low),
    high: at(high),
    because: {
      formula: 'S_decay = 0.1…0.2·S, η = η_max·(1 − √x)',
      inputs: [steps],
      source: HAGELE_2024,
      band: { kind: 'published-interval', source: HAGELE_2024 },
      notices: [caveat('Hägele 2024', 'recalled')],
    },
  };
}

function warmupShareOf({ warmupSteps, steps }: RunFacts): Quantity | undefined {
  if (warmupSteps === undefined || steps === undefined) return undefined;
  const value = warmupSteps.value / steps.value;
  if (!Number.isFinite(value)) return undefined;
  return {
    value,
    unit: 'ratio',
    because: { formula: 'S_warmup / S', inputs: [warmupSteps, steps], source: '', notices: [] },
  };
}
