import { afmoe } from './afmoe';
import { albert } from './albert';
import { apertus } from './apertus';
import { arcee } from './arcee';
import { axk1 } from './axk1';
import { bamba } from './bamba';
import { bart } from './bart';
import { bert } from './bert';
import { bitnet } from './bitnet';
import { bloom } from './bloom';
import { cohere } from './cohere';
import { dbrx } from './dbrx';
import { deberta } from './deberta';
import { deepseekMoe } from './deepseekMoe';
import { deepseekV2 } from './deepseekV2';
import { deepseekV3 } from './deepseekV3';
import { deepseekV4 } from './deepseekV4';
import { diffLlama } from './diffLlama';
import { distilBert } from './distilBert';
import { dots1 } from './dots1';
import { electra } from './electra';
import { ernieMoe } from './ernieMoe';
import { esm } from './esm';
import { euroBert } from './euroBert';
import { exaone4 } from './exaone4';
import { falcon } from './falcon';
import { falconH1 } from './falconH1';
import { type Family } from './family';
import { gemma } from './gemma';
import { gemma2 } from './gemma2';
import { gemma3 } from './gemma3';
import { gemma3n } from './gemma3n';
import { gemma4 } from './gemma4';
import { glm4 } from './glm4';
import { glm4Moe } from './glm4Moe';
import { gpt2 } from './gpt2';
import { gptJ } from './gptJ';
import { gptNeo } from './gptNeo';
import { gptNeoX } from './gptNeoX';
import { gptOss } from './gptOss';
import { graniteMoe } from './graniteMoe';
import { graniteSwa } from './graniteSwa';
import { grok1 } from './grok1';
import { gte } from './gte';
import { hunyuan } from './hunyuan';
import { jais2 } from './jais2';
import { jamba } from './jamba';
import { kimiLinear } from './kimiLinear';
import { lfm2 } from './lfm2';
import { llama } from './llama';
import { llama4 } from './llama4';
import { longcatFlash } from './longcatFlash';
import { longformer } from './longformer';
import { mamba } from './mamba';
import { mamba2 } from './mamba2';
import { mimoV2 } from './mimoV2';
import { minimaxM2 } from './minimaxM2';
import { minimaxText } from './minimaxText';
import { mistral } from './mistral';
import { mixtral } from './mixtral';
import { mllama } from './mllama';
import { modernBert } from './modernBert';
import { mpNet } from './mpNet';
import { mpt } from './mpt';
import { nanochat } from './nanochat';
import { nemotron } from './nemotron';
import { nemotronH } from './nemotronH';
import { nemotronNas } from './nemotronNas';
import { nomicBert } from './nomicBert';
import { olmo } from './olmo';
import { olmo2 } from './olmo2';
import { olmoE } from './olmoE';
import { olmoHybrid } from './olmoHybrid';
import { opt } from './opt';
import { palm } from './palm';
import { persimmon } from './persimmon';
import { phi } from './phi';
import { phi3 } from './phi3';
import { phi3Small } from './phi3Small';
import { phi4Multimodal } from './phi4Multimodal';
import { phiMoe } from './phiMoe';
import { preNormBert } from './preNormBert';
import { qwen2 } from './qwen2';
import { qwen2Moe } from './qwen2Moe';
import { qwen3 } from './qwen3';
import { qwen3Next } from './qwen3Next';
import { qwen3Vl } from './qwen3Vl';
import { recurrentGemma } from './recurrentGemma';
import { rwkv } from './rwkv';
import { seedOss } from './seedOss';
import { stableLm } from './stableLm';
import { starcoder2 } from './starcoder2';
import { t5 } from './t5';
import { whisper } from './whisper';
import { zamba } from './zamba';
import { zamba2 } from './zamba2';

/** Every family there is. Adding one is adding a file and a line. */
export const FAMILIES: readonly Family[] = [
  llama,
  mistral,
  mixtral,
  gpt2,
  qwen2,
  qwen2Moe,
  qwen3,
  qwen3Next,
  qwen3Vl,
  gemma,
  gemma2,
  gemma3,
  gemma3n,
  gemma4,
  phi,
  phi3,
  phiMoe,
  gptJ,
  gptNeo,
  gptNeoX,
  opt,
  bloom,
  falcon,
  mpt,
  stableLm,
  starcoder2,
  cohere,
  olmo,
  olmo2,
  olmoE,
  deepseekMoe,
  deepseekV2,
  deepseekV3,
  deepseekV4,
  dbrx,
  gptOss,
  grok1,
  graniteMoe,
  glm4Moe,
  llama4,
  minimaxM2,
  nemotron,
  nemotronH,
  nemotronNas,
  palm,
  mamba,
  t5,
  bart,
  bert,
  afmoe,
  apertus,
  arcee,
  bamba,
  dots1,
  ernieMoe,
  exaone4,
  falconH1,
  glm4,
  hunyuan,
  jais2,
  jamba,
  kimiLinear,
  lfm2,
  mamba2,
  minimaxText,
  mllama,
  nanochat,
  olmoHybrid,
  rwkv,
  seedOss,
  longcatFlash,
  mimoV2,
  recurrentGemma,
  whisper,
  zamba,
  zamba2,
  axk1,
  bitnet,
  graniteSwa,
  modernBert,
  persimmon,
  phi3Small,
  phi4Multimodal,
  albert,
  deberta,
  distilBert,
  electra,
  esm,
  euroBert,
  gte,
  longformer,
  mpNet,
  nomicBert,
  preNormBert,
  diffLlama,
];

/** The family with this id; undefined if there is none. */
export function familyById(id: string): Family | undefined {
  return FAMILIES.find((family) => family.id === id);
}

/** The family that counts a Hugging Face `model_type`; undefined if none does. */
export function familyOfModelType(modelType: string): Family | undefined {
  familyOfType ??= new Map(FAMILIES.flatMap((each) => each.modelTypes.map((type) => [type, each])));
  return familyOfType.get(modelType);
}

/** Laid out at the first question: every config of a model asks several times. */
let familyOfType: ReadonlyMap<string, Family> | undefined;
