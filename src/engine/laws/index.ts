import { besiroglu2024 } from './besiroglu2024';
import { chinchilla20 } from './chinchilla20';
import { hoffmann2022Approach1 } from './hoffmann2022Approach1';
import { hoffmann2022Approach2 } from './hoffmann2022Approach2';
import { hoffmann2022Approach3 } from './hoffmann2022Approach3';
import { kaplan2020 } from './kaplan2020/kaplan2020';
import { type Law, type LawId } from './law';

/** Every published law, in the order in which they are listed to people. */
export const laws: readonly Law[] = [
  besiroglu2024,
  hoffmann2022Approach1,
  hoffmann2022Approach2,
  hoffmann2022Approach3,
  chinchilla20,
  kaplan2020,
];

/** The law of that id; `undefined` if there is none. */
export function lawById(id: LawId): Law | undefined {
  return laws.find((law) => law.id === id);
}
