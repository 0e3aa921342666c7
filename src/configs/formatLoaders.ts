import { type Format } from './format';
import { KEY_HINTS } from './keyHints';
import { type Readers } from './readAs';
import { type ConfigLanguage } from './reading';
import { candidateFormats } from './recognise';

/** How each format is loaded, in the registry's order; a test compares both. */
export const FORMAT_LOADERS: Readonly<Record<string, () => Promise<Format>>> = {
  'hf-config': async () => (await import('./formats/huggingFace')).huggingFace,
  litgpt: async () => (await import('./formats/litgpt')).litgpt,
  'llm-foundry': async () => (await import('./formats/llmFoundry')).llmFoundry,
  olmo: async () => (await import('./formats/olmo')).olmo,
  'meta-params': async () => (await import('./formats/metaParams')).metaParams,
  'gpt-neox': async () => (await import('./formats/gptNeox')).gptNeox,
  nanotron: async () => (await import('./formats/nanotron')).nanotron,
  'open-lm': async () => (await import('./formats/openLm')).openLm,
  calculon: async () => (await import('./formats/calculon')).calculon,
  axolotl: async () => (await import('./formats/axolotl')).axolotl,
  'llama-factory': async () => (await import('./formats/llamaFactory')).llamaFactory,
  trl: async () => (await import('./formats/trl')).trl,
  torchtune: async () => (await import('./formats/torchtune')).torchtune,
  deepspeed: async () => (await import('./formats/deepspeed')).deepspeed,
  accelerate: async () => (await import('./formats/accelerate')).accelerate,
  skypilot: async () => (await import('./formats/skypilot')).skypilot,
  'peft-adapter': async () => (await import('./formats/peftAdapter')).peftAdapter,
  'megatron-bridge': async () => (await import('./formats/megatronBridge')).megatronBridge,
  levanter: async () => (await import('./formats/levanter')).levanter,
  lingua: async () => (await import('./formats/lingua')).lingua,
  maxtext: async () => (await import('./formats/maxtext')).maxtext,
  modalities: async () => (await import('./formats/modalities')).modalities,
  'megatron-lm': async () => (await import('./formats/megatronLm')).megatronLm,
  nemo: async () => (await import('./formats/nemo')).nemo,
  flagscale: async () => (await import('./formats/flagscale')).flagscale,
  'olmo-core': async () => (await import('./formats/olmoCore')).olmoCore,
};

/**
 * What reads a text, loaded: a host that reads a file of one framework never loads the readers of the others, nor the
 * parser of the other language. For hosts that can wait; where everything is in one bundle anyway, `readConfig` knows
 * all formats.
 * @returns undefined if the text can be of no format
 */
export async function readersFor(text: string, language: ConfigLanguage): Promise<Readers | undefined> {
  const loaders = candidateFormats(text, language, KEY_HINTS).flatMap(({ id }) => FORMAT_LOADERS[id] ?? []);
  if (loaders.length === 0) return undefined;
  const [parse, formats] = await Promise.all([
    language === 'json'
      ? import('./document/jsonDocument').then(({ jsonDocument }) => jsonDocument)
      : import('./document/yamlDocument').then(({ yamlDocument }) => yamlDocument),
    Promise.all(loaders.map((load) => load())),
  ]);
  return { formats, parse };
}
