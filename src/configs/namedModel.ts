import { findPublicModel } from '../engine/models';
import { type ArchitectureFields, type Sourced } from '../engine/run';
import { type Section } from './section';

/**
 * The architecture of a model that a config only names, from the built-in table; what the file says besides the name
 * wins. A name the table does not have is a notice at its place.
 * @param name as the file writes it: a hub id or a short name
 * @param stated fields the file states itself
 */
export function namedModel(
  section: Section,
  name: Sourced<string>,
  stated: ArchitectureFields = {},
): ArchitectureFields {
  const known = findPublicModel(name.value);
  const key = String(name.at?.path.at(-1));
  if (known !== undefined) {
    if (known.textOnly === true) section.report('part-not-counted', 'info', key, { part: 'vision-tower' });
    return { ...known.architecture, ...stated };
  }
  section.report('unknown-model-name', 'warning', key, { name: name.value });
  return stated;
}
