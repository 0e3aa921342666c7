import { type PublicModelRow, row } from '../publicModel';

/** Gemma. */
export const gemma: readonly PublicModelRow[] = [
  row('google/gemma-2b', 'gemma', [18, 2048, 16384, 8, 1, 256, 256000, true], {
    published: [2_506_172_416, 'kerasHub', 'verified'],
  }),
  row('google/gemma-2-2b', 'gemma2', [26, 2304, 9216, 8, 4, 256, 256000, true], {
    more: { slidingWindow: 4096 },
    published: [2_614_341_888, 'kerasHub', 'verified'],
  }),
  row('google/gemma-2-9b', 'gemma2', [42, 3584, 14336, 16, 8, 256, 256000, true], {
    more: { slidingWindow: 4096 },
    published: [9_241_705_984, 'kerasHub', 'verified'],
  }),
  row('google/gemma-2-27b', 'gemma2', [46, 4608, 36864, 32, 16, 128, 256000, true], {
    more: { slidingWindow: 4096 },
    published: [27_227_128_320, 'kerasHub', 'verified'],
  }),
  row('google/gemma-3-1b', 'gemma3', [26, 1152, 6912, 4, 1, 256, 262144, true], {
    aliases: ['gemma-3-1b-pt'],
    more: { slidingWindow: 512 },
    published: [999_885_952, 'kerasHub', 'verified'],
  }),
  row('google/gemma-3-4b', 'gemma3', [34, 2560, 10240, 8, 4, 256, 262144, true], {
    name: 'gemma-3-4b (text)',
    textOnly: true,
    aliases: ['google/gemma-3-4b-pt', 'google/gemma-3-4b'],
    more: { slidingWindow: 1024 },
    published: [3_880_099_328, 'kerasHub', 'verified'],
  }),
  row('google/gemma-3-27b', 'gemma3', [62, 5376, 21504, 32, 16, 128, 262144, true], {
    name: 'gemma-3-27b (text)',
    textOnly: true,
    aliases: ['google/gemma-3-27b-pt', 'google/gemma-3-27b'],
    more: { slidingWindow: 1024 },
    published: [27_009_002_240, 'kerasHub', 'verified'],
  }),
  row('google/gemma-7b', 'gemma', [28, 3072, 24576, 16, 16, 256, 256000, true]),
  row('google/gemma-3-270m', 'gemma3', [18, 640, 2048, 4, 1, 256, 262144, true], {
    more: { slidingWindow: 512 },
  }),
  row('google/gemma-3-12b', 'gemma3', [48, 3840, 15360, 16, 8, 256, 262144, true], {
    name: 'gemma-3-12b (text)',
    textOnly: true,
    aliases: ['google/gemma-3-12b-pt', 'google/gemma-3-12b'],
    more: { slidingWindow: 1024 },
  }),
];
