import { type Estimate } from '../estimate';
import { lawsAreSilent } from '../estimate/lawsAreSilent';
import { type AbilityPoint } from './ability';

/**
 * The run of an estimate as predictors of abilities see it: active parameters with embeddings, the input table of an
 * untied model apart, tokens, and compute as 6·N·D, which is how the models of every fit here were counted, whichever
 * convention the estimate shows.
 *
 * @returns undefined where size or tokens are unknown, or laws say nothing about the run
 */
export function abilityPointOf({
  parameters,
  architecture,
  training,
  notices,
}: Estimate): (AbilityPoint & { readonly compute: number }) | undefined {
  const tokens = training.tokens?.value;
  if (parameters === undefined || tokens === undefined || lawsAreSilent({ notices })) return undefined;
  const active = parameters.active.value;
  const table = parameters.breakdown.find(({ component }) => component === 'token-embedding');
  return {
    parameters: active,
    inputEmbeddingParameters: architecture?.tiedEmbeddings === false ? (table?.active ?? 0) : 0,
    tokens,
    compute: 6 * active * tokens,
  };
}
