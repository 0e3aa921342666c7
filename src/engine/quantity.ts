import { type Notice } from './notice';
import { type FieldPath, type Origin } from './run';

/** Base units only; larger ones are the report's business. */
export type Unit =
  | 'parameters'
  | 'tokens'
  | 'tokens/parameter'
  | 'FLOP'
  | 'FLOP/token'
  | 'FLOP/s'
  | 'nats/token'
  | 'accelerator-hours'
  | 'hours'
  | 'USD'
  | 'USD/hour'
  | 'W'
  | 'kWh'
  | 'kg CO2e'
  | 'kg CO2e/kWh'
  | 'bytes'
  | 'bytes/token'
  | 'bytes/s'
  | 'seconds'
  | 'tokens/s'
  | 'requests/s'
  | 'USD/million-tokens'
  | 'steps'
  | 'sequences'
  | 'accelerators'
  | 'ratio';

/** Which way of counting a number follows, where the field uses more than one. The report has a sentence for each. */
export type Convention =
  /** All trainable parameters, tied weights once, buffers not at all. */
  | 'parameters-total'
  /** Parameters that take part in one token's forward pass (all but the experts not chosen). */
  | 'parameters-active'
  /** Without token and position embeddings and without an untied output head (Kaplan 2020). */
  | 'parameters-non-embedding'
  /** 6·N per token, N = active parameters including embeddings (Kaplan 2020 §2.1, Hoffmann 2022 App. F). */
  | 'flops-6n'
  /**
   * 3·N per token of an encoder–decoder, N = all parameters: a token passes half of them (Brown et al. 2020, Table D.1).
   */
  | 'flops-3n'
  /** 6·N per token, N = active non-embedding parameters. */
  | 'flops-6n-non-embedding'
  /**
   * 6·N plus causal attention, 6·L·s·(heads × head size) per token (Megatron-LM);
   * N = active parameters without tables that are only looked up. Layers with a state cost their recurrence.
   */
  | 'flops-6n-causal-attention'
  /**
   * 6·N plus full attention, 12·L·s·(heads × head size) per token (PaLM App. B, torchtitan);
   * N = active parameters without tables that are only looked up.
   */
  | 'flops-6n-full-attention';

/** Where a band comes from. */
export type BandKind =
  /** Standard errors or bootstrap of the law's own coefficients. */
  | 'fit-uncertainty'
  /** Percentiles printed in the paper. */
  | 'published-interval'
  /** The spread between laws. */
  | 'law-spread'
  /** Low and high utilisation reported for real runs. */
  | 'utilization-range'
  /** Low and high rental price. */
  | 'price-range'
  /** How far models of families unknown to a fit were measured to lie from it. */
  | 'family-spread'
  /** How far single runs that a fit has not seen were measured to lie from it. */
  | 'held-out-error'
  /** The lowest and the highest way of counting. */
  | 'convention-range'
  /** Several of the above multiplied through. */
  | 'combined';

/** One number that went into another, with where it came from. */
export interface Input {
  /** A stable id such as `parameters`, `tokens`, `utilization`; the report has a label for each. */
  readonly name: string;
  readonly value: number | string;
  readonly unit?: Unit;
  /** The field of the run description it was read from, so that a click can go to the line. */
  readonly field?: FieldPath;
  readonly origin?: Origin;
  /** Where it was read if not in the open file: another file's path, or the row of the built-in table. */
  readonly from?: string;
}

/** How a number came about: enough to check it by hand. */
export interface Because {
  /** The formula in the field's own symbols, e.g. `C = 6·N·D`. Not translated. */
  readonly formula: string;
  readonly inputs: readonly Input[];
  /** Citation of the formula and its constants, e.g. `Hoffmann et al. 2022, arXiv:2203.15556, eq. 10`. */
  readonly source: string;
  readonly convention?: Convention;
  /** Where `low` and `high` come from; absent exactly when they are absent. */
  readonly band?: { readonly kind: BandKind; readonly source: string };
  readonly notices: readonly Notice[];
}

/** A number that can be shown: with unit, band and provenance. `value` is always finite. */
export interface Quantity {
  readonly value: number;
  readonly unit: Unit;
  readonly low?: number;
  readonly high?: number;
  readonly because: Because;
}
