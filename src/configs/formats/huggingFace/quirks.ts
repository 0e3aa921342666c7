import { type ArchitectureFields } from '../../../engine/run';
import { bigCode, bloom, dbrx, falcon, gpt2, mpt, opt, stableLm, starcoder2 } from './decoderQuirks';
import { bart, bert, t5 } from './encoderQuirks';
import { type FieldSource } from './fieldSource';
import { gemma4, llama4, mamba, nemotronH, qwen3Next } from './hybridQuirks';
import { type Quirk } from './quirk';

const QUIRKS: Readonly<Record<string, Quirk>> = {
  gpt2,
  gptj: gpt2,
  codegen: gpt2,
  gpt_neo: gpt2,
  gpt_bigcode: bigCode,
  bloom,
  falcon,
  RefinedWeb: falcon,
  RefinedWebModel: falcon,
  mpt,
  dbrx,
  opt,
  stablelm: stableLm,
  stablelm_epoch: stableLm,
  starcoder2,
  llama4,
  llama4_text: llama4,
  gemma4,
  gemma4_text: gemma4,
  nemotron_h: nemotronH,
  qwen3_next: qwen3Next,
  mamba,
  falcon_mamba: mamba,
  t5,
  mt5: t5,
  umt5: t5,
  bart,
  bert,
  roberta: bert,
  'xlm-roberta': bert,
};

/** What the model type says in keys of its own; undefined for most. */
export function quirksOf(source: FieldSource, common: ArchitectureFields): ArchitectureFields | undefined {
  const { modelType } = source;
  if (modelType === undefined || !Object.hasOwn(QUIRKS, modelType)) return undefined;
  return QUIRKS[modelType]?.(source, common);
}
