import { type Range } from '../assumptions';

/** Share of the peak that kernels reach while they compute, bubbles and exposed communication aside. */
export interface KernelEfficiency extends Range {
  readonly source: string;
}

/**
 * A100: the value is set so that Korthikanti et al. 2022, table 5, comes out (within 16 %, 9 % on average), and is also the
 * first quartile of the utilisations of the hardware (HFU) that llm-foundry measured above 6B parameters; high is their
 * third quartile, low what Megatron-LM reached in 2021 with all communication: 140 of 312 TFLOP/s.
 */
const AMPERE: KernelEfficiency = {
  value: 0.65,
  low: 0.45,
  high: 0.74,
  source:
    'kernels reach 65 % of the peak (45 to 74 %): Korthikanti et al. 2022, table 5; llm-foundry; Narayanan et al. 2021',
};
/**
 * H100: third and first quartile of the HFU that llm-foundry measured above 6B parameters, with FSDP's exposed
 * communication in it; high is our assumption. `test/reproductions/layout.test.ts` recomputes the quartiles.
 */
const HOPPER: KernelEfficiency = {
  value: 0.55,
  low: 0.42,
  high: 0.6,
  source:
    'kernels reach 55 % of the peak (42 to 60 %): quartiles measured with llm-foundry, high end assumed',
};
const OTHER: KernelEfficiency = {
  value: 0.55,
  low: 0.4,
  high: 0.7,
  source: 'kernels reach 55 % of the peak (40 to 70 %): our assumption, from what A100 and H100 reach',
};

/** What kernels reach on an accelerator. @example kernelEfficiencyOf('a100-sxm-80gb').value // => 0.65 */
export function kernelEfficiencyOf(acceleratorId: string): KernelEfficiency {
  if (acceleratorId.startsWith('a100-')) return AMPERE;
  return /^(h100|h200|h800|gh200)-/.test(acceleratorId) ? HOPPER : OTHER;
}
