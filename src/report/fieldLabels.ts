import { type FieldPath } from '../engine/run';
import { type Translate } from './translate';

/** A field in the field's standard terms. */
export interface FieldLabel {
  readonly title: string;
  /** One line: what it is, with the usual symbol. */
  readonly meaning: string;
}

type Label = (t: Translate) => FieldLabel;

function label(title: (t: Translate) => string, meaning: (t: Translate) => string): Label {
  return (t) => ({ title: title(t), meaning: meaning(t) });
}

/** One entry per field of the run description; a new field without an entry does not compile. */
const LABELS: Readonly<Record<FieldPath, Label>> = {
  modelName: label(
    (t) => t('Model name'),
    (t) => t('Name of the model on a hub or in a paper'),
  ),
  'architecture.family': label(
    (t) => t('Model family'),
    (t) => t('The rules by which its parameters are counted'),
  ),
  'architecture.modelType': label(
    (t) => t('Model type'),
    (t) => t("The framework's own word for the architecture"),
  ),
  'architecture.layers': label(
    (t) => t('Layers'),
    (t) => t('Transformer blocks, n_layer'),
  ),
  'architecture.encoderLayers': label(
    (t) => t('Encoder layers'),
    (t) => t('Blocks of the encoder'),
  ),
  'architecture.decoderLayers': label(
    (t) => t('Decoder layers'),
    (t) => t('Blocks of the decoder'),
  ),
  'architecture.hiddenSize': label(
    (t) => t('Hidden size'),
    (t) => t('Width of the residual stream, d_model'),
  ),
  'architecture.feedForwardSize': label(
    (t) => t('Feed-forward size'),
    (t) => t('Inner width of the feed-forward network, d_ff'),
  ),
  'architecture.decoderFeedForwardSize': label(
    (t) => t('Decoder feed-forward size'),
    (t) => t('Inner width of the feed-forward network in the decoder'),
  ),
  'architecture.gatedFeedForward': label(
    (t) => t('Gated feed-forward'),
    (t) => t('Two up projections, one of them a gate (SwiGLU, GeGLU)'),
  ),
  'architecture.attentionHeads': label(
    (t) => t('Attention heads'),
    (t) => t('Query heads per layer, n_head'),
  ),
  'architecture.decoderAttentionHeads': label(
    (t) => t('Decoder attention heads'),
    (t) => t('Query heads per layer of the decoder'),
  ),
  'architecture.keyValueHeads': label(
    (t) => t('Key/value heads'),
    (t) => t('Heads of keys and values; fewer than query heads is grouped-query attention'),
  ),
  'architecture.headSize': label(
    (t) => t('Head size'),
    (t) => t('Width of one attention head, d_head'),
  ),
  'architecture.vocabularySize': label(
    (t) => t('Vocabulary size'),
    (t) => t('Distinct tokens of the tokenizer'),
  ),
  'architecture.paddedVocabularySize': label(
    (t) => t('Padded vocabulary size'),
    (t) => t('Rows of the embedding matrix after padding'),
  ),
  'architecture.tokenTypes': label(
    (t) => t('Token types'),
    (t) => t('Rows of the segment embedding'),
  ),
  'architecture.maximumPositions': label(
    (t) => t('Context length'),
    (t) => t('Longest sequence the model accepts; training may use a shorter one'),
  ),
  'architecture.positions': label(
    (t) => t('Position encoding'),
    (t) => t('How positions enter the model; only learned positions have parameters'),
  ),
  'architecture.tiedEmbeddings': label(
    (t) => t('Tied embeddings'),
    (t) => t('Output head and token embedding share one matrix'),
  ),
  'architecture.embeddingSize': label(
    (t) => t('Embedding size'),
    (t) => t('Width of the embedding where it differs from the hidden size'),
  ),
  'architecture.queryKeyValueBias': label(
    (t) => t('Query/key/value bias'),
    (t) => t('Bias on the query, key and value projections'),
  ),
  'architecture.attentionOutputBias': label(
    (t) => t('Attention output bias'),
    (t) => t('Bias on the output projection of attention'),
  ),
  'architecture.feedForwardBias': label(
    (t) => t('Feed-forward bias'),
    (t) => t('Bias on the projections of the feed-forward network'),
  ),
  'architecture.headBias': label(
    (t) => t('Head bias'),
    (t) => t('Bias on the output head'),
  ),
  'architecture.normBias': label(
    (t) => t('Norm bias'),
    (t) => t('Bias in the normalisation layers'),
  ),
  'architecture.queryKeyNorm': label(
    (t) => t('Query/key norm'),
    (t) => t('Normalisation of queries and keys'),
  ),
  'architecture.slidingWindow': label(
    (t) => t('Sliding window'),
    (t) => t('Tokens a sliding-window layer looks back at most'),
  ),
  'architecture.layerTypes': label(
    (t) => t('Layer types'),
    (t) => t('Kind of each layer, in order'),
  ),
  'architecture.experts': label(
    (t) => t('Experts'),
    (t) => t('Routed experts per mixture-of-experts layer'),
  ),
  'architecture.expertsPerToken': label(
    (t) => t('Experts per token'),
    (t) => t('Routed experts that process one token, top-k'),
  ),
  'architecture.expertFeedForwardSize': label(
    (t) => t('Expert feed-forward size'),
    (t) => t('Inner width of one expert'),
  ),
  'architecture.sharedExperts': label(
    (t) => t('Shared experts'),
    (t) => t('Experts that process every token'),
  ),
  'architecture.sharedExpertFeedForwardSize': label(
    (t) => t('Shared expert feed-forward size'),
    (t) => t('Inner width of all shared experts together'),
  ),
  'architecture.firstDenseLayers': label(
    (t) => t('First dense layers'),
    (t) => t('Leading layers without experts'),
  ),
  'architecture.expertLayerInterval': label(
    (t) => t('Expert layer interval'),
    (t) => t('Every how many layers the feed-forward network is a mixture of experts'),
  ),
  'architecture.denseLayerIndices': label(
    (t) => t('Dense layers'),
    (t) => t('Layers, counted from 0, that have no experts'),
  ),
  'architecture.queryLatentSize': label(
    (t) => t('Query latent size'),
    (t) => t('Rank of the query compression in multi-head latent attention'),
  ),
  'architecture.keyValueLatentSize': label(
    (t) => t('Key/value latent size'),
    (t) =>
      t('Rank of the key/value compression in multi-head latent attention; this is what the cache stores'),
  ),
  'architecture.queryKeyContentSize': label(
    (t) => t('Query/key content size'),
    (t) => t('Width per head of the part of queries and keys without position'),
  ),
  'architecture.queryKeyRotarySize': label(
    (t) => t('Query/key rotary size'),
    (t) => t('Width per head of the rotary part of queries and keys'),
  ),
  'architecture.valueHeadSize': label(
    (t) => t('Value head size'),
    (t) => t('Width of one value head'),
  ),
  'architecture.stateSize': label(
    (t) => t('State size'),
    (t) => t('State per channel of a state-space layer, d_state'),
  ),
  'architecture.stateInnerSize': label(
    (t) => t('State-space inner size'),
    (t) => t('Inner width of a state-space layer, d_inner'),
  ),
  'architecture.convolutionWidth': label(
    (t) => t('Convolution width'),
    (t) => t('Kernel of the short convolution in a state-space layer, d_conv'),
  ),
  'architecture.stateTimeRank': label(
    (t) => t('Time step rank'),
    (t) => t('Rank of the time step projection, dt_rank'),
  ),
  'architecture.stateHeads': label(
    (t) => t('State-space heads'),
    (t) => t('Heads of a Mamba-2 layer'),
  ),
  'architecture.stateHeadSize': label(
    (t) => t('State-space head size'),
    (t) => t('Width of one head of a Mamba-2 layer'),
  ),
  'architecture.stateGroups': label(
    (t) => t('State-space groups'),
    (t) => t('Groups that share input and output matrices in a Mamba-2 layer'),
  ),
  'architecture.predictionLayers': label(
    (t) => t('Multi-token-prediction layers'),
    (t) => t('Extra layers that predict further tokens; counted apart'),
  ),
  'training.sequenceLength': label(
    (t) => t('Sequence length'),
    (t) => t('Tokens per training sequence'),
  ),
  'training.microBatchSequences': label(
    (t) => t('Micro-batch'),
    (t) => t('Sequences per device and forward pass'),
  ),
  'training.gradientAccumulation': label(
    (t) => t('Gradient accumulation'),
    (t) => t('Micro-batches per optimiser step'),
  ),
  'training.globalBatchSequences': label(
    (t) => t('Global batch'),
    (t) => t('Sequences per optimiser step over all devices'),
  ),
  'training.tokensPerStep': label(
    (t) => t('Tokens per step'),
    (t) => t('Global batch × sequence length'),
  ),
  'training.steps': label(
    (t) => t('Steps'),
    (t) => t('Optimiser steps of the run'),
  ),
  'training.tokens': label(
    (t) => t('Training tokens'),
    (t) => t('Tokens the run processes, D'),
  ),
  'training.epochs': label(
    (t) => t('Epochs'),
    (t) => t('Passes over the data'),
  ),
  'training.learningRate': label(
    (t) => t('Learning rate'),
    (t) => t('Peak learning rate'),
  ),
  'training.warmupSteps': label(
    (t) => t('Warm-up steps'),
    (t) => t('Steps until the learning rate reaches its peak'),
  ),
  'training.schedule': label(
    (t) => t('Schedule'),
    (t) => t('How the learning rate changes; scaling laws assume that it decays by the end of the run'),
  ),
  'training.optimizer': label(
    (t) => t('Optimiser'),
    (t) => t('Update rule'),
  ),
  'training.precision': label(
    (t) => t('Training precision'),
    (t) => t("Number format of the matrix products; decides which of the accelerator's peaks counts"),
  ),
  'training.startsFrom': label(
    (t) => t('Starts from'),
    (t) => t('The trained model the run goes on from'),
  ),
  'training.adapter': label(
    (t) => t('Adapter'),
    (t) => t('The part that is trained while the other weights are frozen'),
  ),
  'data.uniqueTokens': label(
    (t) => t('Unique tokens'),
    (t) => t('Tokens in the data before repetition'),
  ),
  'cluster.accelerators': label(
    (t) => t('Accelerators'),
    (t) => t('Devices that train together'),
  ),
  'cluster.nodes': label(
    (t) => t('Nodes'),
    (t) => t('Machines that train together'),
  ),
  'cluster.acceleratorsPerNode': label(
    (t) => t('Accelerators per node'),
    (t) => t('Devices in one machine'),
  ),
  'cluster.acceleratorType': label(
    (t) => t('Accelerator'),
    (t) => t('Type of the devices'),
  ),
  'cluster.dataParallel': label(
    (t) => t('Data parallelism'),
    (t) => t('Replicas of the model'),
  ),
  'cluster.tensorParallel': label(
    (t) => t('Tensor parallelism'),
    (t) => t('Devices that share each matrix'),
  ),
  'cluster.pipelineParallel': label(
    (t) => t('Pipeline parallelism'),
    (t) => t('Stages the layers are split into'),
  ),
  'cluster.contextParallel': label(
    (t) => t('Context parallelism'),
    (t) => t('Devices that share each sequence'),
  ),
  'cluster.expertParallel': label(
    (t) => t('Expert parallelism'),
    (t) => t('Devices that share the experts'),
  ),
  'cluster.zeroStage': label(
    (t) => t('ZeRO stage'),
    (t) => t('What is sharded: 1 optimiser states, 2 also gradients, 3 also weights'),
  ),
  'cluster.activationRecompute': label(
    (t) => t('Activation recomputation'),
    (t) => t('Activations computed again in the backward pass to save memory'),
  ),
  'serving.weightPrecision': label(
    (t) => t('Weight precision'),
    (t) => t('Number format the weights are stored in'),
  ),
};

/** Every field there is. */
export const FIELD_PATHS = Object.keys(LABELS) as readonly FieldPath[];

/** Title and one-line meaning of a field. */
export function fieldLabel(field: FieldPath, t: Translate): FieldLabel {
  return LABELS[field](t);
}
