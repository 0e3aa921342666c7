import { type ConfigPart } from '../configs/reading';
import { type Assumed, type Assumptions } from '../engine/assumptions';
import { type AssumptionUse, type Estimate } from '../engine/estimate';
import { energyOfEstimate } from '../engine/energy';
import { type Law } from '../engine/laws/law';
import { compareLives, type LifetimeOfRun, lifetimeOfRun, type TwoRuns } from '../engine/lifetime';
import { type RunDescription } from '../engine/run';
import { deploymentOf } from '../engine/serving';
import { formatExact } from '../report/format';
import { type Translate } from '../report/translate';
import { servedDemand } from './commands/servedDemand';

/** What comparing lifetime costs asks a person; what is absent is as file, settings and defaults say. */
export interface LifetimeQuestion {
  /** What is served over the life, as typed; empty = nothing is claimed of it, whatever settings say. */
  readonly demand?: string;
  /** Accelerator that serves. */
  readonly accelerator?: string;
  /** USD per accelerator and hour while serving. */
  readonly priceUsdPerHour?: number;
  readonly weightPrecision?: string;
}

/** The first model of a config that can be counted, with what its estimate was made with. */
export interface CountedConfig {
  readonly name: string;
  readonly part: ConfigPart;
  readonly estimate: Estimate;
  readonly assumptions: Assumptions;
  readonly laws: readonly Law[];
}

/** The life of a config. */
export interface NamedLifetime {
  readonly name: string;
  readonly lifetime: LifetimeOfRun;
  readonly assumptions: readonly AssumptionUse[];
}

/** What the report shows. */
export interface LifetimeReport {
  readonly lives: readonly NamedLifetime[];
  /** The configs against each other, where there are two. */
  readonly pairs: readonly TwoRuns[];
}

/** The lives of configs under a person's answers, and when which is the cheaper one. */
export function lifetimeReport(
  configs: readonly CountedConfig[],
  question: LifetimeQuestion,
  t: Translate,
): LifetimeReport {
  const lives = configs.map(({ name, part: { description }, estimate, assumptions, laws }) => {
    const answered = answers(description, estimate, question, assumptions, t);
    const lifetime = lifetimeOfRun(description, estimate, answered, laws);
    const energy = energyOfEstimate(estimate, answered).assumptions;
    return {
      name,
      estimate,
      lifetime,
      assumptions: [...estimate.assumptions, ...energy, ...lifetime.assumptions],
    };
  });
  return { lives, pairs: compareLives(lives) };
}

function answers(
  run: RunDescription,
  estimate: Estimate,
  { demand, accelerator, priceUsdPerHour, weightPrecision }: LifetimeQuestion,
  assumptions: Assumptions,
  t: Translate,
): Assumptions {
  const said: Assumptions = {
    ...assumptions,
    serving: {
      ...assumptions.serving,
      ...(accelerator === undefined ? {} : { accelerator: answer(accelerator, t) }),
      ...(priceUsdPerHour === undefined ? {} : { priceUsdPerHour: answer(priceUsdPerHour, t) }),
      ...(weightPrecision === undefined ? {} : { weightPrecision: answer(weightPrecision, t) }),
    },
  };
  return demand === undefined ? said : { ...said, inferenceTokens: tokensOf(demand, run, estimate, said, t) };
}

/** Tokens as a person says them; of requests, as many as one reads and writes, which may be assumed. */
function tokensOf(
  text: string,
  run: RunDescription,
  { architecture }: Estimate,
  assumptions: Assumptions,
  t: Translate,
): Assumed<number> | undefined {
  const demand = servedDemand(text);
  if (demand === undefined) return undefined;
  if (demand.unit === 'tokens') return answer(demand.value, t);
  const found = architecture && deploymentOf(run, architecture, assumptions);
  if (found === undefined) return undefined;
  const sizes = found.inputs.filter(({ name }) => name === 'promptTokens' || name === 'outputTokens');
  const origins = sizes.map(({ origin }) => origin);
  const origin = (['default', 'setting'] as const).find((each) => origins.includes(each)) ?? 'user';
  const { promptTokens, outputTokens } = found.deployment;
  const tokens = promptTokens + outputTokens;
  return {
    value: demand.value * tokens,
    origin,
    source: `${text.trim()} · ${t('{0} tokens', formatExact(tokens))}`,
  };
}

function answer<T>(value: T, t: Translate): Assumed<T> {
  return { value, origin: 'user', source: t('answered for this comparison') };
}
