import { type Format } from '../format';
import { axolotl } from './axolotl';
import { llamaFactory } from './llamaFactory';
import { accelerate } from './accelerate';
import { deepspeed } from './deepspeed';
import { megatronBridge } from './megatronBridge';
import { peftAdapter } from './peftAdapter';
import { skypilot } from './skypilot';
import { torchtune } from './torchtune';
import { trl } from './trl';
import { gptNeox } from './gptNeox';
import { huggingFace } from './huggingFace';
import { kubernetes } from './kubernetes';
import { litgpt } from './litgpt';
import { litgptCheckpoint } from './litgptCheckpoint';
import { llmFoundry } from './llmFoundry';
import { mcli } from './mcli';
import { metaParams } from './metaParams';
import { olmo } from './olmo';
import { nanotron } from './nanotron';
import { openLm } from './openLm';
import { calculon } from './calculon';
import { levanter } from './levanter';
import { lingua } from './lingua';
import { maxtext } from './maxtext';
import { modalities } from './modalities';
import { megatronLm } from './megatronLm';
import { nemo } from './nemo';
import { nemo2 } from './nemo2';
import { flagscale } from './flagscale';
import { olmoCore } from './olmoCore';
import { plain } from './plain';
import { wandb } from './wandb';

/**
 * Every format that is read, the most specific fingerprint first: the first that matches reads the file. After a change
 * `npm run formats` writes what the editor knows of them before it loads any (`formatTable.ts`).
 */
export const FORMATS: readonly Format[] = [
  kubernetes,
  huggingFace,
  litgpt,
  litgptCheckpoint,
  llmFoundry,
  mcli,
  olmo,
  metaParams,
  gptNeox,
  nanotron,
  openLm,
  calculon,
  axolotl,
  llamaFactory,
  trl,
  torchtune,
  deepspeed,
  accelerate,
  skypilot,
  peftAdapter,
  megatronBridge,
  levanter,
  lingua,
  maxtext,
  modalities,
  megatronLm,
  nemo,
  nemo2,
  flagscale,
  olmoCore,
  wandb,
  plain,
];
