import { publicModel, type PublicModel, type PublicModelRow } from './publicModel';
import { gemma } from './tables/gemma';
import { llamaLike } from './tables/llamaLike';
import { mixtures } from './tables/mixtures';
import { openTransformers } from './tables/openTransformers';
import { qwen } from './tables/qwen';

/** Every row of the built-in table of public models. */
export const PUBLIC_MODELS: readonly PublicModelRow[] = [
  ...openTransformers,
  ...llamaLike,
  ...qwen,
  ...gemma,
  ...mixtures,
];

/**
 * Endings of names that leave the architecture as it is. Not GPTQ and AWQ, for which Qwen widened its 72B, and not
 * those with new tokens.
 */
const VARIANT = /-(?:hf|base|instruct|chat|it|pt|deduped|fp8|bf16|bnb|nf4|4bit|unsloth|dequantized)$/;

/**
 * A public model by its hub id, by a hub id of a copy under another organisation, or by a short name as LitGPT uses
 * it; upper and lower case are the same. Tuned variants (`-Instruct`, `-chat`, `-it`) have their base's sizes.
 * @returns undefined for a name that is not in the table
 * @example findPublicModel('pythia-70m')?.hubId // => 'EleutherAI/pythia-70m'
 */
export function findPublicModel(name: string): PublicModel | undefined {
  const found = spellings(name)
    .map((spelling) => ROWS.get(spelling))
    .find((each) => each !== undefined);
  return found && publicModel(found.row, found.name);
}

/** How a name may stand in the table, the most exact first. */
function spellings(name: string): readonly string[] {
  const full = name.trim().toLowerCase();
  const short = lastSegment(full);
  const base = withoutVariant(short);
  return [full, short, base, base.replace(/^meta-/, '')];
}

/** A row, and the one of its names that a spelling belongs to. */
interface NamedRow {
  readonly row: PublicModelRow;
  readonly name: string;
}

/** Every spelling of a row's names, the hub ids last: they win over the same word as a short name. */
function names(row: PublicModelRow): readonly (readonly [spelling: string, NamedRow])[] {
  return [...[...(row.aliases ?? [])].reverse(), row.name, row.hubId].flatMap((name) => {
    if (name === undefined) return [];
    const full = name.toLowerCase();
    const short = lastSegment(full);
    const named = { row, name: name === row.name ? (row.hubId ?? name) : name };
    return [withoutVariant(short), short, full].map((spelling) => [spelling, named] as const);
  });
}

function lastSegment(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

function withoutVariant(name: string): string {
  const shorter = name.replace(VARIANT, '');
  return shorter === name ? name : withoutVariant(shorter);
}

/** Every spelling with the first row that has it, built once: an editor asks on every change of a file. */
const ROWS: ReadonlyMap<string, NamedRow> = new Map([...PUBLIC_MODELS].reverse().flatMap(names));
