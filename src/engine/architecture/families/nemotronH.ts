import { attention, attentionMixer } from '../blocks/attention';
import { experts } from '../blocks/experts';
import { feedForwardWeights } from '../blocks/feedForward';
import { mamba2, mamba2Mixer } from '../blocks/stateSpace';
import { part, repeat } from '../countParameters';
import { type FieldReader } from '../fieldReader';
import {
  attentionShape,
  correctionBiases,
  embeddings,
  layerNorms,
  sharedWidth,
  vocabularyRows,
  type DecoderRules,
} from './decoder';
import { type Family, type Layout } from './family';
import { mamba2Shape } from './mambaKinds';

const RULES: DecoderRules = { norm: 'gain', normsPerLayer: 1, positions: 'none', gated: false };

/**
 * Nemotron-H and Nemotron 3: One mixer per layer behind one norm: Mamba-2, attention, feed-forward or experts with
 * squared ReLU, in the order of `layerTypes` (`mamba`, `attention`, `mlp`, `moe`). Experts may work in a narrower space
 * (`moe_latent_size`, Nemotron 3 Super).
 * @see NVIDIA 2025, arXiv:2504.03624, section 2; modeling_nemotron_h.py of the models
 */
export const nemotronH: Family = {
  id: 'nemotron-h',
  modelTypes: ['nemotron_h'],
  tied: false,
  layOut: (fields, tied): Layout => {
    const layers = fields.size('layers');
    const hiddenSize = fields.size('hiddenSize');
    const kinds = (fields.layerTypes ?? []).slice(0, layers);
    if (kinds.length !== layers) fields.missing('layerTypes');
    const count = (kind: string): number => kinds.filter((each) => each === kind).length;
    const attending = count('attention');
    const stateful = count('mamba');
    const dense = count('mlp');
    const sparse = count('moe');
    const mixture = sparse > 0 ? readExperts(fields, hiddenSize) : undefined;
    const attends = attending > 0 ? attentionShape(fields, RULES) : undefined;
    const states = stateful > 0 ? mamba2Shape(fields) : undefined;
    return {
      layers,
      hiddenSize,
      vocabularyRows: vocabularyRows(fields),
      ...(mixture === undefined ? {} : { experts: { total: mixture.experts, perToken: mixture.perToken } }),
      parts: [
        ...embeddings(fields, RULES, tied),
        ...(attends === undefined ? [] : repeat(attending, attention(attends))),
        ...(states === undefined ? [] : repeat(stateful, mamba2(states))),
        ...(dense === 0 ? [] : repeat(dense, [part('feed-forward', denseWeights(fields, hiddenSize))])),
        ...(mixture === undefined ? [] : repeat(sparse, experts(mixture))),
        ...layerNorms(fields, RULES, layers, hiddenSize),
      ],
      mixers: [
        ...(attends === undefined ? [] : [attentionMixer(attends, attending)]),
        ...(states === undefined ? [] : [mamba2Mixer(states, stateful)]),
      ],
      countedElsewhere: mixture === undefined ? undefined : correctionBiases(sparse * mixture.experts),
    };
  },
};

function denseWeights(fields: FieldReader, hiddenSize: number): number {
  const innerSize = fields.size('feedForwardSize');
  return feedForwardWeights({
    hiddenSize,
    innerSize,
    gated: false,
    bias: fields.flag('feedForwardBias', false),
  });
}

function readExperts(fields: FieldReader, hiddenSize: number): Parameters<typeof experts>[0] {
  const expertSize = fields.optionalSize('expertFeedForwardSize') ?? fields.size('feedForwardSize');
  return {
    hiddenSize,
    experts: fields.size('experts'),
    latentSize: positive(fields.special('moe_latent_size')),
    perToken: fields.size('expertsPerToken'),
    expertSize,
    gated: false,
    bias: false,
    sharedBias: fields.flag('feedForwardBias', false),
    routerBias: false,
    sharedSize: sharedWidth(fields, expertSize),
    sharedGate: false,
  };
}

function positive(size: number | undefined): number | undefined {
  return size === 0 ? undefined : size;
}
