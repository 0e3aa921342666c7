import { type Accelerator } from './accelerator';
import { accelerator, EPOCH } from './specification';

/** Intel's Gaudi cards. */
export const intel: readonly Accelerator[] = [
  accelerator({
    id: 'gaudi-2',
    title: 'Intel Gaudi 2',
    vendor: 'Intel',
    year: 2022,
    memoryGigabytes: 96,
    bandwidthGigabytes: 2450,
    teraflops: { bf16: 432, fp16: 432, fp32: 11, fp8: 865 },
    power: 600,
    price: { usdPerHour: 1.3, basis: 'IBM and Denvr clouds, 2025', confidence: 'recalled' },
    source: `${EPOCH}; bf16 from the Intel white paper; Epoch says 450`,
  }),
  accelerator({
    id: 'gaudi-3',
    title: 'Intel Gaudi 3',
    vendor: 'Intel',
    year: 2024,
    memoryGigabytes: 128,
    bandwidthGigabytes: 3700,
    teraflops: { bf16: 1678, fp16: 1678, tf32: 459, fp32: 28.7, fp8: 1678 },
    power: 900,
    source: `${EPOCH}; later Intel documents print 1835 TFLOP/s`,
  }),
];
