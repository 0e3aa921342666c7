import { decodeFlopsPerToken, prefillFlopsPerToken } from '../architecture';
import { type Architecture } from '../architecture/architecture';
import { type ServingEstimate } from '../estimate';
import { NO_NOTICES } from '../notice';
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
    ...(architecture.encoderParameters === undefined
      ? []
      : [
          {
            name: 'encoderParameters',
            value: architecture.encoderParameters,
            unit: 'parameters',
            origin: 'derived',
          } as const,
        ]),
    context.input,
  ];
  const quantity = (value: number | undefined, weights: string, keys: string): Quantity | undefined =>
    isUsable(value)
      ? {
          value,
          unit: 'FLOP/token',
          because: {
            formula: `2·${weights} + Σ 2·(d_q + d_v)·${keys}`,
            inputs,
            source: SOURCE,
            notices: NO_NOTICES,
          },
        }
      : undefined;
  const { kind, encoderParameters } = architecture;
  const parted = encoderParameters !== undefined;
  const reads = prefillFlopsPerToken(architecture, context.tokens);
  const writes = decodeFlopsPerToken(architecture, context.tokens);
  return {
    prefillFlopsPerToken: quantity(reads, parted ? 'N_enc' : 'N', kind === undefined ? 's/2' : 's'),
    decodeFlopsPerToken: quantity(writes, parted ? '(N − N_enc)' : 'N', 's'),
  };
}
