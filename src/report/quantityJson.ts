import { type Notice } from '../engine/notice';
import { type Quantity } from '../engine/quantity';
import { noticeSentence, sortedNotices } from './notices';
import { terminalEnglish } from './translate';

/**
 * The command line's JSON: a public contract (docs/cli.md, docs/estimate.schema.json), extended but never renamed.
 * Base units, English sentences, `null` where unknown: the only place where `null` is written.
 */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A quantity with band and provenance. */
export function quantityJson(quantity: Quantity | undefined): Json {
  if (quantity === undefined) return null;
  const { value, low, high, because } = quantity;
  return {
    value,
    low: low ?? null,
    high: high ?? null,
    because: {
      formula: because.formula,
      inputs: because.inputs.map((input) => ({
        name: input.name,
        value: input.value,
        unit: input.unit ?? null,
        origin: input.origin ?? null,
        ...(input.from === undefined ? {} : { from: input.from }),
      })),
      source: because.source,
      convention: because.convention ?? null,
      band: because.band === undefined ? null : { kind: because.band.kind, source: because.band.source },
      warnings: warningsJson(because.notices),
    },
  };
}

export function warningsJson(notices: readonly Notice[]): Json {
  return sortedNotices(notices).map((notice) => noticeSentence(notice, terminalEnglish));
}
