import { decodeFlopsPerToken, prefillFlopsPerToken } from '../architecture';
import { type Architecture } from '../architecture/architecture';
import { type ServingEstimate } from '../estimate';
import { type Input, type Quantity } from '../quantity';
import { type Context } from './context';
import { isUsable } from './known';

const SOURCE =
  'Kaplan et al. 2020, arXiv:2001.08361, §2.1 (forward pass); recurrences as in Megatron-LM num_floating_point_operations';

/** What reading and writing one token costs at the full context; nothing where the context is not known. */
export function servingEstimate(architecture: Architecture, context: Context | undefined): ServingEstimate {
  if (context === undefined) return {};
  const { active, lookup } = architecture.parameters;
  const inputs: readonly Input[] = [
    { name: 'multipliedParameters', value: active - lookup, unit: 'parameters', origin: 'derived' },
    context.input,
  ];
  const quantity = (value: number | undefined, keys: string): Quantity | undefined =>
    isUsable(value)
      ? {
          value,
          unit: 'FLOP/token',
          because: { formula: `2·N + Σ 2·(d_q + d_v)·${keys}`, inputs, source: SOURCE, notices: [] },
        }
      : undefined;
  return {
    prefillFlopsPerToken: quantity(prefillFlopsPerToken(architecture, context.tokens), 's/2'),
    decodeFlopsPerToken: quantity(decodeFlopsPerToken(architecture, context.tokens), 's'),
  };
}
