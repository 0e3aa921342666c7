import { type Assumptions } from './assumptions';
import { type Estimate } from './estimate';
import { estimate } from './estimateRun';
import { isSensible } from './estimate/known';
import { type Law } from './laws/law';
import { type Quantity } from './quantity';
import {
  type ArchitectureFields,
  type FieldPath,
  type RunDescription,
  type Sourced,
  type TrainingFields,
} from './run';

/** What a hover compares: the numbers that matter, before or after a change. */
export interface Outcome {
  readonly parameters?: Quantity;
  readonly activeParameters?: Quantity;
  readonly tokens?: Quantity;
  readonly flops?: Quantity;
  /** By the chosen law. */
  readonly loss?: Quantity;
  readonly acceleratorHours?: Quantity;
  readonly costUsd?: Quantity;
  readonly cacheBytesPerToken?: Quantity;
}

/** What changing one field does, all else as the file says. */
export interface Sensitivity {
  readonly field: FieldPath;
  /** The value in the description and the one tried instead: twice as much, or the next that makes sense. */
  readonly from: number | boolean;
  readonly to: number | boolean;
  readonly before: Outcome;
  readonly after: Outcome;
}

type Group = 'architecture' | 'training' | 'data' | 'cluster';
type Values = Readonly<Record<string, Sourced<unknown> | undefined>>;

/** Fields that change nothing an estimate shows. */
const WITHOUT_EFFECT: ReadonlySet<string> = new Set([
  ...[
    'learningRate',
    'warmupSteps',
    'tensorParallel',
    'pipelineParallel',
    'contextParallel',
    'expertParallel',
    'expertTensorParallel',
    'virtualStages',
    'unevenStages',
    'sequenceParallel',
  ],
  ...['zeroStage', 'predictionLayers'],
]);

/**
 * What doubling the field does to the run, by the same door as {@link estimate} called twice. Switches are flipped;
 * heads stay such that they divide.
 * @returns undefined for a field that is not there, is a word or list, or has no effect on what is estimated
 * @example hidden size 4096 → 8192: parameters about four times
 */
export function sensitivity(
  run: RunDescription,
  assumptions: Assumptions,
  field: FieldPath,
  laws: readonly Law[],
): Sensitivity | undefined {
  const [group = '', name = ''] = field.split('.');
  if (!isGroup(group) || WITHOUT_EFFECT.has(name)) return undefined;
  const values = run[group] as Values;
  const from = Object.hasOwn(values, name) ? values[name]?.value : undefined;
  if (typeof from !== 'number' && typeof from !== 'boolean') return undefined;
  const to = nextValue(run.architecture, name, from);
  if (to === undefined) return undefined;
  const base = withoutRederivable(run, assumptions, name);
  const changed = withFollowers(
    { ...base, [group]: { ...base[group], [name]: said(values[name], to) } },
    name,
  );
  const before = estimate(run, assumptions, laws);
  const after = estimate(changed, assumptions, laws);
  if (before.parameters !== undefined && after.parameters === undefined) return undefined;
  return { field, from, to, before: outcome(before), after: outcome(after) };
}

function isGroup(group: string): group is Group {
  return ['architecture', 'training', 'data', 'cluster'].includes(group);
}

const said = (old: Sourced<unknown> | undefined, value: unknown) => ({ ...old, value });

/** Twice the number unless something forbids it; the other position of a switch. */
function nextValue(
  { attentionHeads, experts, hiddenSize, headSize }: ArchitectureFields,
  name: string,
  from: number | boolean,
): number | boolean | undefined {
  if (typeof from === 'boolean') return !from;
  if (!isSensible(from)) return undefined;
  const heads = attentionHeads?.value;
  switch (name) {
    case 'keyValueHeads':
      // As many as heads is the most there can be: from there, half.
      if (heads === undefined || heads % (2 * from) === 0) return 2 * from;
      return from % 2 === 0 ? from / 2 : undefined;
    case 'attentionHeads': {
      const width = hiddenSize?.value;
      const divides = headSize !== undefined || width === undefined || width % (2 * from) === 0;
      return divides ? 2 * from : undefined;
    }
    case 'expertsPerToken': {
      const most = experts?.value ?? Infinity;
      return from < most ? Math.min(2 * from, most) : undefined;
    }
    default:
      return 2 * from;
  }
}

/** Derived fields and what they are derived from, as formats do it. */
const FOLLOWERS: Readonly<Record<string, readonly (keyof ArchitectureFields)[]>> = {
  hiddenSize: ['feedForwardSize', 'embeddingSize'],
  vocabularySize: ['paddedVocabularySize'],
};

/** Doubles what the format computed from the doubled field, so that the file stays in proportion. */
function withFollowers(run: RunDescription, name: string): RunDescription {
  const followers = Object.hasOwn(FOLLOWERS, name) ? (FOLLOWERS[name] ?? []) : [];
  const changes = followers.flatMap((follower) => {
    const old = run.architecture[follower] as Sourced<unknown> | undefined;
    return old?.origin === 'derived' && typeof old.value === 'number'
      ? [[follower, said(old, 2 * old.value)] as const]
      : [];
  });
  return { ...run, architecture: { ...run.architecture, ...Object.fromEntries(changes) } };
}

const DERIVABLE: readonly (keyof TrainingFields)[] = [
  'tokens',
  'steps',
  'tokensPerStep',
  'globalBatchSequences',
];

/**
 * The run without derived sizes that the engine derives just the same: a format may have multiplied the tokens out of
 * the very field that is to change. A head size derived from the width goes for the same reason.
 */
function withoutRederivable(run: RunDescription, assumptions: Assumptions, changing: string): RunDescription {
  let lean = run;
  for (const name of DERIVABLE) {
    if (name === changing || lean.training[name]?.origin !== 'derived') continue;
    const without = { ...lean, training: { ...lean.training, [name]: undefined } };
    if (sameSize(estimate(without, assumptions, []), estimate(lean, assumptions, []))) lean = without;
  }
  const { headSize, hiddenSize, attentionHeads } = lean.architecture;
  const quotient = (hiddenSize?.value ?? 0) / (attentionHeads?.value ?? 1);
  if (headSize?.origin !== 'derived' || headSize.value !== quotient || changing === 'headSize') return lean;
  return { ...lean, architecture: { ...lean.architecture, headSize: undefined } };
}

function sameSize(left: Estimate, right: Estimate): boolean {
  const names = ['tokens', 'steps', 'tokensPerStep', 'globalBatchSequences'] as const;
  return names.every((name) => left.training[name]?.value === right.training[name]?.value);
}

function outcome({ parameters, training, predictions, resources, memory }: Estimate): Outcome {
  return {
    parameters: parameters?.total,
    activeParameters: parameters?.active,
    tokens: training.tokens,
    flops: training.flops,
    loss: predictions[0]?.loss,
    acceleratorHours: resources.acceleratorHours,
    costUsd: resources.costUsd,
    cacheBytesPerToken: memory.cacheBytesPerToken,
  };
}
