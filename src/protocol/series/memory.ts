import { type FitVerdict } from '../../engine/memory/fit';
import { type MemoryPartKind } from '../../engine/memory/memoryParts';
import { type MemoryBar, type MemoryBarPart, type MemoryRule, type MemorySeries } from '../../engine/series';
import { either, type Guard, isNumber, isText, listOf, optional, shape, wordOf } from '../shape';
import { areAssumed, isRange } from './common';

const isPart: Guard<MemoryPartKind> = wordOf<MemoryPartKind>({
  weights: true,
  'frozen-weights': true,
  gradients: true,
  'master-weights': true,
  'optimizer-states': true,
  'gathered-layer': true,
  activations: true,
  logits: true,
  allowance: true,
});

const isBar: Guard<MemoryBar> = shape<MemoryBar>({
  change: optional(
    shape<NonNullable<MemoryBar['change']>>({
      field: wordOf({
        'training.microBatchSequences': true,
        'cluster.zeroStage': true,
        'cluster.activationRecompute': true,
      }),
      value: either(isNumber, isText),
    }),
  ),
  bytes: isRange,
  parts: listOf(shape<MemoryBarPart>({ part: isPart, bytes: isRange })),
  fit: optional(wordOf<FitVerdict>({ yes: true, probably: true, 'probably-not': true, no: true })),
});

/** Memory per accelerator. */
export const isMemorySeries: Guard<MemorySeries> = shape<MemorySeries>({
  accelerators: isNumber,
  accelerator: optional(
    shape<NonNullable<MemorySeries['accelerator']>>({ title: isText, memoryBytes: isNumber, source: isText }),
  ),
  bars: listOf(isBar),
  rules: listOf(shape<MemoryRule>({ part: isPart, formula: isText, source: isText })),
  assumed: areAssumed,
});
