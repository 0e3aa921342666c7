/** How much an electricity grid emits. */
export interface Grid {
  /** Kebab-case: a country, or a region of Google Cloud: `france`, `us-central1`. */
  readonly id: string;
  readonly title: string;
  /** kg CO2e per kWh, the average of a year. */
  readonly intensity: number;
  readonly year: number;
  readonly source: string;
  /** `recalled`: general knowledge, not checked against a text. */
  readonly confidence: 'verified' | 'recalled';
}

type Row = readonly [id: string, grams: number, title?: string];

const EMBER = 'Ember and Energy Institute, via Our World in Data';
const WORLD_SOURCE = 'Ember, 2024-07, via Statista';

/** Life-cycle grams per kWh of countries, 2023. */
const COUNTRIES: readonly Row[] = [
  ['australia', 549],
  ['austria', 111],
  ['belgium', 138],
  ['brazil', 98],
  ['canada', 170],
  ['chile', 291],
  ['china', 582],
  ['czechia', 450],
  ['denmark', 152],
  ['finland', 79],
  ['france', 56],
  ['germany', 381],
  ['india', 713],
  ['ireland', 291],
];

/** The same, from general knowledge. */
const RECALLED: readonly Row[] = [
  ['iceland', 28],
  ['italy', 331],
  ['japan', 485],
  ['netherlands', 268],
  ['poland', 662],
  ['singapore', 471],
  ['south-korea', 431],
  ['spain', 174],
  ['sweden', 41],
  ['switzerland', 35],
  ['taiwan', 640],
  ['united-arab-emirates', 493],
  ['united-kingdom', 238],
  ['united-states', 369],
];

/** Operational grams per kWh of the grid at regions of Google Cloud, 2024. */
const REGIONS: readonly Row[] = [
  ['africa-south1', 656.85, 'Johannesburg'],
  ['asia-east1', 439.29, 'Taiwan'],
  ['asia-east2', 505.02, 'Hong Kong'],
  ['asia-northeast1', 452.85, 'Tokyo'],
  ['asia-northeast2', 296.19, 'Osaka'],
  ['asia-northeast3', 356.57, 'Seoul'],
  ['asia-south1', 678.76, 'Mumbai'],
  ['asia-south2', 531.83, 'Delhi'],
  ['asia-southeast1', 366.85, 'Singapore'],
  ['asia-southeast2', 560.55, 'Jakarta'],
  ['australia-southeast1', 497.5, 'Sydney'],
  ['australia-southeast2', 454.37, 'Melbourne'],
  ['europe-central2', 642.88, 'Warsaw'],
  ['europe-north1', 39.32, 'Finland'],
  ['europe-north2', 2.73, 'Stockholm'],
  ['europe-southwest1', 89.04, 'Madrid'],
  ['europe-west1', 103.37, 'Belgium'],
  ['europe-west2', 105.94, 'London'],
  ['europe-west3', 275.82, 'Frankfurt'],
  ['europe-west4', 208.81, 'Eemshaven'],
  ['europe-west6', 15.05, 'Zürich'],
  ['europe-west8', 201.69, 'Milan'],
  ['europe-west9', 16.3, 'Paris'],
  ['europe-west10', 275.82, 'Berlin'],
  ['europe-west12', 201.69, 'Turin'],
  ['me-central2', 382.23, 'Dammam'],
  ['me-west1', 433.75, 'Tel Aviv'],
  ['northamerica-northeast1', 5.48, 'Montréal'],
  ['northamerica-northeast2', 58.56, 'Toronto'],
  ['northamerica-south1', 305, 'Mexico'],
  ['southamerica-east1', 67.32, 'São Paulo'],
  ['southamerica-west1', 238, 'Santiago'],
  ['us-central1', 412.72, 'Iowa'],
  ['us-east1', 575.77, 'South Carolina'],
  ['us-east2', 340.42, 'Georgia'],
  ['us-east4', 323.05, 'Northern Virginia'],
  ['us-south1', 302.95, 'Dallas'],
  ['us-west1', 79.23, 'Oregon'],
  ['us-west2', 169.28, 'Los Angeles'],
  ['us-west3', 555.17, 'Salt Lake City'],
  ['us-west4', 357.3, 'Las Vegas'],
];

function grid(year: number, source: string, confidence: Grid['confidence']): (row: Row) => Grid {
  return ([id, grams, title]) => ({
    id,
    title: title ?? nameOf(id),
    intensity: Number(`${grams}e-3`),
    year,
    source,
    confidence,
  });
}

/** `south-korea` → `South Korea` */
function nameOf(id: string): string {
  return id.replace(
    /(^|-)([a-z])/g,
    (_, gap: string, letter: string) => `${gap && ' '}${letter.toUpperCase()}`,
  );
}

/** Every grid, the world first. Averages of a year: an hour may lie far from it, and contracts for clean power do not count. */
export const grids: readonly Grid[] = [
  { id: 'world', title: 'World', intensity: 0.481, year: 2023, source: WORLD_SOURCE, confidence: 'verified' },
  ...COUNTRIES.map(grid(2023, EMBER, 'verified')),
  ...RECALLED.map(grid(2023, `${EMBER}, recalled`, 'recalled')),
  ...REGIONS.map(grid(2024, 'Google Cloud, region-carbon-info, grid carbon intensity', 'verified')),
];

/** Common short names. */
const SHORT: Readonly<Record<string, string>> = {
  us: 'united-states',
  usa: 'united-states',
  uk: 'united-kingdom',
  gb: 'united-kingdom',
  uae: 'united-arab-emirates',
  korea: 'south-korea',
};

/**
 * The grid a person names: by id or title, spelt as they like.
 * @example gridNamed('South Korea')?.intensity // => 0.431
 * @returns undefined for one that is not in the table
 */
export function gridNamed(name: string): Grid | undefined {
  const wanted = name
    .slice(0, 100)
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');
  const id = Object.hasOwn(SHORT, wanted) ? SHORT[wanted] : wanted;
  return grids.find((each) => each.id === id || each.title.toLowerCase().replaceAll(' ', '-') === id);
}

/** The ids that look most like a name that is not known, most alike first. */
export function nearestGrids(name: string, count = 3): readonly string[] {
  const pairs = (text: string): readonly string[] =>
    Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2));
  const wanted = new Set(pairs(name.slice(0, 100).toLowerCase()));
  const alike = grids.map(({ id }) => {
    const own = pairs(id);
    return { id, share: own.filter((pair) => wanted.has(pair)).length / own.length };
  });
  return alike
    .sort((left, right) => right.share - left.share)
    .slice(0, count)
    .map(({ id }) => id);
}
