import { type ClusterFields, type Sourced } from '../engine/run';
import { formatDefault, type Section } from './section';
import { withoutMissing } from './training';
import { zeroStageOf } from './vocabulary';

/** Whose default FULL_SHARD is, where FSDP is on and no strategy is named. */
const FSDP = 'FSDP plugin of accelerate';

/** How PyTorch's FSDP shards, and whether the shards wait on the host. */
export type FsdpFields = Pick<ClusterFields, 'zeroStage' | 'offload'>;

/**
 * FSDP as transformers, axolotl and accelerate configure it: by a block of settings, which wins, or by words.
 * @param block `fsdp_config`, its keys with or without `fsdp_` before them
 * @param words transformers' `fsdp`, a text or a list: `full_shard auto_wrap offload`
 * @returns nothing where neither turns FSDP on
 * @example `fsdp: [shard_grad_op, offload]` // => stage 2, offload `optimizer-and-weights`
 */
export function readFsdp(block: Section | undefined, words?: Sourced<readonly string[]>): FsdpFields {
  if (block === undefined && (words === undefined || words.value.length === 0)) return {};
  return withoutMissing<FsdpFields>({
    zeroStage: statedStage(block) ?? stageOfWords(words) ?? resharded(block) ?? formatDefault(3, FSDP),
    offload:
      offloadOf(block?.flag(['fsdp_offload_params', 'offload_params'])) ??
      (words?.value.includes('offload') === true ? { ...words, value: 'optimizer-and-weights' } : undefined),
  });
}

/** Transformers' words for FSDP: a list of them, or one text with blanks or commas between. */
export function fsdpWords(root: Section): Sourced<readonly string[]> | undefined {
  const node = root.peek('fsdp');
  if (node?.kind === 'list') return root.texts('fsdp');
  const text = root.isText('fsdp') ? root.text('fsdp') : undefined;
  return text && { ...text, value: text.value.split(/[\s,]+/).filter((word) => word !== '') };
}

/** Parameters that wait on the host take their gradients and states along: PyTorch updates them there. */
export function offloadOf(switched: Sourced<boolean> | undefined): Sourced<string> | undefined {
  return switched && { ...switched, value: switched.value ? 'optimizer-and-weights' : 'none' };
}

function statedStage(block: Section | undefined): Sourced<number> | undefined {
  return zeroStageOf(block?.written(['fsdp_sharding_strategy', 'sharding_strategy']));
}

function stageOfWords(words: Sourced<readonly string[]> | undefined): Sourced<number> | undefined {
  for (const word of words?.value ?? []) {
    const stage = words && zeroStageOf({ ...words, value: word });
    if (stage !== undefined) return stage;
  }
  return undefined;
}

/** FSDP's second version says only whether weights are let go after the forward pass. */
function resharded(block: Section | undefined): Sourced<number> | undefined {
  const keys = ['fsdp_reshard_after_forward', 'reshard_after_forward'];
  if (block === undefined || keys.every((key) => block.peek(key) === undefined)) return undefined;
  const flag = block.flag(keys);
  return flag && { ...flag, value: flag.value ? 3 : 2 };
}
