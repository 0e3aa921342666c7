import { type EvidenceQuantity } from '../../src/engine/evidence/comparison';

/** How far another tool is off on the same kind of number, run or recomputed by us. */
export interface PeerError {
  readonly quantity: EvidenceQuantity;
  readonly tool: string;
  readonly what: string;
  readonly error: string;
}

/** Versions: cookbook 827ee3b, llm-analysis d841e40, llm-cluster-simulator 1db1341, chinchilla 0.2.0, OLMo-ladder 2025. */
export const PEER_ERRORS: readonly PeerError[] = [
  {
    quantity: 'parameters',
    tool: 'EleutherAI/cookbook',
    what: 'Llama 2 7B: feed-forward ratio 2.6875 cannot be given',
    error: '+32%',
  },
  {
    quantity: 'parameters',
    tool: 'cli99/llm-analysis',
    what: 'Llama 2 7B; GPT-2',
    error: '−2.4%; −0.7%',
  },
  {
    quantity: 'parameters',
    tool: 'zhebrak/llm-cluster-simulator',
    what: 'Qwen2.5 0.5B, 1.5B, 3B: tied embeddings counted twice',
    error: '+27.6%, +15.2%, +10.1%',
  },
  {
    quantity: 'parameters',
    tool: 'zhebrak/llm-cluster-simulator',
    what: 'Gemma 2 2B, 9B, 27B; BLOOM',
    error: '+1.8%, −2.5%, +1.2%; +2.0%',
  },
  {
    quantity: 'training-flops',
    tool: 'EleutherAI/cookbook',
    what: 'default against 6·N·D, Llama 3.1 8B at 8,192 tokens: recomputation is on',
    error: '+54%',
  },
  {
    quantity: 'optimal-tokens',
    tool: 'kyo-takano/chinchilla',
    what: 'default objective against log-Huber on the same 240 points, tokens per parameter at 1e24 FLOP',
    error: '5.3 for 17.7',
  },
  {
    quantity: 'ladder-tasks',
    tool: 'allenai/OLMo-ladder',
    what: 'OLMo 2 13B, relative: MMLU, HellaSwag, PIQA; ARC-Challenge, ARC-Easy',
    error: '0.7%, 2.5%, 1.1%; 17.5%, 11%',
  },
  {
    quantity: 'accelerator-hours',
    tool: 'zhebrak/llm-cluster-simulator',
    what: 'against published GPU-hours: Llama 3 8B, Llama 2 7B, Llama 3.1 405B',
    error: '−58%, +60%, −16%',
  },
  {
    quantity: 'accelerator-hours',
    tool: 'cli99/llm-analysis',
    what: 'its own example: hours by latency against days by FLOPs',
    error: '2 times (1,569,490 against 781,681)',
  },
  {
    quantity: 'accelerator-hours',
    tool: 'EleutherAI/cookbook, default, against 6·N·D',
    what: 'GPT-3, Llama 2 7B, Llama 3.1 8B on the same 1T tokens: recomputation counted as work',
    error: '+37%, +50%, +54%',
  },
  {
    quantity: 'utilization',
    tool: 'zhebrak/llm-cluster-simulator',
    what: '10 primary anchors; NeMo 405B and Qwen2 57B among the secondary ones',
    error: 'within 3 points; −9.3 and +11.4 points',
  },
];
