import { type Architecture } from '../architecture/architecture';
import { resolveArchitecture } from '../architecture';
import { findPublicModel, publicModel, type PublicModel } from '../models';
import { type ArchitectureFields } from '../run';
import { HISTORIC_MODELS } from './historicModels';
import { type PublishedRun } from './publishedRun';
import { publishedRunById, publishedRuns } from './publishedRuns';

/** A published run with its model, where the shape is public and a family counts it. */
export interface PublishedCase {
  readonly run: PublishedRun;
  /** What the model's files or paper say. */
  readonly fields?: ArchitectureFields;
  /** The model as the engine counts it. */
  readonly architecture?: Architecture;
}

/** Every published run, in the order of the table; the models are counted when they are asked for. */
export function publishedCases(): readonly PublishedCase[] {
  return publishedRuns.map(caseOf);
}

/**
 * The case of a run; `undefined` if there is none of that id.
 *
 * @example caseById('llama-2-7b')?.architecture?.parameters.total // 6738415616
 */
export function caseById(id: string): PublishedCase | undefined {
  const run = publishedRunById(id);
  return run === undefined ? undefined : caseOf(run);
}

function caseOf(run: PublishedRun): PublishedCase {
  const fields = modelOf(run)?.architecture;
  if (fields === undefined) return { run };
  const { architecture } = resolveArchitecture(fields);
  return architecture === undefined ? { run } : { run, fields, architecture };
}

/** The model of a run: by its name, spelt as model hubs do, or among those that were never released. */
export function modelOf({ name }: PublishedRun): PublicModel | undefined {
  const historic = HISTORIC_MODELS.find((each) => each.name === name);
  if (historic !== undefined) return publicModel(historic);
  return findPublicModel(name) ?? findPublicModel(name.replaceAll(' ', '-'));
}
