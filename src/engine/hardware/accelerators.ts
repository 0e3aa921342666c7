import { type Accelerator } from './accelerator';
import { amazon } from './amazon';
import { amd } from './amd';
import { google } from './google';
import { intel } from './intel';
import { nvidia } from './nvidia';

/** Every accelerator the engine knows, vendor by vendor. */
export const accelerators: readonly Accelerator[] = [...nvidia, ...amd, ...google, ...amazon, ...intel];

const byId = new Map(accelerators.map((each) => [each.id, each]));

/** The accelerator with this id, or `undefined` if there is none. */
export function acceleratorById(id: string): Accelerator | undefined {
  return byId.get(id);
}

/** Words of a card's name that tell nothing apart. */
const NOISE = new Set([
  'nvidia',
  'amd',
  'google',
  'aws',
  'intel',
  'tesla',
  'instinct',
  'hbm2',
  'hbm2e',
  'hbm3',
  'gpu',
]);

function wordsIn(name: string): string[] {
  const spaced = name
    .toLowerCase()
    .replace(/(\d+)\s+gb\b/g, '$1gb')
    .replace(/\bsxm[345]\b/g, 'sxm')
    .replace(/\btpu[\s_-]*v/g, 'tpu v');
  return spaced.split(/[^a-z0-9]+/).filter((word) => word !== '' && !NOISE.has(word));
}

const wordsOf = accelerators.map((each) => ({ accelerator: each, words: new Set(wordsIn(each.id)) }));

/** The longest names that are looked at; whoever writes more means something else. */
const LONGEST_NAME = 100;

/**
 * The accelerator a person or a config names in its own way, or `undefined`. An id always finds its accelerator;
 * otherwise every word must occur in the id, and of several cards the first of the table is taken.
 * @example acceleratorNamed('A100_40GB')?.id // => 'a100-sxm-40gb'
 */
export function acceleratorNamed(name: string): Accelerator | undefined {
  const exact = byId.get(name.trim().toLowerCase());
  if (exact !== undefined || name.length > LONGEST_NAME) return exact;
  const wanted = wordsIn(name);
  if (wanted.length === 0) return undefined;
  return wordsOf.find((each) => wanted.every((word) => each.words.has(word)))?.accelerator;
}

/**
 * Whether a name fits several accelerators, so that {@link acceleratorNamed} had to choose.
 * @example isAmbiguous('A100') // => true
 */
export function isAmbiguous(name: string): boolean {
  if (byId.has(name.trim().toLowerCase()) || name.length > LONGEST_NAME) return false;
  const wanted = wordsIn(name);
  const fitting = wordsOf.filter((each) => wanted.every((word) => each.words.has(word)));
  return wanted.length > 0 && fitting.length > 1;
}

/**
 * Of a team's own accelerators the one of that id or title, else {@link acceleratorNamed}: who describes a card himself
 * means his.
 */
export function ownOrNamed(name: string, own: readonly Accelerator[] = []): Accelerator | undefined {
  const wanted = name.trim().toLowerCase();
  const mine = own.find(({ id, title }) => id.toLowerCase() === wanted || title.toLowerCase() === wanted);
  return mine ?? acceleratorNamed(name);
}

/**
 * The ids that look most like a name that is not known, most alike first; ids of other vendors may be among them.
 * @example nearestAccelerators('H1000', 2) // => ['h100-sxm-80gb', 'h100-pcie-80gb']
 */
export function nearestAccelerators(name: string, count = 3): readonly string[] {
  const pairs = (text: string): ReadonlySet<string> =>
    new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2)));
  const wanted = pairs(wordsIn(name.slice(0, LONGEST_NAME)).join(' '));
  const shared = (id: string): number => [...pairs(id)].filter((pair) => wanted.has(pair)).length;
  const alike = accelerators.map(({ id }) => ({ id, shared: shared(id) }));
  return alike
    .sort((left, right) => right.shared - left.shared)
    .slice(0, count)
    .map(({ id }) => id);
}
