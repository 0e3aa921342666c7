import { type FrameworkRules, NO_RULES } from '../engine/problems/frameworkRules';
import { type FormatId } from './reading';

/**
 * Megatron Core refuses all of it: transformer_config.py (heads; query groups a multiple or a divisor of the ranks),
 * transformer_block.py (layers of a stage), arguments.py (2 · context-parallel size), parallel_state.py (the grid of
 * experts), num_microbatches_calculator.py; embeddings are padded to the ranks before they are divided.
 */
const MEGATRON: FrameworkRules = {
  heads: 'whole',
  keyValueHeads: 'repeated',
  vocabulary: 'whole',
  stages: 'even',
  piecesPerContextRank: 2,
  sequenceParallel: 'whole',
  expertGrid: true,
  microBatches: 'whole',
};

/** What frameworks demand, by the format of their files; where nothing was checked nothing is stated. */
const RULES: Readonly<Record<FormatId, FrameworkRules>> = {
  'megatron-lm': MEGATRON,
  'megatron-bridge': MEGATRON,
  nemo: MEGATRON,
  nemo2: MEGATRON,
  flagscale: MEGATRON,
  // DeepSpeed's pipeline weighs layers and shares them out unevenly; key/value heads are not held twice.
  'gpt-neox': {
    heads: 'whole',
    keyValueHeads: 'whole',
    vocabulary: 'whole',
    stages: 'uneven',
    microBatches: 'whole',
  },
  // nanotron asserts both kinds of heads; its stages are filled by the cost of their blocks.
  nanotron: { heads: 'whole', keyValueHeads: 'whole', vocabulary: 'whole', stages: 'uneven' },
  // prepare_mha_for_tp refuses heads and key/value heads that do not divide.
  torchtune: { heads: 'whole', keyValueHeads: 'whole' },
  // apps/main/transformer.py asserts heads, key/value heads and vocabulary.
  lingua: { heads: 'whole', keyValueHeads: 'whole', vocabulary: 'whole' },
  // Automatic tensor parallelism shares heads out unevenly.
  deepspeed: { heads: 'uneven', keyValueHeads: 'uneven', microBatches: 'whole' },
  // Composer and OLMo cut the batch of a device into micro-batches; the last may be smaller.
  'llm-foundry': { microBatches: 'cut' },
  olmo: { microBatches: 'cut' },
};

/** What the framework of a format demands of a layout. */
export function frameworkRulesOf(format: FormatId): FrameworkRules {
  return Object.hasOwn(RULES, format) ? (RULES[format] ?? NO_RULES) : NO_RULES;
}
