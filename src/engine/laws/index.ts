import { besiroglu2024 } from './besiroglu2024';
import { besiroglu2024BestFit } from './besiroglu2024BestFit';
import { chinchilla20 } from './chinchilla20';
import { deepseekLlm2024 } from './deepseekLlm2024';
import { gadre2024C4, gadre2024RedPajama, gadre2024RefinedWeb } from './gadre2024';
import { hoffmann2022Approach1 } from './hoffmann2022Approach1';
import { hoffmann2022Approach2 } from './hoffmann2022Approach2';
import { hoffmann2022Approach3 } from './hoffmann2022Approach3';
import { kaplan2020 } from './kaplan2020/kaplan2020';
import { type Law, type LawId } from './law';
import { llama32024 } from './llama32024';
import { clark2022Hash, clark2022RlR, clark2022SBase } from './moe/clark2022';
import { hossain2025 } from './moe/hossain2025';
import { krajewski2024, krajewski2024Dense } from './moe/krajewski2024';
import { ludziejewski2025 } from './moe/ludziejewski2025';
import { muennighoff2023 } from './muennighoff2023';
import { pearceSong2024 } from './pearceSong2024';
import { porian2024 } from './porian2024';

/** Every published law, in the order in which they are listed to people. */
export const laws: readonly Law[] = [
  besiroglu2024,
  besiroglu2024BestFit,
  hoffmann2022Approach1,
  hoffmann2022Approach2,
  hoffmann2022Approach3,
  chinchilla20,
  kaplan2020,
  pearceSong2024,
  porian2024,
  deepseekLlm2024,
  llama32024,
  muennighoff2023,
  gadre2024C4,
  gadre2024RedPajama,
  gadre2024RefinedWeb,
  ludziejewski2025,
  krajewski2024,
  krajewski2024Dense,
  clark2022SBase,
  clark2022RlR,
  clark2022Hash,
  hossain2025,
];

/** The law of that id; `undefined` if there is none. */
export function lawById(id: LawId): Law | undefined {
  return laws.find((law) => law.id === id);
}
