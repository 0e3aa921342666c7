import { defaults, LLAMA_BIASES, NONE, type ModelTypeDefaults, TIED, UNTIED } from './modelTypeDefaults';

/** Rows of encoders that are BERT but for a few parts, by `model_type`. */
export const ENCODER_MODEL_TYPES: Readonly<Record<string, ModelTypeDefaults>> = {
  albert: defaults('AlbertConfig', [12, 4096, 16384, 64, NONE, NONE, 30000, 512], TIED),
  deberta: defaults('DebertaConfig', [12, 768, 3072, 12, NONE, NONE, 50265, 512], TIED),
  'deberta-v2': defaults('DebertaV2Config', [24, 1536, 6144, 24, NONE, NONE, 128100, 512], TIED),
  distilbert: defaults('DistilBertConfig', [6, 768, 3072, 12, NONE, NONE, 30522, 512], TIED),
  electra: defaults('ElectraConfig', [12, 256, 1024, 4, NONE, NONE, 30522, 512], TIED),
  esm: defaults('EsmConfig', [12, 768, 3072, 12, NONE, NONE, NONE, 1026], TIED),
  eurobert: defaults('EuroBertConfig', [12, 768, 3072, 12, NONE, NONE, 128256, 8192], UNTIED, {
    biases: LLAMA_BIASES,
  }),
  gte: defaults('GteConfig', [12, 768, 3072, 12, NONE, NONE, 250048, 8192], TIED),
  longformer: defaults('LongformerConfig', [12, 768, 3072, 12, NONE, NONE, 30522, 512], TIED),
  'megatron-bert': defaults('MegatronBertConfig', [24, 1024, 4096, 16, NONE, NONE, 29056, 512], TIED),
  mpnet: defaults('MPNetConfig', [12, 768, 3072, 12, NONE, NONE, 30527, 512], TIED),
  nomic_bert: defaults('NomicBertConfig', [12, 768, 3072, 12, NONE, NONE, 30528, 2048], TIED),
  'xlm-roberta-xl': defaults('XLMRobertaXLConfig', [36, 2560, 10240, 32, NONE, NONE, 250880, 514], TIED),
};
