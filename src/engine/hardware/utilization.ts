import { type Range } from '../assumptions';

/** A published model FLOPs utilisation (MFU, 0–1) of a large run. */
export interface PublishedUtilization {
  readonly run: string;
  readonly year: number;
  readonly utilization: number;
  readonly source: string;
}

/**
 * MFUs of large runs as their papers print them or as Epoch AI's notable-models data (CC-BY 4.0, 2025-02-24) derives
 * them; outside estimates left out. In order of size of the figure.
 */
export const publishedUtilizations: readonly PublishedUtilization[] = [
  { run: 'Falcon 180B', year: 2023, utilization: 0.189, source: 'Epoch AI' },
  { run: 'GPT-3 175B', year: 2020, utilization: 0.213, source: 'Chowdhery et al. 2022, Table 3' },
  { run: 'Switch-C', year: 2021, utilization: 0.28, source: 'Epoch AI' },
  { run: 'GLaM', year: 2021, utilization: 0.287, source: 'Epoch AI' },
  { run: 'MT-NLG 530B', year: 2021, utilization: 0.302, source: 'Chowdhery et al. 2022, Table 3' },
  { run: 'Gopher 280B', year: 2021, utilization: 0.325, source: 'Chowdhery et al. 2022, Table 3' },
  { run: 'GLM-130B', year: 2022, utilization: 0.325, source: 'Epoch AI' },
  { run: 'Falcon 40B', year: 2023, utilization: 0.386, source: 'Epoch AI' },
  { run: 'Llama 3.1 405B', year: 2024, utilization: 0.41, source: 'Llama Team 2024, Table 4 (38–43 %)' },
  { run: 'Nemotron-4 340B', year: 2024, utilization: 0.41, source: 'Epoch AI' },
  { run: 'PaLM 540B', year: 2022, utilization: 0.462, source: 'Chowdhery et al. 2022, Table 3' },
  { run: 'OPT 175B', year: 2022, utilization: 0.471, source: 'Epoch AI' },
  { run: 'LaMDA 137B', year: 2022, utilization: 0.565, source: 'Epoch AI' },
];

/**
 * The utilisation assumed where nobody says one: the median of the H100 bf16 runs in the table of measurements that
 * MosaicML published with llm-foundry; low is the first quartile of {@link publishedUtilizations}, high the third
 * quartile of all 216 measured runs. `test/reproductions/utilization.test.ts` recomputes the three.
 */
export const TYPICAL_UTILIZATION: Range = { value: 0.4, low: 0.29, high: 0.53 };

/** Where {@link TYPICAL_UTILIZATION} comes from, for the reader. */
export const TYPICAL_UTILIZATION_SOURCE =
  'median of 70 H100 bf16 runs measured with llm-foundry; low: first quartile of 13 published MFUs; high: third quartile of all 216 measured runs';
