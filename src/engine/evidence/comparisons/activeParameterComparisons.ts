import { type Comparison } from '../comparison';
import { type PublishedCase } from '../publishedCase';
import { predictedQuantity } from './quantities';

/** Active parameters as the makers print them. */
const PRINTED: readonly (readonly [
  caseId: string,
  active: number,
  source: string,
  confidence: Comparison['confidence'],
])[] = [
  ['mixtral-8x7b', 12.9e9, 'Mistral AI 2023, Mixtral 8x7B announcement', 'recalled'],
  ['mixtral-8x22b', 39e9, 'Mistral AI 2024, Mixtral 8x22B announcement', 'recalled'],
  ['gpt-oss-120b', 5.1e9, 'OpenAI 2025, gpt-oss README', 'verified'],
  ['gpt-oss-20b', 3.6e9, 'OpenAI 2025, gpt-oss README', 'verified'],
  ['deepseek-v2-lite', 2.4e9, 'DeepSeek-AI 2024, DeepSeek-V2 README', 'verified'],
  ['deepseek-v2', 21e9, 'DeepSeek-AI 2024, DeepSeek-V2 README', 'verified'],
  ['deepseek-v3', 37e9, 'DeepSeek-AI 2024, DeepSeek-V3 README', 'verified'],
  ['qwen3-30b-a3b', 3.3e9, 'Qwen Team 2025, model card', 'recalled'],
  ['qwen3-235b-a22b', 22e9, 'Qwen Team 2025, model card', 'recalled'],
  ['dbrx', 36e9, 'Databricks 2024, DBRX model card', 'verified'],
  ['grok-1', 86e9, 'xAI 2024', 'recalled'],
];

/**
 * Mixtures of experts: what one token passes. Makers rarely say whether embeddings count, so the band reaches from the
 * count without them to the count with them.
 */
export function activeParameterComparisons(cases: readonly PublishedCase[]): readonly Comparison[] {
  return PRINTED.flatMap(([caseId, published, source, confidence]): Comparison[] => {
    const found = cases.find(({ run }) => run.id === caseId);
    if (found?.architecture === undefined) return [];
    const { active, activeNonEmbedding } = found.architecture.parameters;
    const predicted = predictedQuantity(active, 'parameters', {
      formula: 'N − experts not chosen',
      source: `counted weight by weight, family ${found.architecture.family}`,
      convention: 'parameters-active',
      band: {
        low: activeNonEmbedding,
        high: active,
        kind: 'convention-range',
        source: 'without and with embeddings and head',
      },
    });
    return [
      {
        quantity: 'active-parameters',
        name: found.run.name,
        caseId,
        predicted,
        published,
        source,
        confidence,
      },
    ];
  });
}
