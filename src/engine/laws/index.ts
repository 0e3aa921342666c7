import { besiroglu2024 } from './besiroglu2024';
import { chinchilla20 } from './chinchilla20';
import { hoffmann2022Approach1 } from './hoffmann2022Approach1';
import { hoffmann2022Approach2 } from './hoffmann2022Approach2';
import { hoffmann2022Approach3 } from './hoffmann2022Approach3';
import { kaplan2020 } from './kaplan2020/kaplan2020';
import { type Law, type LawId } from './law';
import { clark2022Hash, clark2022RlR, clark2022SBase } from './moe/clark2022';
import { hossain2025 } from './moe/hossain2025';
import { krajewski2024, krajewski2024Dense } from './moe/krajewski2024';
import { ludziejewski2025 } from './moe/ludziejewski2025';

/** Every published law, in the order in which they are listed to people. */
export const laws: readonly Law[] = [
  besiroglu2024,
  hoffmann2022Approach1,
  hoffmann2022Approach2,
  hoffmann2022Approach3,
  chinchilla20,
  kaplan2020,
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
