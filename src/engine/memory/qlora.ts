/**
 * Bytes per weight of 4-bit NormalFloat with double quantisation: 4 bits, an 8-bit scale per 64 weights and a 32-bit
 * one per 256 scales: 4.127 bits.
 * @see Dettmers et al. 2023 (QLoRA), arXiv:2305.14314, section 3
 */
export const QLORA_BYTES = (4 + 8 / 64 + 32 / (64 * 256)) / 8;
