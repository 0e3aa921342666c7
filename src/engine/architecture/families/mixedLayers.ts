import { type TokenMixer } from '../architecture';
import { attention, attentionMixer } from '../blocks/attention';
import { type Part, repeat } from '../countParameters';
import { type FieldReader } from '../fieldReader';
import { attentionShape, outputGate, type AttentionPlan, type DecoderRules } from './decoder';

/** What one kind of layer has for mixing tokens: its weights and what caches and FLOPs need to know. */
export interface MixerKind {
  readonly parts: readonly Part[];
  readonly mixer: (layers: number) => TokenMixer;
}

const ATTENTION: ReadonlySet<string> = new Set(['attention', 'full_attention']);

/** How many of the layers listed in the file attend; `fallback` where none are listed. */
export function attendingLayers(fields: FieldReader, layers: number, fallback: number): number {
  const listed = fields.layerTypes?.slice(0, layers).filter((type) => ATTENTION.has(type)).length;
  return listed ?? fallback;
}

/** Layers of several kinds; a kind is read only if a layer is of it. */
export function mixedLayers(
  ...kinds: readonly (readonly [layers: number, read: () => MixerKind])[]
): AttentionPlan {
  const present = kinds.flatMap(([layers, read]) => (layers > 0 ? [{ layers, ...read() }] : []));
  return {
    parts: present.flatMap(({ layers, parts }) => repeat(layers, parts)),
    mixers: present.map(({ layers, mixer }) => mixer(layers)),
  };
}

/** Grouped-query attention as one of several kinds. */
export function attentionKind(fields: FieldReader, rules: DecoderRules): () => MixerKind {
  return () => {
    const shape = attentionShape(fields, rules);
    return {
      parts: [...attention(shape), outputGate(shape, rules)],
      mixer: (layers) => attentionMixer(shape, layers),
    };
  };
}
