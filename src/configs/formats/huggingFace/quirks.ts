import { type ArchitectureFields } from '../../../engine/run';
import {
  bigCode,
  bloom,
  dbrx,
  ernieMoe,
  falcon,
  gpt2,
  hunyuan,
  mllama,
  mpt,
  opt,
  phiMoe,
  stableLm,
  starcoder2,
} from './decoderQuirks';
import { bart, bert, t5, whisper } from './encoderQuirks';
import { type FieldSource } from './fieldSource';
import { gemma4, llama4, mamba, nemotronH, olmoHybrid, qwen3Next } from './hybridQuirks';
import { deepseekV4, gemma3n, longcatFlash, mimoV2 } from './latestQuirks';
import { nemotronNas } from './nemotronNas';
import { baichuan, chatGlm, internLm, qwen } from './ownCodeQuirks';
import { type Quirk } from './quirk';
import { aria, glm4vMoe, hyperClovaX, modernBert, phi3Small } from './recentQuirks';
import { recurrentGemma, zamba, zamba2 } from './sharedQuirks';
import {
  bamba,
  falconH1,
  graniteHybrid,
  jamba,
  kimiLinear,
  lfm2,
  mamba2,
  minimax,
  rwkv,
} from './stateQuirks';

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
  mllama,
  mllama_text_model: mllama,
  opt,
  ernie4_5_moe: ernieMoe,
  phimoe: phiMoe,
  aria_text: aria,
  glm4v_moe_text: glm4vMoe,
  hyperclovax: hyperClovaX,
  modernbert: modernBert,
  phi3small: phi3Small,
  stablelm: stableLm,
  stablelm_epoch: stableLm,
  starcoder2,
  llama4,
  llama4_text: llama4,
  gemma4,
  gemma4_text: gemma4,
  nemotron_h: nemotronH,
  'nemotron-nas': nemotronNas,
  deci: nemotronNas,
  qwen3_next: qwen3Next,
  qwen3_5_text: qwen3Next,
  qwen3_5_moe_text: qwen3Next,
  olmo_hybrid: olmoHybrid,
  bamba,
  granitemoehybrid: graniteHybrid,
  falcon_h1: falconH1,
  jamba,
  lfm2,
  lfm2_moe: lfm2,
  minimax,
  minimax_text_01: minimax,
  minimax_m1: minimax,
  kimi_linear: kimiLinear,
  mamba2,
  rwkv,
  hunyuan_v1_moe: hunyuan,
  recurrent_gemma: recurrentGemma,
  zamba,
  zamba2,
  mimo_v2_flash: mimoV2,
  mimo_v2: mimoV2,
  gemma3n,
  gemma3n_text: gemma3n,
  longcat_flash: longcatFlash,
  deepseek_v4: deepseekV4,
  baichuan,
  chatglm: chatGlm,
  internlm: internLm,
  internlm2: internLm,
  qwen,
  'gpt-sw3': gpt2,
  mamba,
  falcon_mamba: mamba,
  t5,
  mt5: t5,
  umt5: t5,
  longt5: t5,
  bart,
  whisper,
  bert,
  roberta: bert,
  'xlm-roberta': bert,
  camembert: bert,
};

/** What the model type says in keys of its own; undefined for most. */
export function quirksOf(source: FieldSource, common: ArchitectureFields): ArchitectureFields | undefined {
  const { modelType } = source;
  if (modelType === undefined || !Object.hasOwn(QUIRKS, modelType)) return undefined;
  return QUIRKS[modelType]?.(source, common);
}
