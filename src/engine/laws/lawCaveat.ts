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
  /** The law is known to fail at the scale of today's runs, by a later paper. */
  | 'superseded';

/** A remark about a law's constants. */
export function caveat(law: string, what: LawCaveat): Notice {
  const severity = what === 'one-setup' || what === 'fixed-tokens' ? 'info' : 'warning';
  return { code: 'law-caveat', severity, args: { law, caveat: what } };
}
