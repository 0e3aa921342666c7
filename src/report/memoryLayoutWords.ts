import { type FitVerdict } from '../engine/memory/fit';
import { type LeftOutOfMemory, type StagePosition } from '../engine/memory/memoryPerAccelerator';
import { type MemoryPartKind } from '../engine/memory/memoryParts';
import { type SetupChange } from '../engine/memory/smallestChange';
import { type ParallelLayout, type Recompute } from '../engine/memory/trainingSetup';
import { type StepTime } from '../engine/layout/stepTime';
import { type Translate, type Words } from './translate';

const PARTS: Words<MemoryPartKind> = {
  weights: (t) => t('Weights'),
  'frozen-weights': (t) => t('Frozen weights'),
  gradients: (t) => t('Gradients'),
  'master-weights': (t) => t('Master weights'),
  'optimizer-states': (t) => t('Optimiser states'),
  'gathered-layer': (t) => t('Gathered layer'),
  activations: (t) => t('Activations'),
  logits: (t) => t('Logits'),
  allowance: (t) => t('Fragmentation and runtime'),
};

/** What memory goes to. */
export const memoryPartLabel = (part: MemoryPartKind, t: Translate): string => PARTS[part](t);

const LEFT_OUT: Words<LeftOutOfMemory> = {
  'communication-buckets': (t) => t('buckets for reducing gradients and gathering weights'),
  'step-temporaries': (t) => t('temporaries of the optimiser step and of checkpoints'),
  'fp8-copies': (t) => t('8-bit copies of weights in fp8 training'),
  'tower-activations': (t) => t('activations of the vision or audio tower'),
  'activation-offload': (t) => t('what moving activations to the host frees'),
};

/** What is not in the number, as part of a sentence. */
export const leftOutWords = (what: LeftOutOfMemory, t: Translate): string => LEFT_OUT[what](t);

const VERDICTS: Words<FitVerdict> = {
  yes: (t) => t('yes'),
  probably: (t) => t('probably'),
  'probably-not': (t) => t('probably not'),
  no: (t) => t('no'),
};

/** Whether it fits, in a word. */
export const fitWord = (verdict: FitVerdict, t: Translate): string => VERDICTS[verdict](t);

const POSITIONS: Words<StagePosition> = {
  only: (t) => t('every GPU alike'),
  first: (t) => t('fullest GPU: first pipeline stage'),
  middle: (t) => t('fullest GPU: a middle pipeline stage'),
  last: (t) => t('fullest GPU: last pipeline stage'),
};

/** Which accelerator is meant. */
export const positionWords = (position: StagePosition, t: Translate): string => POSITIONS[position](t);

const RECOMPUTES: Words<Recompute> = {
  none: (t) => t('no recompute'),
  selective: (t) => t('selective recompute'),
  full: (t) => t('full recompute'),
};

/** What is computed again. */
export const recomputeWords = (recompute: Recompute, t: Translate): string => RECOMPUTES[recompute](t);

/** One change to a config. @example 'micro-batch 8 → 4' */
export function changeWords(change: SetupChange, t: Translate): string {
  switch (change.kind) {
    case 'micro-batch':
      return t('micro-batch {0} → {1}', change.from, change.to);
    case 'data-parallel':
      return t('data parallelism {0} → {1}', change.from, change.to);
    case 'zero-stage':
      return t('ZeRO stage {0} → {1}', change.from, change.to);
    case 'recompute':
      return recomputeWords(change.to, t);
    case 'tensor-parallel':
      return t(
        'tensor parallelism {0} → {1} with data parallelism {2}',
        change.from,
        change.to,
        change.dataParallel,
      );
  }
}

const TIMES: Words<keyof StepTime> = {
  compute: (t) => t('Compute'),
  bubble: (t) => t('Pipeline bubble'),
  tensorParallel: (t) => t('Tensor-parallel exchange'),
  contextParallel: (t) => t('Context-parallel exchange not hidden'),
  expertParallel: (t) => t('Expert-parallel exchange'),
  pipelineParallel: (t) => t('Exchange between stages'),
  dataParallel: (t) => t('Data-parallel exchange not hidden'),
  update: (t) => t('Weight update'),
  total: (t) => t('Step time'),
};

/** Where the time of a step goes. */
export const stepTimeLabel = (part: keyof StepTime, t: Translate): string => TIMES[part](t);

/**
 * A layout in the field's letters, sizes of one left out.
 * @example 'TP 8 · PP 16 · DP 128 · ZeRO 1'
 */
export function layoutLetters(layout: ParallelLayout): string {
  const letters = [
    ['TP', layout.tensorParallel],
    ['PP', layout.pipelineParallel],
    ['CP', layout.contextParallel],
    ['EP', layout.expertParallel],
    ['DP', layout.dataParallel],
  ] as const;
  const sizes = letters.filter(([, size]) => size > 1).map(([letter, size]) => `${letter} ${size}`);
  const chunks = layout.virtualStages > 1 ? [`VPP ${layout.virtualStages}`] : [];
  return [...sizes, ...chunks, `ZeRO ${layout.zeroStage}`].join(' · ');
}
