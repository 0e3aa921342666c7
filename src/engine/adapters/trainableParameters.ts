import { type Architecture } from '../architecture/architecture';
import { NO_NOTICES } from '../notice';
import { type Input, type Quantity } from '../quantity';
import { readElsewhere, type RunDescription, type Sourced } from '../run';
import { defaultTargets, PEFT_DEFAULTS } from './defaultTargets';
import { type LinearModule, linearModulesOf } from './linearModules';
import { type ModuleNames, moduleNamesOf } from './moduleNames';
import { ALL_LINEAR, CHOSEN_BY_PEFT } from './targetWords';
import { namedBy, safePattern } from './targets';

/** Modules of one name that get an adapter of one rank, or that are trained whole. */
export interface AdaptedModules {
  readonly name: string;
  readonly count: number;
  readonly inputs: number;
  readonly outputs: number;
  /** Absent where the module itself is trained, as a copy. */
  readonly rank?: number;
  /** Of all of them together. */
  readonly parameters: number;
}

/** Why an adapter is not counted; the report has words for each. */
export type NotCounted =
  /** Not low-rank matrices, or of a kind with other sizes. */
  | 'method'
  /** Neither the config nor PEFT says which modules get one. */
  | 'no-targets'
  /** How the model's classes name and build their modules is not known. */
  | 'unknown-modules'
  /** What stands for experts, matrices or one block of weights, depends on the version of transformers. */
  | 'experts'
  /** Towers have modules of the same names. */
  | 'tower'
  /** None of the model's modules is meant. */
  | 'no-match'
  /** Something beside rank and targets changes the count. */
  | 'setting';

/** What is trained beside a frozen model, or why that is not counted. */
export interface TrainableParameters {
  readonly total?: Quantity;
  readonly modules: readonly AdaptedModules[];
  readonly notCounted?: NotCounted;
  /** The setting or pattern that is in the way. */
  readonly detail?: string;
}

/** Rank assumed where a file trains an adapter and no rank was read: what most recipes use. */
export const ASSUMED_RANK = 16;
/** No model has more; beyond it is not walked through layer by layer. */
const MOST_LAYERS = 1000;
const MOST_RANK = 1e9;

const SOURCE = {
  lora: 'Hu et al. 2021 (LoRA), arXiv:2106.09685, section 4.1',
  dora: 'Liu et al. 2024 (DoRA), arXiv:2402.09353, section 4.1',
} as const;

/**
 * Parameters that an adapter trains, by module: r · (inputs + outputs) for each, with DoRA one magnitude for each
 * output on top; modules that are trained whole have all their weights.
 * @returns undefined for a run that trains no adapter
 * @example Llama-2-7B, rank 8 on q_proj and v_proj: 4,194,304; rank 64 on every linear layer: 159,907,840
 */
export function trainableParameters(
  run: RunDescription,
  architecture: Architecture,
): TrainableParameters | undefined {
  const { training } = run;
  const method = methodOf(training.adapter?.value);
  if (training.adapter === undefined) return undefined;
  if (method === undefined) return { modules: [], notCounted: 'method', detail: training.adapter.value };
  if (training.adapterSetting !== undefined) {
    return { modules: [], notCounted: 'setting', detail: training.adapterSetting.value };
  }
  const { architecture: fields } = run;
  const model = fields.modelType?.value ?? architecture.family;
  const stated = training.adapterTargets;
  const targets = stated?.value === CHOSEN_BY_PEFT ? targetsByDefault(model, architecture) : stated;
  if (targets === undefined) return { modules: [], notCounted: 'no-targets' };
  const framework = training.adapterNaming?.value;
  if (architecture.parameters.breakdown.some(({ component }) => component.endsWith('-tower'))) {
    return { modules: [], notCounted: 'tower' };
  }
  const names = moduleNamesOf(model, framework);
  const linear = names && linearModulesOf(architecture, fields, names);
  if (names === undefined || linear === undefined || architecture.layers > MOST_LAYERS) {
    return { modules: [], notCounted: 'unknown-modules' };
  }
  if (architecture.experts !== undefined && reachesExperts(targets.value, linear, names)) {
    return { modules: [], notCounted: 'experts' };
  }
  const rank = rankOf(training.adapterRank);
  const found = adapted(run, architecture, {
    names,
    linear,
    targets: targets.value,
    rank: rank.value,
    method,
  });
  if (typeof found === 'string') return { modules: [], notCounted: 'setting', detail: found };
  if (found.length === 0) return { modules: [], notCounted: 'no-match', detail: shown(targets.value) };
  return { total: quantityOf(found, method, rank, targets), modules: found };
}

type Method = keyof typeof SOURCE;

/** @example methodOf('qlora') // => 'lora' */
function methodOf(word = ''): Method | undefined {
  const name = /^q?(lora|dora)(, 8-bit)?$/.exec(word.slice(0, 40).toLowerCase())?.[1];
  return name === 'lora' || name === 'dora' ? name : undefined;
}

function targetsByDefault(model: string, { experts }: Architecture): Sourced<readonly string[]> | undefined {
  // The family of Qwen 3 counts its mixtures too, for which PEFT has no default.
  const value = experts === undefined || model === 'mixtral' ? defaultTargets(model) : undefined;
  return value === undefined ? undefined : { value, origin: 'format-default', note: PEFT_DEFAULTS };
}

/** Whether targets may be more than the modules of attention. */
function reachesExperts(
  targets: string | readonly string[],
  attention: readonly LinearModule[],
  { embedding, head }: ModuleNames,
): boolean {
  if (typeof targets === 'string') return true;
  const ends = [embedding, head, ...attention.map(({ name }) => name)].map((path) => path.split('.').at(-1));
  return targets.some((target) => !ends.includes(target.split('.').at(-1)));
}

function rankOf(stated: Sourced<number> | undefined): Sourced<number> {
  const value = stated?.value;
  return stated !== undefined && Number.isInteger(value) && stated.value >= 1 && stated.value <= MOST_RANK
    ? stated
    : { value: ASSUMED_RANK, origin: 'default' };
}

interface Adapting {
  readonly names: ModuleNames;
  readonly linear: readonly LinearModule[];
  readonly targets: string | readonly string[];
  readonly rank: number;
  readonly method: Method;
}

/** Every module that is adapted or trained whole, like ones together; a setting that is not understood by its text. */
function adapted(
  { training }: RunDescription,
  { layers, hiddenSize, vocabularyRows }: Architecture,
  { names, linear, targets, rank, method }: Adapting,
): readonly AdaptedModules[] | string {
  const isTarget = targetTest(targets);
  if (isTarget === undefined) return shown(targets);
  const ranks: (readonly [RegExp, number])[] = [];
  for (const [pattern, value] of training.adapterRankPattern?.value ?? []) {
    const compiled = safePattern(`(?:.*\\.)?(?:${pattern})`);
    if (compiled === undefined) return pattern;
    ranks.push([compiled, value]);
  }
  const groups = new Map<string, AdaptedModules>();
  const add = (path: string, { name, inputs, outputs }: LinearModule, isWhole: boolean): void => {
    const own = ranks.find(([pattern]) => pattern.test(path))?.[1] ?? rank;
    const parameters = isWhole
      ? inputs * outputs
      : own * (inputs + outputs) + (method === 'dora' ? outputs : 0);
    const key = `${name} ${isWhole ? '' : own}`;
    const before = groups.get(key);
    groups.set(key, {
      name,
      inputs,
      outputs,
      ...(isWhole ? {} : { rank: own }),
      count: (before?.count ?? 0) + 1,
      parameters: (before?.parameters ?? 0) + parameters,
    });
  };
  const whole = training.adapterSavedModules?.value ?? [];
  const isWhole = namedBy(whole);
  for (let layer = 0; layer < layers; layer += 1) {
    const start = names.layer.replace('*', String(layer));
    for (const module of linear) {
      const path = `${start}.${module.name}`;
      if (isWhole(path)) add(path, module, true);
      else if (isTarget(path)) add(path, module, false);
    }
  }
  // DoRA's magnitudes of an embedding are as many as the hidden states are wide.
  const ends: readonly LinearModule[] = [
    { name: names.embedding, inputs: vocabularyRows, outputs: hiddenSize },
    { name: names.head, inputs: hiddenSize, outputs: vocabularyRows },
  ];
  for (const module of ends) {
    if (isWhole(module.name)) add(module.name, module, true);
    else if (targets !== ALL_LINEAR && isTarget(module.name)) add(module.name, module, false);
  }
  const known = [...linear, ...ends].map(({ name }) => name.split('.').at(-1));
  const unknown = whole.find((name) => !known.includes(name.split('.').at(-1)));
  return unknown ?? [...groups.values()];
}

function targetTest(targets: string | readonly string[]): ((path: string) => boolean) | undefined {
  if (typeof targets !== 'string') return namedBy(targets);
  if (targets === ALL_LINEAR) return () => true;
  const pattern = safePattern(targets);
  return pattern && ((path) => pattern.test(path));
}

const shown = (targets: string | readonly string[]): string =>
  typeof targets === 'string' ? targets : targets.join(', ');

function quantityOf(
  modules: readonly AdaptedModules[],
  method: Method,
  rank: Sourced<number>,
  targets: Sourced<string | readonly string[]>,
): Quantity {
  const isWhole = modules.some((each) => each.rank === undefined);
  const formula = method === 'dora' ? 'Σ r·(in + out) + out' : 'Σ r·(in + out)';
  const input = (name: string, sourced: Sourced<unknown>, value: number | string, field: Input['field']) => ({
    name,
    value,
    origin: sourced.origin,
    from: readElsewhere(sourced) ?? (sourced.origin === 'format-default' ? sourced.note : undefined),
    ...(sourced.origin === 'default' ? {} : { field }),
  });
  return {
    value: modules.reduce((sum, { parameters }) => sum + parameters, 0),
    unit: 'parameters',
    because: {
      formula: isWhole ? `${formula} + whole modules` : formula,
      inputs: [
        input('adapterRank', rank, rank.value, 'training.adapterRank'),
        input('adapterTargets', targets, shown(targets.value), 'training.adapterTargets'),
      ],
      source: method === 'dora' ? `${SOURCE.lora}; ${SOURCE.dora}` : SOURCE.lora,
      notices: NO_NOTICES,
    },
  };
}
