import {
  type CountReason,
  type ExpertCount,
  type ModelKind,
  type TokenMixer,
  type UncountedPart,
} from '../architecture';
import { type Part } from '../countParameters';
import { type FieldReader } from '../fieldReader';

/** A model as a family's rules lay it out: every weight in a part, every token mixer named. */
export interface Layout {
  readonly layers: number;
  readonly hiddenSize: number;
  readonly vocabularyRows: number;
  readonly experts?: ExpertCount;
  /** Of an encoder–decoder: see `Architecture.encoderParameters`. */
  readonly encoderParameters?: number;
  readonly parts: readonly Part[];
  readonly mixers: readonly TokenMixer[];
  /** What others count on top, each with the reason. */
  readonly countedElsewhere?: readonly {
    readonly reason: CountReason;
    readonly more: number;
    /** Which count it is that others have more of; default all weights. */
    readonly of?: 'total' | 'active';
  }[];
  /** Parts the model has and the rules leave out. */
  readonly notCounted?: readonly UncountedPart[];
}

/**
 * A family of models counted by the same rules: data and behaviour, one file each. The file's comment says which models
 * they are and where the rules were read; every estimate loads every family, so the words stay out of the bundle.
 */
export interface Family {
  /** Stable id: part of the command line's JSON. */
  readonly id: string;
  /** Hugging Face `model_type`s these rules count. */
  readonly modelTypes: readonly string[];
  /** Absent = decoder. */
  readonly kind?: ModelKind;
  /**
   * Whether head and token embedding share their weights if nothing is said; absent where both are common,
   * so that the count must name both numbers.
   */
  readonly tied?: boolean;
  /** Lays the model out. Trouble goes to the reader; never throws. */
  readonly layOut: (fields: FieldReader, tied: boolean) => Layout;
}
