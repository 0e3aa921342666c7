/** How weights, gradients and states are stored, whatever the optimiser. */
export type StateSchemeId =
  /** 16-bit weights and gradients, 32-bit master weights and states: 16 bytes per parameter with Adam (ZeRO). */
  | 'mixed'
  /** As `mixed` with gradients summed in 32 bit: 18 bytes (Megatron-LM, DeepSpeed's estimators). */
  | 'mixed-fp32-gradients'
  /** 32-bit weights that autocast or FSDP turns into 16 bit layer by layer: 16 bytes. */
  | 'autocast'
  /** Everything in 32 bit, products too: 16 bytes. */
  | 'fp32'
  /** Everything in 16 bit, states too, no master weights: 8 bytes (pure bf16). */
  | 'pure-16';

/** Bytes per parameter. */
export interface StateScheme {
  readonly id: StateSchemeId;
  readonly weightBytes: number;
  readonly gradientBytes: number;
  /** Where the file does not say how gradients are summed, what they may take at most. */
  readonly gradientBytesHigh: number;
  readonly masterBytes: number;
  /** Of one value of the optimiser. */
  readonly stateValueBytes: number;
  /** Of one stored activation. */
  readonly activationBytes: number;
  readonly source: string;
}

const ZERO = 'Rajbhandari et al. 2020 (ZeRO), arXiv:1910.02054, section 3.1';

/** The schemes by id. */
export const stateSchemes: Readonly<Record<StateSchemeId, StateScheme>> = {
  mixed: scheme('mixed', [2, 2, 4, 4, 4, 2], ZERO),
  'mixed-fp32-gradients': scheme(
    'mixed-fp32-gradients',
    [2, 4, 4, 4, 4, 2],
    'Megatron-LM, theoretical_memory_usage.py: 18 bytes, or 6 + 12/d; DeepSpeed, estimate_zero3_model_states_mem_needs',
  ),
  autocast: scheme(
    'autocast',
    [4, 4, 4, 0, 4, 2],
    'PyTorch: 32-bit parameters under autocast or FSDP MixedPrecision',
  ),
  fp32: scheme('fp32', [4, 4, 4, 0, 4, 4], ZERO),
  'pure-16': scheme('pure-16', [2, 2, 2, 0, 2, 2], 'PyTorch: model and optimiser in one 16-bit type'),
};

function scheme(
  id: StateSchemeId,
  [weightBytes, gradientBytes, gradientBytesHigh, masterBytes, stateValueBytes, activationBytes]: readonly [
    number,
    number,
    number,
    number,
    number,
    number,
  ],
  source: string,
): StateScheme {
  return {
    id,
    weightBytes,
    gradientBytes,
    gradientBytesHigh,
    masterBytes,
    stateValueBytes,
    activationBytes,
    source,
  };
}
