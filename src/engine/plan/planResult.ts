import { type EnergyEstimate } from '../energy';
import { type Architecture } from '../architecture/architecture';
import { type AssumptionUse, type ResourceEstimate } from '../estimate';
import { type PlanLifetime } from './planLifetime';
import { type PrecisionEffect } from '../laws/precision/precisionEffect';
import { type Notice } from '../notice';
import { type Quantity } from '../quantity';
import { type ArchitectureFields } from '../run';
import { type PlanGoal } from './goal';

/** What one law makes of the goal. Parameters in the law's own convention, which each quantity says. */
export interface Allocation {
  readonly law: string;
  readonly title: string;
  /** What the loss refers to; losses of different corpora do not compare. */
  readonly corpus: string;
  /** Decades by which the run lies outside what the law was fitted on; 0 inside it, absent where that is not known. */
  readonly decadesOutside?: number;
  readonly parameters: Quantity;
  readonly tokens: Quantity;
  readonly tokensPerParameter: Quantity;
  readonly flops: Quantity;
  /** Absent for laws that only allocate. */
  readonly loss?: Quantity;
  /** Where expected inference tokens are given and the law gives losses. */
  readonly lifetime?: LifetimeChoice;
  /** Cheapest to train at the same loss, where this is the cheapest over its life instead. */
  readonly trainingOptimal?: TrainingOptimum;
  readonly notices: readonly Notice[];
}

/** The law's best use of the budget for training alone. */
export interface TrainingOptimum {
  readonly parameters: Quantity;
  readonly tokens: Quantity;
  readonly flops: Quantity;
  readonly loss?: Quantity;
}

/** A model chosen for training and use together, at the loss of the plan. */
export interface LifetimeChoice {
  readonly parameters: Quantity;
  readonly tokens: Quantity;
  /** 6·N·D + 2·N·D_inf */
  readonly lifetimeFlops: Quantity;
  /** Share of the training-optimal model's lifetime FLOPs that this choice saves. */
  readonly saving: Quantity;
}

/** A law that has no answer to the goal, and why. */
export interface NoAllocation {
  readonly law: string;
  readonly title: string;
  readonly notices: readonly Notice[];
}

/** A concrete model close to the size the law asks for. */
export interface ArchitectureDesign {
  /** What a config file would say; the family is `llama`. */
  readonly fields: ArchitectureFields;
  /** The fields counted exactly. */
  readonly architecture: Architecture;
  /** Parameters of the design over the parameters aimed at, minus 1. */
  readonly deviation: number;
  /** Rules the shape follows, with their sources. */
  readonly source: string;
}

/** Settings of the training run that belong to the plan. */
export interface PlannedTraining {
  readonly tokens: number;
  readonly sequenceLength: Quantity;
  readonly globalBatchSequences: Quantity;
  readonly tokensPerStep: Quantity;
  readonly steps: Quantity;
  /** Peak learning rate. */
  readonly learningRate: Quantity;
  readonly notices: readonly Notice[];
}

/** The best run for a goal. `recommended` is absent when the chosen law has no answer; `notices` says why. */
export interface Plan {
  readonly goal: PlanGoal;
  /** By the chosen law. */
  readonly recommended?: Allocation;
  /** By the other laws, in order; those without an answer say why. */
  readonly alternatives: readonly (Allocation | NoAllocation)[];
  readonly design?: ArchitectureDesign;
  readonly training?: PlannedTraining;
  /** What training the dense design in fewer than 16 bits does to it. */
  readonly precision?: PrecisionEffect;
  /** Of the recommended parameters and tokens. */
  readonly resources: ResourceEstimate;
  /** Training and use in FLOPs and dollars, of this run and others of its loss, where the use is given. */
  readonly lifetime?: PlanLifetime;
  /** Of those hours; absent without an answer. */
  readonly energy?: EnergyEstimate;
  readonly notices: readonly Notice[];
  readonly assumptions: readonly AssumptionUse[];
}
