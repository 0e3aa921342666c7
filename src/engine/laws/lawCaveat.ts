import { type Notice } from '../notice';

/** What `law-caveat` can say; the report has a sentence for each. */
export type LawCaveat =
  /** The constants come from memory or a copy, not from the paper. */
  | 'recalled'
  /** The paper's formula is not printed in full where we could read it; a sign is our reading. */
  | 'sign-inferred'
  /** The authors themselves expect the trend to carry over, not the constants. */
  | 'unlikely-to-transfer'
  /** Constants of one training setup: an example, not a prediction. */
  | 'one-setup'
  /** On what range the law was fitted is not known to us. */
  | 'range-unknown'
  /** The law's runs all had the same number of tokens; it cannot say what others do. */
  | 'fixed-tokens'
  /** Fitted on dense models, applied to the active parameters of a mixture. */
  | 'dense-runs'
  /** Its runs had the compute-optimal 20 tokens per parameter or so; it knows no others. */
  | 'compute-optimal-runs'
  /** The law is known to fail at the scale of today's runs, by a later paper. */
  | 'superseded'
  /** The law's N counts the output head and not the input embedding. */
  | 'counts-output-head'
  /** The law measures models in FLOP per token; turned into parameters for a typical shape and the paper's context. */
  | 'scale-converted'
  /** The authors find that other data move the exponent. */
  | 'allocation-moves-with-data'
  /** What the law counts as parameters is recalled, not read in the paper. */
  | 'recalled-count'
  /** The corpus of its losses is recalled, not read in the paper. */
  | 'recalled-corpus'
  /** The tokenizer of its losses is recalled, not read in the paper. */
  | 'recalled-tokenizer'
  /** It describes runs of one learning-rate schedule, after their warm-up, with data that are never short. */
  | 'one-schedule'
  /** The constants are those of a figure; the text's rounded ones do not give the paper's own result. */
  | 'figure-constants';

/** Caveats that put an answer in doubt, not only explain it. */
const NEEDS_CARE: ReadonlySet<LawCaveat> = new Set([
  'recalled',
  'sign-inferred',
  'unlikely-to-transfer',
  'range-unknown',
  'superseded',
]);

/** A remark about a law's constants. */
export function caveat(law: string, what: LawCaveat): Notice {
  const severity = NEEDS_CARE.has(what) ? 'warning' : 'info';
  return { code: 'law-caveat', severity, args: { law, caveat: what } };
}

/** Caveats that say that something of a law was not read in its paper. */
const NOT_READ: readonly LawCaveat[] = [
  'recalled',
  'sign-inferred',
  'recalled-count',
  'recalled-corpus',
  'recalled-tokenizer',
];

/** Whether a remark says that something of a law was not read in its paper, which is to be seen wherever the law is. */
export function saysNotRead({ code, args }: Notice): boolean {
  return code === 'law-caveat' && NOT_READ.some((each) => each === args.caveat);
}
