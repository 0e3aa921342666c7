import { type Allocation, type NoAllocation, type Plan } from '../engine/plan/planResult';
import { planAdvice } from '../engine/plan/planAdvice';
import { type PlanGoal } from '../engine/plan/goal';
import {
  assumptionsJson,
  diagnosticsJson,
  fieldsJson,
  type Json,
  quantityJson,
  resourcesJson,
  warningsJson,
} from './json';
import { hyperparametersJson as adviceJson } from './hyperparametersJson';
import { lifeJson } from './lifetimeJson';
import { isAllocation } from './planSections';
import { precisionJson } from './precision';

function goalJson(goal: PlanGoal): Json {
  switch (goal.kind) {
    case 'compute':
      return { kind: goal.kind, value: goal.flops, unit: 'FLOP', accelerator: null };
    case 'accelerator-hours':
      return {
        kind: goal.kind,
        value: goal.hours,
        unit: 'accelerator-hours',
        accelerator: goal.accelerator ?? null,
      };
    case 'cost':
      return { kind: goal.kind, value: goal.usd, unit: 'USD', accelerator: null };
    case 'loss':
      return { kind: goal.kind, value: goal.loss, unit: 'nats/token', accelerator: null };
    case 'parameters':
      return { kind: goal.kind, value: goal.parameters, unit: 'parameters', accelerator: null };
    case 'tokens':
      return { kind: goal.kind, value: goal.tokens, unit: 'tokens', accelerator: null };
  }
}

/** Plain numbers as everywhere, and the same numbers with band and provenance under `quantities`. */
function allocationJson(answer: Allocation | NoAllocation): Json {
  const { law, title, notices } = answer;
  const found = isAllocation(answer) ? answer : undefined;
  return {
    law,
    title,
    parameters: found?.parameters.value ?? null,
    parametersConvention: found?.parameters.because.convention ?? null,
    tokens: found?.tokens.value ?? null,
    tokensPerParameter: found?.tokensPerParameter.value ?? null,
    flops: found?.flops.value ?? null,
    loss: found?.loss?.value ?? null,
    corpus: found?.corpus ?? null,
    decadesOutside: found?.decadesOutside ?? null,
    lifetime:
      found?.lifetime === undefined
        ? null
        : {
            parameters: found.lifetime.parameters.value,
            tokens: found.lifetime.tokens.value,
            flops: found.lifetime.lifetimeFlops.value,
            saving: found.lifetime.saving.value,
          },
    trainingOptimal:
      found?.trainingOptimal === undefined
        ? null
        : {
            parameters: found.trainingOptimal.parameters.value,
            tokens: found.trainingOptimal.tokens.value,
            flops: found.trainingOptimal.flops.value,
            loss: found.trainingOptimal.loss?.value ?? null,
          },
    quantities: {
      parameters: quantityJson(found?.parameters),
      tokens: quantityJson(found?.tokens),
      tokensPerParameter: quantityJson(found?.tokensPerParameter),
      flops: quantityJson(found?.flops),
      loss: quantityJson(found?.loss),
    },
    warnings: warningsJson(notices),
  };
}

function hyperparametersJson(plan: Plan): Json {
  const { training } = plan;
  return {
    sequenceLength: training?.sequenceLength.value ?? null,
    globalBatchSequences: training?.globalBatchSequences.value ?? null,
    tokensPerStep: training?.tokensPerStep.value ?? null,
    steps: training?.steps.value ?? null,
    learningRate: training?.learningRate.value ?? null,
    advice: adviceJson(planAdvice(plan)),
  };
}

/** `plan --json`; `law` is the one that was asked. */
export function planJson(plan: Plan, law: string): Json {
  const { design } = plan;
  const { total, active, embedding, nonEmbedding } = design?.architecture.parameters ?? {};
  return {
    goal: goalJson(plan.goal),
    law,
    recommended: plan.recommended === undefined ? null : allocationJson(plan.recommended),
    alternatives: plan.alternatives.map(allocationJson),
    architecture: fieldsJson(design?.fields),
    parameters: {
      total: total ?? null,
      active: active ?? null,
      embedding: embedding ?? null,
      nonEmbedding: nonEmbedding ?? null,
    },
    hyperparameters: hyperparametersJson(plan),
    precision: precisionJson(plan.precision),
    resources: resourcesJson(plan.resources, plan.energy),
    lifetime: plan.lifetime === undefined ? null : { models: plan.lifetime.lives.map(lifeJson) },
    diagnostics: diagnosticsJson([...plan.notices, ...(plan.training?.notices ?? [])]),
    assumptions: assumptionsJson(plan.assumptions),
  };
}
