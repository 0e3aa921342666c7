import { type Family } from './family';
import { gpt2 } from './gpt2';
import { llama } from './llama';
import { mistral } from './mistral';
import { mixtral } from './mixtral';

/** Every family there is. Adding one is adding a file and a line. */
export const FAMILIES: readonly Family[] = [llama, mistral, mixtral, gpt2];

/** The family with this id; undefined if there is none. */
export function familyById(id: string): Family | undefined {
  return FAMILIES.find((family) => family.id === id);
}

/** The family that counts a Hugging Face `model_type`; undefined if none does. */
export function familyOfModelType(modelType: string): Family | undefined {
  return FAMILIES.find((family) => family.modelTypes.includes(modelType.toLowerCase()));
}
