import { type ServingFields, type Sourced } from '../../../engine/run';
import { type Section } from '../../section';

/**
 * How the weights are stored: the quantization if there is one, else `torch_dtype` (`dtype` from transformers 5 on).
 * @example `quantization_config: { quant_method: gptq, bits: 4 }` // => int4
 */
export function readServing(root: Section, text: Section): ServingFields {
  const weightPrecision = readQuantization(root) ?? root.text(TYPE_KEYS) ?? text.text(TYPE_KEYS);
  return weightPrecision === undefined ? {} : { weightPrecision };
}

const TYPE_KEYS = ['torch_dtype', 'dtype'];

function readQuantization(root: Section): Sourced<string> | undefined {
  const quantization = root.section('quantization_config');
  const method = quantization?.text('quant_method');
  if (quantization === undefined || method === undefined) return undefined;
  if (method.value.startsWith('fp8') || method.value === 'mxfp4') return method;
  const bits = quantization.size('bits', { maximum: 32 });
  if (bits !== undefined) return { ...bits, value: `int${bits.value}` };
  const four = quantization.flag('load_in_4bit');
  if (four?.value === true) return { ...four, value: 'int4' };
  const eight = quantization.flag('load_in_8bit');
  return eight?.value === true ? { ...eight, value: 'int8' } : undefined;
}
