import {
  type ArchitectureFields,
  type ClusterFields,
  type Sourced,
  type TrainingFields,
} from '../engine/run';
import { derivedFeedForward } from './formats/metaParams';
import { type BatchStage, rampStages, sequencesAfter, stepsWithin, tokenStages } from './batchSchedule';
import { derived, type Section } from './section';
import { denseLayers } from './megatronLayers';
import { ArgumentLookup } from './megatronLookup';
import { completeTraining, decidedAlso, productOf, shareOf, withoutMissing } from './training';
import { paddedRows, switchedOn, vocabularyMultiple, vocabularyOf } from './vocabulary';

/** What the frameworks on Megatron call differently; the names are Megatron's with `_` and without dashes. */
export interface MegatronDialect {
  /** Whose defaults, e.g. `Megatron-LM`. */
  readonly whose: string;
  /** Key/value heads count only if a switch says so. */
  readonly groupsNeedSwitch: boolean;
  readonly sequenceLength: string;
  readonly steps?: Sourced<number>;
  readonly tokenizer?: Sourced<string>;
  readonly precision?: Sourced<string>;
  readonly optimizer?: Sourced<string>;
  readonly startsFrom?: Sourced<string>;
}

/** Parts whose presence means another model than a decoder of attention layers. */
const OTHER_MODELS =
  /^(bert_|mcore_bert|mcore_t5|encoder_num_layers|decoder_num_layers|hybrid_|is_hybrid|mamba_|spec$|linear_attention|experimental_attention)/;

/** Keys that say how many layers some pipeline stages have, in Megatron's spellings and FlagScale's. */
/** What Megatron's FSDP shards (`--data-parallel-sharding-strategy`), in the stages of ZeRO. */
const FSDP_STAGES: ReadonlyMap<string, number> = new Map([
  ['no_shard', 0],
  ['optim', 1],
  ['optim_grads', 2],
  ['optim_grads_params', 3],
]);

const STAGE_KEYS = [
  'pipeline_model_parallel_layout',
  'decoder_first_pipeline_num_layers',
  'decoder_last_pipeline_num_layers',
  'num_layers_in_first_pipeline_stage',
  'num_layers_in_last_pipeline_stage',
  'account_for_embedding_in_pipeline_split',
  'account_for_loss_in_pipeline_split',
  'enable_hetero',
];

/** Megatron's arguments as fields of a run. */
export class MegatronArguments extends ArgumentLookup {
  constructor(
    sections: readonly (Section | undefined)[],
    private readonly dialect: MegatronDialect,
  ) {
    super(sections, dialect.whose);
  }

  /** The architecture; `{}` with a notice for models that are no decoders of attention layers. */
  model(): ArchitectureFields {
    const other = this.keys().find((key) => OTHER_MODELS.test(key) && this.of(key)?.peek(key) !== undefined);
    if (other !== undefined) {
      this.of(other)?.report('part-not-counted', 'warning', other, { part: other });
      return {};
    }
    const hidden = this.size('hidden_size');
    const layers = this.size('num_layers');
    const gated = this.gated();
    const bias = this.bias();
    const norm = this.text('normalization');
    const latent = this.flag('multi_latent_attention')?.value === true;
    const positions = this.text('position_embedding_type');
    const rotary =
      positions?.value ?? (this.flag('use_rotary_position_embeddings')?.value === true ? 'rope' : '');
    const vocabulary = this.vocabulary();
    const multiple = (this.size('make_vocab_size_divisible_by')?.value ?? 128) * this.shards('tensor').value;
    if (latent && bias.value) {
      this.of('multi_latent_attention')?.report('part-not-counted', 'info', 'multi_latent_attention', {
        part: 'linear_proj.bias',
      });
    }
    return withoutMissing<ArchitectureFields>({
      family: derived(latent ? 'deepseek-v2' : 'gpt2', latent ? 'multi_latent_attention' : 'GPTModel'),
      layers,
      hiddenSize: hidden,
      feedForwardSize: this.feedForward(hidden, gated.value),
      gatedFeedForward: gated,
      attentionHeads: this.size('num_attention_heads'),
      keyValueHeads: this.keyValueHeads(),
      headSize: this.size('kv_channels'),
      vocabularySize: vocabulary,
      paddedVocabularySize: paddedRows(vocabulary, multiple),
      vocabularyMultiple: vocabularyMultiple(
        multiple,
        'make_vocab_size_divisible_by × tensor_model_parallel_size',
      ),
      maximumPositions: this.size(['max_position_embeddings', this.dialect.sequenceLength]),
      positions:
        positions === undefined && rotary === ''
          ? this.default('learned')
          : derived(
              rotary === 'learned_absolute' ? 'learned' : rotary === 'none' ? 'none' : 'rotary',
              positions === undefined ? 'use_rotary_position_embeddings' : 'position_embedding_type',
            ),
      tiedEmbeddings: this.tied(),
      queryKeyValueBias: latent
        ? undefined
        : (this.flag(['add_qkv_bias', 'qkv_bias']) ?? undefined)?.value === true
          ? this.flag(['add_qkv_bias', 'qkv_bias'])
          : bias,
      attentionOutputBias: bias,
      feedForwardBias: bias,
      normBias: norm === undefined ? this.default(true) : { ...norm, value: !/rms/i.test(norm.value) },
      queryKeyNorm: this.flag('qk_layernorm') ?? this.default(false),
      slidingWindow: undefined,
      ...this.experts(layers),
      ...(latent ? this.latent() : {}),
      predictionLayers: this.size('mtp_num_layers'),
    });
  }

  /** Batch, length and what follows; a batch that grows is summed up. */
  training(): TrainingFields {
    const { dialect } = this;
    const sequenceLength = this.size(dialect.sequenceLength);
    const globalBatchSequences = this.has('step_batch_size_schedule')
      ? undefined
      : this.size('global_batch_size');
    const steps = dialect.steps ?? this.amount('train_iters');
    const samples = this.amount('train_samples');
    const grows = this.growth(globalBatchSequences, sequenceLength);
    const seen =
      grows === undefined || steps === undefined
        ? samples
        : derived(sequencesAfter(grows.stages, steps.value), `Σ ${grows.key}`);
    const tokens = samples !== undefined || grows !== undefined ? productOf(seen, sequenceLength) : undefined;
    const warmup = this.rate('lr_warmup_samples');
    const stated = withoutMissing<TrainingFields>({
      sequenceLength,
      microBatchSequences: this.size('micro_batch_size'),
      globalBatchSequences,
      steps,
      tokens,
      learningRate: this.rate('lr'),
      schedule: this.text('lr_decay_style'),
      optimizer:
        dialect.optimizer ??
        this.read('optimizer', (section) =>
          section.isText('optimizer') ? section.text('optimizer') : undefined,
        ),
      precision: this.eightBit(dialect.precision ?? this.precision()),
      startsFrom: dialect.startsFrom ?? this.startingPoint(),
      warmupSteps:
        this.whole(['lr_warmup_iters', 'warmup_steps']) ??
        shareOf(this.rate('lr_warmup_fraction'), this.amount('lr_decay_iters') ?? steps) ??
        (warmup === undefined || globalBatchSequences === undefined
          ? undefined
          : derived(
              Math.round(warmup.value / globalBatchSequences.value),
              'lr_warmup_samples / global_batch_size',
            )),
    });
    if (grows === undefined) return completeTraining(stated, 'down');
    const taken =
      steps ?? (samples && derived(stepsWithin(grows.stages, samples.value), `steps of ${grows.key}`));
    return completeTraining(withoutMissing({ ...stated, steps: taken }), 'down');
  }

  cluster(accelerators?: Sourced<number>): ClusterFields {
    const [tensor, pipeline] = [this.shards('tensor'), this.shards('pipeline')];
    const stated = this.statedLayout();
    const across = tensor.value * pipeline.value * (stated.contextParallel?.value ?? 1);
    const ranks = (accelerators?.value ?? 0) / across;
    const toHost = this.flag('optimizer_cpu_offload');
    return withoutMissing<ClusterFields>({
      accelerators,
      dataParallel:
        ranks >= 1 && Number.isInteger(ranks)
          ? derived(ranks, `GPUs / ${across}`, accelerators?.at)
          : undefined,
      ...stated,
      tensorParallel: tensor,
      sequenceParallel:
        this.flag('sequence_parallel') ?? (tensor.value > 1 ? this.default(false) : undefined),
      pipelineParallel: pipeline,
      zeroStage: this.zeroStage(),
      offload: toHost && { ...toHost, value: toHost.value ? 'optimizer' : 'none' },
      activationOffload: switchedOn(this.flag('cpu_offloading')),
    });
  }

  /** What is said of the layout, without defaults: a recipe elsewhere may say the rest. */
  statedLayout(): ClusterFields {
    const pipelineParallel = this.size('pipeline_model_parallel_size');
    return withoutMissing<ClusterFields>({
      tensorParallel: this.size('tensor_model_parallel_size'),
      pipelineParallel,
      contextParallel: this.size('context_parallel_size'),
      expertParallel: this.size('expert_model_parallel_size'),
      expertTensorParallel: this.size('expert_tensor_parallel_size'),
      virtualStages: this.virtualStages(pipelineParallel?.value ?? NaN),
      unevenStages: this.unevenStages(),
      sequenceParallel: this.flag('sequence_parallel'),
      activationRecompute: this.text(['recompute_granularity', 'activations_checkpoint_granularity']),
    });
  }

  /** NeMo's `distributed_fused_adam` divides its states among the ranks by itself. */
  /** How much of weights, gradients and states the ranks share, in the stages of ZeRO. */
  zeroStage(): Sourced<number> | undefined {
    const torch = switchedOn(this.flag('use_torch_fsdp2'));
    if (torch !== undefined) return { ...torch, value: 3 };
    const sharded = switchedOn(this.flag('use_distributed_optimizer'));
    const whole = switchedOn(this.flag(['use_megatron_fsdp', 'use_custom_fsdp']));
    const strategy = whole && this.text('data_parallel_sharding_strategy');
    const stage = strategy && FSDP_STAGES.get(strategy.value);
    if (strategy !== undefined && stage !== undefined) return { ...strategy, value: stage };
    if (sharded !== undefined) return { ...sharded, value: 1 };
    const { optimizer } = this.dialect;
    return optimizer?.value === 'distributed_fused_adam' ? { ...optimizer, value: 1 } : undefined;
  }

  /** Chunks per stage, stated or by the layers of a chunk. */
  private virtualStages(pipelineParallel: number): Sourced<number> | undefined {
    const stated = this.size([
      'virtual_pipeline_model_parallel_size',
      'num_virtual_stages_per_pipeline_rank',
    ]);
    if (stated !== undefined) return stated;
    const chunk = this.size('num_layers_per_virtual_pipeline_stage');
    const chunks = (this.size('num_layers')?.value ?? NaN) / pipelineParallel / (chunk?.value ?? NaN);
    if (!Number.isInteger(chunks)) return undefined;
    return derived(
      chunks,
      `num_layers / ${pipelineParallel} / num_layers_per_virtual_pipeline_stage`,
      chunk?.at,
    );
  }

  /** Without `finetune` a run that loads is the same one, resumed. */
  private startingPoint(): Sourced<string> | undefined {
    const anew = this.flag('finetune')?.value === true;
    return anew ? this.text(['pretrained_checkpoint', 'load']) : undefined;
  }

  private shards(kind: 'tensor' | 'pipeline'): Sourced<number> {
    return this.size(`${kind}_model_parallel_size`) ?? this.default(1);
  }

  private unevenStages(): Sourced<boolean> | undefined {
    const key = STAGE_KEYS.find((each) => this.has(each));
    if (key === undefined) return undefined;
    return this.read(key, (section) => {
      const node = section.peek(key);
      const isOff = node?.kind === 'scalar' && node.value === false;
      return isOff ? undefined : derived(true, key);
    });
  }

  private gated(): Sourced<boolean> {
    const activation = this.text('activation');
    if (activation !== undefined)
      return {
        ...activation,
        value: activation.value.endsWith('glu'),
      };
    return this.flag(['swiglu', 'gated_linear_unit']) ?? this.default(false);
  }

  private bias(): Sourced<boolean> {
    const off = this.flag('disable_bias_linear');
    if (off !== undefined) return { ...off, value: !off.value };
    return this.flag(['add_bias_linear', 'bias']) ?? this.default(true);
  }

  private tied(): Sourced<boolean> {
    const untied = this.flag('untie_embeddings_and_output_weights');
    if (untied !== undefined) return { ...untied, value: !untied.value };
    return this.flag('share_embeddings_and_output_weights') ?? this.default(true);
  }

  private keyValueHeads(): Sourced<number> | undefined {
    const heads = this.size('num_attention_heads');
    const groups = this.size('num_query_groups');
    const grouped = !this.dialect.groupsNeedSwitch || this.flag('group_query_attention')?.value === true;
    if (grouped && groups !== undefined) return groups;
    if (grouped && this.dialect.groupsNeedSwitch) return this.default(1);
    if (groups !== undefined && this.flag('group_query_attention') === undefined) this.reportGroups();
    return heads === undefined
      ? undefined
      : derived(
          heads.value,
          groups === undefined ? 'num_attention_heads' : 'num_attention_heads; group_query_attention = false',
          heads.at,
        );
  }

  /** Megatron takes as many groups as heads without the switch (arguments.py, core_transformer_config_from_args). */
  private reportGroups(): void {
    const key = 'num_query_groups';
    this.of(key)?.report('switch-missing', 'warning', key, { key, switch: 'group_query_attention' });
  }

  /** Null tokenizers have one token more than stated: the end of a document. */
  private vocabulary(): Sourced<number> | undefined {
    const kind = this.text('tokenizer_type');
    const stated = this.read('vocab_size', (section) =>
      section.isNumber('vocab_size') ? section.size('vocab_size') : undefined,
    );
    if (stated !== undefined && kind?.value === 'NullTokenizer') {
      return derived(stated.value + 1, 'vocab_size + 1', stated.at);
    }
    const named = kind?.value === 'HuggingFaceTokenizer' ? this.text('tokenizer_model') : kind;
    return stated ?? vocabularyOf(this.dialect.tokenizer ?? named);
  }

  /** Four times the width; of a gated network two thirds of that, cut to 64; FlagScale rounds up to `multiple_of`. */
  private feedForward(hidden: Sourced<number> | undefined, gated: boolean): Sourced<number> | undefined {
    const stated = this.size('ffn_hidden_size');
    if (stated !== undefined || hidden === undefined) return stated;
    const multiple = this.size('multiple_of');
    if (multiple !== undefined) {
      const value = derivedFeedForward(hidden.value, undefined, multiple.value);
      return value < 1
        ? undefined
        : derived(value, '⌈⌊8·hidden_size/3⌋ / multiple_of⌉ × multiple_of', hidden.at);
    }
    const value = gated ? Math.trunc((8 * hidden.value) / 3 / 64) * 64 : 4 * hidden.value;
    return value < 1
      ? undefined
      : derived(value, gated ? '⌊8·hidden_size / 3 / 64⌋ × 64' : '4 × hidden_size', hidden.at);
  }

  private experts(layers: Sourced<number> | undefined): ArchitectureFields {
    const experts = this.size(['num_experts', 'num_moe_experts']);
    if (experts === undefined || experts.value < 2) return {};
    const frequency = this.read('moe_layer_freq', (section) => section.written('moe_layer_freq'));
    return {
      experts,
      expertsPerToken: this.size('moe_router_topk') ?? this.default(2),
      expertFeedForwardSize: this.size('moe_ffn_hidden_size'),
      sharedExpertFeedForwardSize: this.size('moe_shared_expert_intermediate_size'),
      denseLayerIndices:
        frequency === undefined ? undefined : denseLayers(frequency, Math.min(layers?.value ?? 0, 10_000)),
    };
  }

  /** Without `qk_layernorm` the latents are not normed. */
  private latent(): ArchitectureFields {
    return {
      familySpecific: { latentNorms: this.flag('qk_layernorm') ?? this.default(false) },
      queryLatentSize: this.size('q_lora_rank'),
      keyValueLatentSize: this.size('kv_lora_rank') ?? this.default(32),
      queryKeyContentSize: this.size('qk_head_dim') ?? this.default(128),
      queryKeyRotarySize: this.size('qk_pos_emb_head_dim') ?? this.default(64),
      valueHeadSize: this.size('v_head_dim') ?? this.default(128),
    };
  }

  /** Transformer Engine's switch: a recipe (`hybrid`, `e4m3`) in Megatron, on or off in NeMo 1; masters stay as they are. */
  private eightBit(otherwise: Sourced<string> | undefined): Sourced<string> | undefined {
    const recipe = this.read(['fp8', 'fp8_format'], (section, key) => section.written(key));
    if (recipe === undefined) return otherwise;
    if (/^(true|hybrid|e4m3|e5m2)$/i.test(recipe.value)) return { ...recipe, value: 'fp8' };
    return otherwise && decidedAlso(otherwise, recipe);
  }

  private precision(): Sourced<string> | undefined {
    for (const precision of ['bf16', 'fp16']) {
      const on = this.flag(precision);
      if (on?.value === true) return { ...on, value: precision };
    }
    return undefined;
  }

  /** The stages of a batch that grows: by samples up to the whole batch, or by tokens as a schedule says. */
  private growth(
    batch: Sourced<number> | undefined,
    length: Sourced<number> | undefined,
  ): { readonly key: string; readonly stages: readonly BatchStage[] } | undefined {
    const key = ['rampup_batch_size', 'step_batch_size_schedule'].find((each) => this.has(each));
    const section = key === undefined ? undefined : this.of(key);
    if (key === undefined || section === undefined || length === undefined) return undefined;
    const isList = section.peek(key)?.kind === 'list';
    const written = isList ? undefined : section.written(key)?.value;
    const report = (expected: string): void =>
      section.report('wrong-type', 'error', key, { key, expected, actual: isList ? 'array' : 'string' });
    if (key === 'step_batch_size_schedule') {
      const stages = tokenStages(written ?? '', length.value);
      if (stages === undefined) report('batch-schedule');
      return stages && { key, stages };
    }
    // Of a list that is none of numbers the section has said so.
    const numbers = isList ? section.numbers(key)?.value : numbersIn(written);
    if (numbers === undefined || batch === undefined) return undefined;
    const stages = rampStages(numbers, batch.value);
    if (stages === undefined) report('batch-ramp');
    return stages && { key, stages };
  }
}

/** `192 192 9600000` as Megatron's command line has it. */
function numbersIn(written = ''): readonly number[] {
  return written.trim().split(/\s+/).slice(0, 3).map(Number);
}
