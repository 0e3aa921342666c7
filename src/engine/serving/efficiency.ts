import { type Range } from '../assumptions';

/**
 * Share of the roofline that serving reaches. LLaMA-7B on an A100 with TensorRT-LLM reached 0.52, 0.54, 0.60 and 0.69
 * of the raw roofline's tokens per second, mostly decoding, and 0.43 and 0.84 of it in the time to the first token of
 * 128 and 2,048 tokens (a user's measurements against LLM-Viewer, hahnyuan/LLM-Viewer issue 4). Values are the means
 * of each; ends are the extremes, for reading down to the 0.3 that DeepSeek-V3 on H800 comes to (7,839 tokens/s/GPU
 * read at 2·N_active FLOPs per token and the fp8 peak, alibaba/InferSim). Decoding reaches up to 0.8 of the bandwidth
 * on newer engines: our assumption.
 */
export const PREFILL_EFFICIENCY: Range = { value: 0.63, low: 0.3, high: 0.85 };
export const DECODE_EFFICIENCY: Range = { value: 0.59, low: 0.5, high: 0.8 };

/** Where the two come from, for the reader. */
export const EFFICIENCY_SOURCE =
  'TensorRT-LLM on A100 measured against the raw roofline (hahnyuan/LLM-Viewer issue 4): reading 43–84 %, writing 52–69 %; ends also from alibaba/InferSim and our assumption';

/** Seconds that an all-reduce takes however little it sends; our assumption, tens of microseconds are usual. */
export const EXCHANGE_LATENCY = 10e-6;
