import { accelerators } from '../../engine/hardware/accelerators';
import { LAW_ENTRIES } from '../../engine/laws/lawLoaders';
import { ACCELERATOR_KEYS, PLAIN_KEYS, SERVING_KEYS, SPECIAL_KEYS, type ValueKind } from './keys';

type Schema = Readonly<Record<string, unknown>>;

const KINDS: Readonly<Record<ValueKind, Schema>> = {
  amount: { type: ['number', 'string'], exclusiveMinimum: 0 },
  count: { type: ['integer', 'string'], minimum: 1 },
  share: { type: ['number', 'string'], exclusiveMinimum: 0, maximum: 1 },
  text: { type: 'string' },
};

const BAND: Schema = {
  type: ['number', 'string', 'object'],
  properties: { value: KINDS.amount, low: KINDS.amount, high: KINDS.amount },
  required: ['value'],
  additionalProperties: false,
};

const OWN_ACCELERATOR: Schema = {
  type: 'object',
  properties: Object.fromEntries(
    ACCELERATOR_KEYS.map((key) => [
      key,
      key === 'teraflops'
        ? { type: 'object', additionalProperties: KINDS.amount }
        : key === 'id' || key === 'title' || key === 'vendor'
          ? KINDS.text
          : KINDS.amount,
    ]),
  ),
  required: ['id', 'memoryGB'],
  additionalProperties: false,
};

const SPECIAL: Readonly<Record<(typeof SPECIAL_KEYS)[number]['key'], Schema>> = {
  law: { enum: LAW_ENTRIES.map(({ id }) => id) },
  tokens: KINDS.amount,
  accelerator: { type: 'string', examples: accelerators.map(({ id }) => id) },
  utilization: BAND,
  pue: BAND,
  prices: {
    type: 'object',
    properties: Object.fromEntries(
      accelerators.map(({ id, title }) => [id, { ...KINDS.amount, description: title }]),
    ),
    additionalProperties: false,
  },
  accelerators: { type: 'array', items: OWN_ACCELERATOR },
  serving: {
    type: 'object',
    properties: Object.fromEntries(
      SERVING_KEYS.map(({ key, kind, meaning }) => [key, { ...KINDS[kind], description: meaning }]),
    ),
    additionalProperties: false,
  },
};

/** The JSON schema of the file, for completion and checking in an editor. */
export function workspaceFileSchema(): Schema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Assumptions of Scaling Lens',
    description:
      'What a team assumes where its configs say nothing. Numbers may be written 1.4T, 40% or 8_192.',
    type: 'object',
    properties: Object.fromEntries([
      ...SPECIAL_KEYS.map(({ key, meaning }) => [key, { ...SPECIAL[key], description: meaning }] as const),
      ...PLAIN_KEYS.map(({ key, kind, meaning }) => [key, { ...KINDS[kind], description: meaning }] as const),
    ]),
    additionalProperties: false,
  };
}
