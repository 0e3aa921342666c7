import { type FieldPath } from '../engine/run';
import { type Translate } from './translate';

/** One line for each field: what it is, with the usual symbol. Only hovers say it. */
const MEANINGS: Readonly<Record<FieldPath, (t: Translate) => string>> = {
  modelName: (t) => t('Name of the model on a hub or in a paper'),
  'architecture.family': (t) => t('The rules by which its parameters are counted'),
  'architecture.modelType': (t) => t("The framework's own word for the architecture"),
  'architecture.layers': (t) => t('Transformer blocks, n_layer'),
  'architecture.encoderLayers': (t) => t('Blocks of the encoder'),
  'architecture.decoderLayers': (t) => t('Blocks of the decoder'),
  'architecture.hiddenSize': (t) => t('Width of the residual stream, d_model'),
  'architecture.feedForwardSize': (t) => t('Inner width of the feed-forward network, d_ff'),
  'architecture.decoderFeedForwardSize': (t) => t('Inner width of the feed-forward network in the decoder'),
  'architecture.gatedFeedForward': (t) => t('Two up projections, one of them a gate (SwiGLU, GeGLU)'),
  'architecture.attentionHeads': (t) => t('Query heads per layer, n_head'),
  'architecture.decoderAttentionHeads': (t) => t('Query heads per layer of the decoder'),
  'architecture.keyValueHeads': (t) =>
    t('Heads of keys and values; fewer than query heads is grouped-query attention'),
  'architecture.headSize': (t) => t('Width of one attention head, d_head'),
  'architecture.vocabularySize': (t) => t('Distinct tokens of the tokenizer'),
  'architecture.paddedVocabularySize': (t) => t('Rows of the embedding matrix after padding'),
  'architecture.vocabularyMultiple': (t) =>
    t('The rows of the embedding matrix are rounded up to a multiple of this'),
  'architecture.tokenTypes': (t) => t('Rows of the segment embedding'),
  'architecture.maximumPositions': (t) =>
    t('Longest sequence the model accepts; training may use a shorter one'),
  'architecture.positions': (t) => t('How positions enter the model; only learned positions have parameters'),
  'architecture.tiedEmbeddings': (t) => t('Output head and token embedding share one matrix'),
  'architecture.embeddingSize': (t) => t('Width of the embedding where it differs from the hidden size'),
  'architecture.queryKeyValueBias': (t) => t('Bias on the query, key and value projections'),
  'architecture.attentionOutputBias': (t) => t('Bias on the output projection of attention'),
  'architecture.feedForwardBias': (t) => t('Bias on the projections of the feed-forward network'),
  'architecture.headBias': (t) => t('Bias on the output head'),
  'architecture.normBias': (t) => t('Bias in the normalisation layers'),
  'architecture.queryKeyNorm': (t) => t('Normalisation of queries and keys'),
  'architecture.slidingWindow': (t) => t('Tokens a sliding-window layer looks back at most'),
  'architecture.layerTypes': (t) => t('Kind of each layer, in order'),
  'architecture.experts': (t) => t('Routed experts per mixture-of-experts layer'),
  'architecture.expertsPerToken': (t) => t('Routed experts that process one token, top-k'),
  'architecture.expertFeedForwardSize': (t) => t('Inner width of one expert'),
  'architecture.sharedExperts': (t) => t('Experts that process every token'),
  'architecture.sharedExpertFeedForwardSize': (t) => t('Inner width of all shared experts together'),
  'architecture.firstDenseLayers': (t) => t('Leading layers without experts'),
  'architecture.expertLayerInterval': (t) =>
    t('Every how many layers the feed-forward network is a mixture of experts'),
  'architecture.denseLayerIndices': (t) => t('Layers, counted from 0, that have no experts'),
  'architecture.queryLatentSize': (t) => t('Rank of the query compression in multi-head latent attention'),
  'architecture.keyValueLatentSize': (t) =>
    t('Rank of the key/value compression in multi-head latent attention; this is what the cache stores'),
  'architecture.queryKeyContentSize': (t) =>
    t('Width per head of the part of queries and keys without position'),
  'architecture.queryKeyRotarySize': (t) => t('Width per head of the rotary part of queries and keys'),
  'architecture.valueHeadSize': (t) => t('Width of one value head'),
  'architecture.stateSize': (t) => t('State per channel of a state-space layer, d_state'),
  'architecture.stateInnerSize': (t) => t('Inner width of a state-space layer, d_inner'),
  'architecture.convolutionWidth': (t) => t('Kernel of the short convolution in a state-space layer, d_conv'),
  'architecture.stateTimeRank': (t) => t('Rank of the time step projection, dt_rank'),
  'architecture.stateHeads': (t) => t('Heads of a Mamba-2 layer'),
  'architecture.stateHeadSize': (t) => t('Width of one head of a Mamba-2 layer'),
  'architecture.stateGroups': (t) => t('Groups that share input and output matrices in a Mamba-2 layer'),
  'architecture.predictionLayers': (t) => t('Extra layers that predict further tokens; counted apart'),
  'training.sequenceLength': (t) => t('Tokens per training sequence'),
  'training.microBatchSequences': (t) => t('Sequences per device and forward pass'),
  'training.gradientAccumulation': (t) => t('Micro-batches per optimiser step'),
  'training.globalBatchSequences': (t) => t('Sequences per optimiser step over all devices'),
  'training.tokensPerStep': (t) => t('Global batch × sequence length'),
  'training.steps': (t) => t('Optimiser steps of the run'),
  'training.tokens': (t) => t('Tokens the run processes, D'),
  'training.epochs': (t) => t('Passes over the data'),
  'training.learningRate': (t) => t('Peak learning rate'),
  'training.warmupSteps': (t) => t('Steps until the learning rate reaches its peak'),
  'training.schedule': (t) =>
    t('How the learning rate changes; scaling laws assume that it decays by the end of the run'),
  'training.optimizer': (t) => t('Update rule'),
  'training.precision': (t) =>
    t("Number format of the matrix products; decides which of the accelerator's peaks counts"),
  'training.startsFrom': (t) => t('The trained model the run goes on from'),
  'training.adapter': (t) => t('The part that is trained while the other weights are frozen'),
  'training.adapterRank': (t) => t('Columns and rows of the two small matrices beside each adapted weight'),
  'training.adapterAlpha': (t) =>
    t('What the adapter adds is multiplied by this over the rank; it changes no count'),
  'training.adapterTargets': (t) => t('The linear layers that get two small matrices each'),
  'training.adapterNaming': (t) => t('The framework whose names of modules the targets are'),
  'training.adapterRankPattern': (t) => t('Modules whose rank differs from that of the others'),
  'training.adapterSavedModules': (t) => t('Copies of these modules are trained with all their weights'),
  'training.adapterSetting': (t) => t('It changes what is trained in a way that is not counted here'),
  'data.uniqueTokens': (t) => t('Tokens in the data before repetition'),
  'cluster.accelerators': (t) => t('Devices that train together'),
  'cluster.nodes': (t) => t('Machines that train together'),
  'cluster.acceleratorsPerNode': (t) => t('Devices in one machine'),
  'cluster.acceleratorType': (t) => t('Type of the devices'),
  'cluster.dataParallel': (t) => t('Replicas of the model'),
  'cluster.tensorParallel': (t) => t('Devices that share each matrix'),
  'cluster.sequenceParallel': (t) =>
    t('Whether what tensor parallelism leaves whole is split along the sequence'),
  'cluster.pipelineParallel': (t) => t('Stages the layers are split into'),
  'cluster.virtualStages': (t) =>
    t('Chunks of layers that each pipeline stage holds: more make the bubble smaller'),
  'cluster.contextParallel': (t) => t('Devices that share each sequence'),
  'cluster.expertParallel': (t) => t('Devices that share the experts'),
  'cluster.expertTensorParallel': (t) => t('Devices that share the matrices of each expert'),
  'cluster.unevenStages': (t) => t('The number of layers of some stages is stated'),
  'cluster.zeroStage': (t) => t('What is sharded: 1 optimiser states, 2 also gradients, 3 also weights'),
  'cluster.offload': (t) => t('What waits in the memory of the host instead of the accelerator'),
  'cluster.chunkedLoss': (t) =>
    t('Whether head and loss are computed in pieces, so that the logits never stand whole in memory'),
  'cluster.activationOffload': (t) => t('Whether kept activations wait in the memory of the host'),
  'cluster.activationRecompute': (t) => t('Activations computed again in the backward pass to save memory'),
  'serving.weightPrecision': (t) => t('Number format the weights are stored in'),
};

/** What a field is, in one line. */
export function fieldMeaning(field: FieldPath, t: Translate): string {
  return MEANINGS[field](t);
}
