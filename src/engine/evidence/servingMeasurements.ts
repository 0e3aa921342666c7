import { type EvidenceConfidence } from './comparison';

/** What somebody measured of a model that serves. */
export interface ServingMeasurement {
  readonly kind: 'output-throughput' | 'time-to-first-token';
  /** A name of the public models. */
  readonly model: string;
  /** An id of the accelerators. */
  readonly accelerator: string;
  /** Of the weights; 16-bit keys and values beside 16-bit weights, 8-bit ones beside fewer bits. */
  readonly format: 'fp16' | 'bf16' | 'fp8' | 'nvfp4';
  /** Accelerators of the replica. */
  readonly accelerators: number;
  /** Sequences together on the replica; absent where as many as fit were, at most 2,048. */
  readonly batch?: number;
  readonly promptTokens: number;
  /** Absent where only the first token was waited for. */
  readonly outputTokens?: number;
  /** Tokens written per second and accelerator, or seconds to the first token. */
  readonly measured: number;
  /** Whether prompts were read elsewhere, so that the throughput is that of writing alone. */
  readonly writesOnly?: boolean;
  /** Whether the shares of `src/engine/serving/efficiency.ts` were fitted to it. */
  readonly fitted: boolean;
  readonly source: string;
  readonly confidence: EvidenceConfidence;
  readonly remark?: string;
}
