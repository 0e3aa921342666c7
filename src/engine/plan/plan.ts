import { type Assumed, type Assumptions } from '../assumptions';
import { type AssumptionUse, type ResourceEstimate } from '../estimate';
import { lawsOfData, qualityNotices, statedQuality } from '../dataQuality/lawOfData';
import { energyOf } from '../energy/energyOf';
import { chooseHardware, type HardwareChoice } from '../estimate/hardwareChoice';
import { assumed, asUse, isSensible, isUsable } from '../estimate/known';
import { resources, resourcesOfHours } from '../estimate/resources';
import { type Law } from '../laws/law';
import { lawIdsOf } from '../laws/lawLoaders';
import { effectOfPrecisions } from '../laws/precision/precisionEffect';
import { priceUses } from '../lifetime/servedTokens';
import { type Notice } from '../notice';
import { type Quantity, type Unit } from '../quantity';
import { EMPTY_RUN } from '../run';
import { allocate } from './allocate';
import { budgetedHours, budgetNotices, flopsConventionOf, flopsOfHours } from './budget';
import { designArchitecture } from './designArchitecture';
import { flopsForGoal, type FlopsForGoal } from './flopsForGoal';
import { type PlanGoal } from './goal';
import { type Allocation, type ArchitectureDesign, type NoAllocation, type Plan } from './planResult';
import { withLifetime } from './lifetime';
import { planLifetime } from './planLifetime';
import { plannedSequenceLength, planTraining } from './planTraining';
import { withLawSpread } from './lawSpread';
import { lawsKnowing, type Situation, situatedLaw } from './situatedLaw';

/**
 * The best run for a goal: parameters, tokens and loss by the chosen law with bands, what the other laws make of the
 * same goal, a concrete architecture counted exactly, batch and learning rate, hours, wall clock and cost.
 * Goals without an answer (a loss below the irreducible one, dollars without a price) give notices.
 *
 * @param laws where the laws that the assumptions name are looked up, as for `estimate`
 * @example plan({ kind: 'compute', flops: 5.76e23 }, defaultAssumptions, laws) // 72.2B parameters on 1.33T tokens
 */
export function plan(goal: PlanGoal, assumptions: Assumptions, laws: readonly Law[]): Plan {
  if (!isSensible(amountOf(goal))) return withoutAnswer(goal, [absurd(goal)]);
  const hardware = chooseHardware(EMPTY_RUN, forGoal(goal, assumptions));
  const situation = situationOf(assumptions);
  const asked = lawsOfData(lawsAsked(assumptions, laws, situation), assumptions);
  const all = asked.map((law) => ({ law, answer: allocationBy(law, goal, hardware, situation) }));
  const [first, ...rest] = speaksFirst(all, assumptions, situation);
  if (first === undefined) return withoutAnswer(goal, []);
  const others = rest.map(({ answer }) => answer);
  const { law, answer } = first;
  if (!isAnswer(answer)) {
    const why = answer.notices.length > 0 ? answer.notices : [absurd(goal)];
    return { ...withoutAnswer(goal, why), alternatives: others };
  }
  const chosen = withLawSpread(answer, [answer, ...others.filter(isAnswer)]);
  const design = designFor(law, chosen, assumptions, situation);
  const training =
    design === undefined ? undefined : planTraining(design.architecture, chosen.tokens.value, assumptions);
  // A run for a longer life takes more than the hours that the goal gives for training alone.
  const time =
    chosen.trainingOptimal === undefined
      ? resourcesFor(goal, chosen.flops, hardware)
      : resources(chosen.flops, hardware);
  const { inferenceTokens } = situation;
  const life =
    inferenceTokens === undefined
      ? undefined
      : planLifetime(
          situatedLaw(law, situation),
          chosen,
          design,
          time,
          inferenceTokens,
          forGoal(goal, assumptions),
        );
  const energy = energyOf(time.acceleratorHours, hardware.accelerator, assumptions);
  return {
    goal,
    recommended: chosen,
    alternatives: others,
    design,
    training,
    precision:
      design === undefined
        ? undefined
        : effectOfPrecisions(
            design.architecture,
            chosen.tokens,
            assumptions.precision?.value,
            assumptions.serving?.weightPrecision?.value,
          ),
    resources: time,
    ...(life === undefined ? {} : { lifetime: life }),
    energy,
    notices: [
      ...(time.acceleratorHours === undefined ? hardware.notices : []),
      ...energy.notices,
      ...qualityNotices(assumptions),
    ],
    assumptions: [
      ...lawUse(law, assumptions),
      ...hardwareUses(goal, time, hardware),
      ...energy.assumptions,
      ...asUse(plannedSequenceLength(assumptions)),
      ...situationUses(assumptions),
      ...priceUses(life?.price, assumptions),
    ],
  };
}

/**
 * The laws that the assumptions name; where nobody chose one, also those that know of the situation: laws of mixtures
 * for a mixture, of repetition for few unique tokens.
 */
function lawsAsked(assumptions: Assumptions, laws: readonly Law[], situation: Situation): readonly Law[] {
  const named = lawIdsOf(assumptions).flatMap((id) => laws.find((law) => law.id === id) ?? []);
  if (assumptions.law.origin === 'user') return named;
  return [...new Set([...named, ...lawsKnowing(laws, situation)])];
}

/** A law and what it makes of the goal. */
interface LawAnswer {
  readonly law: Law;
  readonly answer: Allocation | NoAllocation;
}

const isAnswer = (answer: Allocation | NoAllocation): answer is Allocation => 'parameters' in answer;

/**
 * The law that recommends comes first: the chosen one; where nobody chose and its plan would repeat the data, the one
 * that knows repeated data.
 */
function speaksFirst(
  all: readonly LawAnswer[],
  { law: { origin } }: Assumptions,
  { uniqueTokens = Infinity }: Situation,
): readonly LawAnswer[] {
  const first = all[0]?.answer;
  if (origin !== 'default' || first === undefined || !isAnswer(first)) return all;
  if (first.tokens.value <= uniqueTokens) return all;
  const knowing = all.find(({ law, answer }) => law.knowsRepetition === true && isAnswer(answer));
  return knowing === undefined ? all : [knowing, ...all.filter((each) => each !== knowing)];
}

function lawUse({ id, citation }: Law, { law }: Assumptions): readonly AssumptionUse[] {
  if (id === law.value) return [{ name: 'law', ...law }];
  if (law.origin !== 'default') return [];
  const source = `knows repeated data, which the plan needs; nobody chose a law; ${citation}`;
  return [{ name: 'law', value: id, origin: 'default', source }];
}

function withoutAnswer(goal: PlanGoal, notices: readonly Notice[]): Plan {
  return { goal, alternatives: [], resources: {}, notices, assumptions: [] };
}

/** The goal is no number, or so far out that nothing can be computed from it. */
function absurd(goal: PlanGoal): Notice {
  const args = { key: goal.kind, value: String(amountOf(goal)), expected: '> 0' };
  return { code: 'out-of-bounds', severity: 'error', args };
}

function amountOf(goal: PlanGoal): number {
  switch (goal.kind) {
    case 'compute':
      return goal.flops;
    case 'accelerator-hours':
      return goal.hours;
    case 'cost':
      return goal.usd;
    case 'loss':
      return goal.loss;
    case 'parameters':
      return goal.parameters;
    case 'tokens':
      return goal.tokens;
  }
}

/** Hours of a named accelerator are hours of that one. */
function forGoal(goal: PlanGoal, assumptions: Assumptions): Assumptions {
  if (goal.kind !== 'accelerator-hours' || goal.accelerator === undefined) return assumptions;
  return { ...assumptions, accelerator: { value: goal.accelerator, origin: 'user', source: 'goal' } };
}

/** What the assumptions say of the data, the model's life and its experts. */
export interface PlanSituation extends Situation {
  readonly inferenceTokens?: number;
}

/** The same, as far as it can be meant. */
export function situationOf(assumptions: Assumptions): PlanSituation {
  const value = (name: 'uniqueTokens' | 'inferenceTokens' | 'experts' | 'expertsPerToken') =>
    isSensible(assumptions[name]?.value) ? assumptions[name].value : undefined;
  const whole = (count: number | undefined) => (count === undefined ? undefined : Math.round(count));
  const [experts, expertsPerToken = 1] = [whole(value('experts')), whole(value('expertsPerToken'))];
  const mixture =
    experts === undefined || expertsPerToken < 1 || experts <= expertsPerToken
      ? undefined
      : { experts, expertsPerToken };
  return { uniqueTokens: value('uniqueTokens'), inferenceTokens: value('inferenceTokens'), mixture };
}

function situationUses(assumptions: Assumptions): readonly AssumptionUse[] {
  const { uniqueTokens, inferenceTokens, experts, expertsPerToken } = assumptions;
  return [
    ...known('uniqueTokens', 'tokens', uniqueTokens),
    ...known('inferenceTokens', 'tokens', inferenceTokens),
    ...known('experts', 'ratio', experts),
    ...known('expertsPerToken', 'ratio', expertsPerToken),
    ...known('dataQuality', 'ratio', statedQuality(assumptions)),
  ];
}

function known(name: string, unit: Unit, assumption: Assumed<number> | undefined): readonly AssumptionUse[] {
  const found = assumed(name, unit, assumption);
  return found === undefined ? [] : asUse(found);
}

/** What a law leaves out of account although the plan asks for it. */
function situationNotices(law: Law, tokens: number, { uniqueTokens, mixture }: Situation): readonly Notice[] {
  const repeats = uniqueTokens !== undefined && tokens > uniqueTokens;
  return [
    ...(mixture !== undefined && law.architectures !== 'moe'
      ? ([{ code: 'dense-law-on-active-parameters', severity: 'warning', args: { law: law.title } }] as const)
      : []),
    ...(repeats && law.knowsRepetition !== true
      ? ([
          {
            code: 'repetition-not-modelled',
            severity: 'warning',
            args: { law: law.title, epochs: tokens / uniqueTokens },
          },
        ] as const)
      : []),
  ];
}

function allocationBy(
  plain: Law,
  goal: PlanGoal,
  hardware: HardwareChoice,
  situation: PlanSituation,
): Allocation | NoAllocation {
  const law = situatedLaw(plain, situation);
  if (law.optimum === undefined) {
    const args = { law: law.title };
    return {
      law: law.id,
      title: law.title,
      notices: [{ code: 'law-gives-no-optimum', severity: 'info', args }],
    };
  }
  const { flops, notices } = budget(law, goal, hardware);
  const found = flops === undefined ? undefined : allocate(law, goal, flops, situation.mixture !== undefined);
  if (found === undefined) return { law: law.id, title: law.title, notices };
  const { inferenceTokens } = situation;
  const planned = inferenceTokens === undefined ? found : withLifetime(law, goal, found, inferenceTokens);
  return {
    ...planned,
    notices: [...notices, ...situationNotices(law, planned.tokens.value, situation), ...planned.notices],
  };
}

/** The FLOP a goal gives or asks for, in the law's own count. */
function budget(law: Law, goal: PlanGoal, hardware: HardwareChoice): FlopsForGoal {
  switch (goal.kind) {
    case 'compute':
      return { flops: given(goal.flops, law), notices: [] };
    case 'accelerator-hours':
    case 'cost': {
      const hours = budgetedHours(goal, hardware);
      const flops = hours === undefined ? undefined : flopsOfHours(hours, hardware);
      return { flops, notices: flops === undefined ? budgetNotices(goal, hardware) : [] };
    }
    case 'loss':
    case 'parameters':
    case 'tokens':
      return flopsForGoal(law, goal);
  }
}

function given(value: number, law: Law): Quantity {
  return {
    value,
    unit: 'FLOP',
    because: {
      formula: 'C',
      inputs: [{ name: 'budget', value, unit: 'FLOP', origin: 'user' }],
      source: '',
      convention: flopsConventionOf(law),
      notices: [],
    },
  };
}

function designFor(
  law: Law,
  { parameters }: Allocation,
  assumptions: Assumptions,
  { mixture }: Situation,
): ArchitectureDesign | undefined {
  const vocabulary = assumptions.vocabularySize?.value;
  return designArchitecture({
    parameters: parameters.value,
    counted: law.parameterConvention,
    vocabularySize: isUsable(vocabulary) ? Math.ceil(vocabulary) : undefined,
    maximumPositions: plannedSequenceLength(assumptions).value,
    mixture,
  });
}

/** Hours that are given need no utilisation; all others come from the FLOPs. */
function resourcesFor(goal: PlanGoal, flops: Quantity, hardware: HardwareChoice): ResourceEstimate {
  const hours = budgetedHours(goal, hardware);
  return hours === undefined ? resources(flops, hardware) : resourcesOfHours(hours, hardware);
}

function hardwareUses(
  goal: PlanGoal,
  { acceleratorHours }: ResourceEstimate,
  { assumptions }: HardwareChoice,
): readonly AssumptionUse[] {
  const used = acceleratorHours !== undefined || goal.kind === 'cost' || goal.kind === 'accelerator-hours';
  return used ? assumptions : [];
}
