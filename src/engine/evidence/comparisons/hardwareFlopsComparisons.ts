import { causalKeys, mixingFlops, trainingFlopsPerToken } from '../../architecture';
import { type Architecture } from '../../architecture/architecture';
import { type KeysPerQuery } from '../../architecture/trainingFlops';
import { type Comparison } from '../comparison';
import { type PublishedCase } from '../publishedCase';
import { predictedQuantity } from './quantities';

/** Runs whose stated compute counts the layers' forward pass that is done again; all with sequences of 2,048 tokens. */
const STATED: readonly (readonly [caseId: string, remark?: string])[] = [
  ['mt-nlg-530b', 'an outsider’s estimate from time and throughput, not the makers’ count'],
  ['opt-175b'],
  ['bloomberggpt-50b'],
];
const SEQUENCE_LENGTH = 2048;

/**
 * What the hardware does with full activation recomputation, FLOP per token: the model's own FLOPs and the layers'
 * forward pass once more; the output head is not done again. Narayanan et al. 2021, arXiv:2104.04473, eq. 3, is this
 * with full attention for GPT shapes.
 * @example OPT 175B (96 layers of 12,288, 2,048 tokens): 4.30e23 FLOP on 300B tokens, as its makers state
 */
function withRecomputation(architecture: Architecture, keys: KeysPerQuery): number | undefined {
  const convention = keys === causalKeys ? 'flops-6n-causal-attention' : 'flops-6n-full-attention';
  const model = trainingFlopsPerToken(architecture, SEQUENCE_LENGTH, convention);
  const mixing = mixingFlops(architecture.mixers, SEQUENCE_LENGTH, keys);
  if (model === undefined || mixing === undefined) return undefined;
  return model + 2 * architecture.parameters.activeNonEmbedding + mixing;
}

/** Hardware FLOPs with full recomputation against those stated; the band reaches from causal to full attention. */
export function hardwareFlopsComparisons(cases: readonly PublishedCase[]): readonly Comparison[] {
  return STATED.flatMap(([caseId, remark]): Comparison[] => {
    const found = cases.find(({ run }) => run.id === caseId);
    if (found?.architecture === undefined) return [];
    const { run, architecture } = found;
    const full = withRecomputation(architecture, Math.min);
    const causal = withRecomputation(architecture, causalKeys);
    if (run.tokens === undefined || run.flops === undefined || full === undefined || causal === undefined)
      return [];
    const predicted = predictedQuantity(full * run.tokens, 'FLOP', {
      formula: 'C = (8·N + 16·L·d·s)·D, N without embeddings, + 6·V·d·D',
      source: 'Narayanan et al. 2021, arXiv:2104.04473, eq. 3',
      inputs: [
        { name: 'parameters', value: architecture.parameters.active, unit: 'parameters', origin: 'derived' },
        { name: 'tokens', value: run.tokens, unit: 'tokens', origin: 'derived' },
      ],
      band: {
        low: causal * run.tokens,
        high: full * run.tokens,
        kind: 'convention-range',
        source: 'causal and full attention over 2,048 tokens',
      },
    });
    const { name, source, confidence, flops: published, flopsBasis } = run;
    const remarks = [flopsBasis, remark].filter((part) => part !== undefined).join('; ');
    return [
      {
        quantity: 'hardware-flops',
        name,
        caseId,
        predicted,
        published,
        source,
        confidence,
        remark: remarks,
      },
    ];
  });
}
