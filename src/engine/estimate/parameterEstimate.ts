import { type Architecture, type CountWithoutEmbeddings } from '../architecture/architecture';
import { type NonEmbeddingEstimate, type ParameterEstimate } from '../estimate';
import { NO_NOTICES } from '../notice';
import { type Convention, type Input, type Quantity } from '../quantity';
import { type ArchitectureFields, type FieldPath, readElsewhere, type Sourced } from '../run';
import { isUsable, type Known } from './known';

/** What the count was made of: every single number or switch the description holds. */
function architectureInputs(fields: ArchitectureFields): readonly Input[] {
  const inputs: Input[] = [];
  for (const key in fields) {
    const name = key as keyof ArchitectureFields;
    if (name === 'familySpecific') continue;
    const sourced: Sourced<unknown> | undefined = fields[name];
    const value = sourced?.value;
    if (sourced === undefined || (typeof value !== 'number' && typeof value !== 'boolean')) continue;
    const field: FieldPath = `architecture.${name}`;
    const shown = typeof value === 'number' ? value : String(value);
    inputs.push({ name, value: shown, field, origin: sourced.origin, from: readElsewhere(sourced) });
  }
  return inputs;
}

/** @example `token-embedding + attention`; put together one by one, which is quicker than joining a list */
function partsOf(breakdown: Architecture['parameters']['breakdown']): string {
  let parts = '';
  for (const { component } of breakdown) parts = parts === '' ? component : `${parts} + ${component}`;
  return parts;
}

/** The exact counts of an architecture as quantities. They have no band: they are counted, not estimated. */
export function parameterEstimate(architecture: Architecture, fields: ArchitectureFields): ParameterEstimate {
  const { total, active, embedding, nonEmbedding, breakdown } = architecture.parameters;
  const inputs = architectureInputs(fields);
  const source = `counted weight by weight, family ${architecture.family}`;
  const parts = partsOf(breakdown);
  const counted = (value: number, formula: string, convention?: Convention): Quantity => ({
    value,
    unit: 'parameters',
    because: { formula, inputs, source, convention, notices: NO_NOTICES },
  });
  return {
    total: counted(total, `N = ${parts}`, 'parameters-total'),
    active: counted(active, `N_active = ${parts}`, 'parameters-active'),
    embedding: counted(embedding, 'N_embedding = token-embedding + position-embedding + head'),
    nonEmbedding: counted(nonEmbedding, 'N − N_embedding', 'parameters-non-embedding'),
    breakdown,
  };
}

/** The exact counts of what does not depend on the vocabulary, as quantities. */
export function nonEmbeddingEstimate(
  { family, nonEmbedding, activeNonEmbedding, breakdown }: CountWithoutEmbeddings,
  fields: ArchitectureFields,
): NonEmbeddingEstimate {
  const because = {
    formula: `N − N_embedding = ${partsOf(breakdown)}`,
    inputs: architectureInputs(fields),
    source: `counted weight by weight, family ${family}`,
    convention: 'parameters-non-embedding',
    notices: NO_NOTICES,
  } as const;
  return {
    family,
    nonEmbedding: { value: nonEmbedding, unit: 'parameters', because },
    activeNonEmbedding: { value: activeNonEmbedding, unit: 'parameters', because },
    breakdown,
  };
}

/** Whether only a part of the parameters takes part in each token's forward pass. */
export function isSparse({ parameters }: Architecture): boolean {
  return parameters.active < parameters.total;
}

/** The parameters that FLOPs and tokens per parameter are counted with: all, or the active ones of a sparse model. */
export function countedParameters(architecture: Architecture): Known | undefined {
  const value = architecture.parameters.active;
  if (!isUsable(value)) return undefined;
  const name = isSparse(architecture) ? 'activeParameters' : 'parameters';
  return {
    name,
    value,
    unit: 'parameters',
    origin: 'derived',
    formula: 'N',
    inputs: [{ name, value, unit: 'parameters', origin: 'derived' }],
    source: '',
  };
}
