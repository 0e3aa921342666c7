import { type Accelerator } from './accelerator';
import { accelerator, EPOCH } from './specification';

/** Amazon's Trainium, one chip each. */
export const amazon: readonly Accelerator[] = [
  accelerator({
    id: 'trainium1',
    title: 'AWS Trainium1',
    vendor: 'AWS',
    year: 2022,
    memoryGigabytes: 32,
    bandwidthGigabytes: 820,
    teraflops: { bf16: 190, fp16: 190, tf32: 47.5, fp32: 47.5, fp8: 190, int8: 380 },
    price: {
      usdPerHour: 1.34,
      basis: 'AWS trn1.32xlarge us-east-1 on demand, one of 16',
      confidence: 'recalled',
    },
    source: 'AWS Neuron documentation, not re-checked; one chip of two cores',
  }),
  accelerator({
    id: 'trainium2',
    title: 'AWS Trainium2',
    vendor: 'AWS',
    year: 2024,
    memoryGigabytes: 96,
    bandwidthGigabytes: 2900,
    teraflops: { bf16: 667, fp16: 667, fp32: 181, fp8: 1299 },
    power: 500,
    source: `${EPOCH}; one chip of eight cores; fp32 not re-checked`,
  }),
  accelerator({
    id: 'trainium3',
    title: 'AWS Trainium3',
    vendor: 'AWS',
    year: 2025,
    memoryGigabytes: 144,
    bandwidthGigabytes: 4900,
    teraflops: { bf16: 671, fp16: 671, tf32: 671, fp32: 183, fp8: 2517, fp4: 2517 },
    power: 700,
    source: `${EPOCH}; memory and bandwidth not re-checked`,
  }),
];
