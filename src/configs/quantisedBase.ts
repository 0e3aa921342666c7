import { type Sourced } from '../engine/run';
import { type Section } from './section';

/**
 * An adapter with the bits of the frozen weights it sits on in its name: on 4 bit it is known as QLoRA, on 8 bit it
 * has no name of its own. The switches are those of transformers, axolotl, LLaMA-Factory and LitGPT.
 * @example adapter `lora` with `load_in_4bit: true` => `qlora`; with `quantization_bit: 8` => `lora, 8-bit`
 */
export function onQuantisedBase(
  root: Section,
  adapter: Sourced<string> | undefined,
): Sourced<string> | undefined {
  if (adapter === undefined || !/^(lora|dora)$/i.test(adapter.value)) return adapter;
  const bits = bitsOf(root);
  if (bits === 4) return { ...adapter, value: `q${adapter.value}` };
  return bits === 8 ? { ...adapter, value: `${adapter.value}, 8-bit` } : adapter;
}

function bitsOf(root: Section): number | undefined {
  const switched = (key: string): boolean =>
    root.peek(key)?.kind === 'scalar' && root.flag(key)?.value === true;
  if (switched('load_in_4bit')) return 4;
  if (switched('load_in_8bit')) return 8;
  const kind = root.isText('quantize') ? (root.text('quantize')?.value ?? '') : '';
  if (/nf4|fp4/.test(kind)) return 4;
  if (kind.includes('int8')) return 8;
  return root.size('quantization_bit')?.value;
}
