import { type Architecture } from '../architecture/architecture';
import { cacheBytesPerSequence, cacheBytesPerToken, stateBytesPerSequence } from '../architecture';
import { type Assumed } from '../assumptions';
import { type AssumptionUse, type MemoryEstimate } from '../estimate';
import { NO_NOTICES } from '../notice';
import { type Input, type Quantity, type Unit } from '../quantity';
import { readElsewhere, type RunDescription, type Sourced } from '../run';
import { type Context } from './context';
import { isUsable } from './known';
import { bytesPerWeight } from './precision';

/** 16-bit weights, what checkpoints are published in. */
const ASSUMED_WEIGHT_BYTES = 2;
const CACHE_VALUE_BYTES = 2;
/** Mixed-precision Adam: weights and gradients in 16 bit, master weights and two moments in 32 bit. */
const TRAINING_STATE_BYTES = 16;

function bytes(
  value: number | undefined,
  unit: Unit,
  formula: string,
  inputs: readonly Input[],
  source: string,
): Quantity | undefined {
  return isUsable(value)
    ? { value, unit, because: { formula, inputs, source, notices: NO_NOTICES } }
    : undefined;
}

/**
 * Bytes that do not depend on batch or layout. Activations, buffers and fragmentation are not in it.
 * @param stated weight precision while serving by a person, who wins over the file, or by a setting, which does not
 */
export function memoryEstimate(
  architecture: Architecture,
  { serving, training }: RunDescription,
  context: Context | undefined,
  stated?: Assumed<string>,
): { readonly memory: MemoryEstimate; readonly assumptions: readonly AssumptionUse[] } {
  const { total } = architecture.parameters;
  const parameters: Input = { name: 'parameters', value: total, unit: 'parameters', origin: 'derived' };
  const assumedWord = stated?.origin === 'user' || serving.weightPrecision === undefined ? stated : undefined;
  const word: Sourced<string> | undefined = assumedWord ?? serving.weightPrecision;
  const statedBytes = word === undefined ? undefined : bytesPerWeight(word.value);
  const perWeight = statedBytes ?? ASSUMED_WEIGHT_BYTES;
  const weightInput: Input =
    word === undefined || statedBytes === undefined
      ? { name: 'bytesPerParameter', value: perWeight, unit: 'bytes', origin: 'default' }
      : {
          name: 'bytesPerParameter',
          value: perWeight,
          unit: 'bytes',
          ...(assumedWord === undefined
            ? { field: 'serving.weightPrecision' as const, from: readElsewhere(word) }
            : {}),
          origin: word.origin,
        };
  const contextInput: readonly Input[] = context === undefined ? [] : [context.input];
  return {
    memory: {
      weightBytes: bytes(perWeight * total, 'bytes', 'b · N', [parameters, weightInput], ''),
      trainingStateBytes: bytes(
        training.adapter === undefined ? TRAINING_STATE_BYTES * total : undefined,
        'bytes',
        '16 · N',
        [parameters],
        'Rajbhandari et al. 2020 (ZeRO), arXiv:1910.02054, §3',
      ),
      cacheBytesPerToken: bytes(
        cacheBytesPerToken(architecture, CACHE_VALUE_BYTES, context?.tokens ?? 1),
        'bytes/token',
        '2 bytes · values per token, over all layers',
        contextInput,
        '',
      ),
      cacheBytesPerSequence: bytes(
        context && cacheBytesPerSequence(architecture, CACHE_VALUE_BYTES, context.tokens),
        'bytes',
        'Σ 2 bytes · values per token · min(s, window)',
        contextInput,
        '',
      ),
      stateBytesPerSequence: bytes(
        stateBytesPerSequence(architecture, CACHE_VALUE_BYTES),
        'bytes',
        'Σ 2 bytes · values of state',
        [],
        '',
      ),
    },
    assumptions:
      weightInput.origin === 'default'
        ? [
            {
              name: 'weightPrecision',
              value: 'bfloat16',
              origin: 'default',
              source: '16-bit weights, as most checkpoints are published',
            },
          ]
        : assumedWord === undefined
          ? []
          : [{ name: 'weightPrecision', ...assumedWord }],
  };
}
