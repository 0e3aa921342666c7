import { type RunDescription, type Sourced, type TrainingFields } from '../engine/run';
import { namedModel } from './namedModel';
import { derived, formatDefault, type Section } from './section';
import { completeTraining, withoutMissing } from './training';

/** GPT-2 by its depth, as llm.c names it (`-e d12`). */
const DEPTHS: Readonly<Record<string, string>> = {
  d12: 'gpt2',
  d24: 'gpt2-medium',
  d36: 'gpt2-large',
  d48: 'gpt2-xl',
};

/**
 * The run of a command line of Karpathy's llm.c (`train_gpt2cu`) within a script under the key `run`: `-b` sequences
 * per GPU of `-t` tokens, `-d` tokens per step in all, `-x` steps, `-l` learning rate, `-u` warm-up.
 * Its values have no place of their own in the text: the script is one scalar.
 * @returns undefined for other scripts
 * @example `-b 64 -t 1024 -d 524288` on 8 GPUs => accumulation 1
 */
export function readLlmc(
  root: Section,
  accelerators: Sourced<number> | undefined,
): Pick<RunDescription, 'architecture' | 'training' | 'modelName'> | undefined {
  const entry = root.map.entries.get('run');
  const script = entry?.value.kind === 'scalar' ? entry.value.text : '';
  const command = /\/train_gpt2cu\b((?:[^\n\\]|\\\r?\n)*)/.exec(script)?.[1];
  if (command === undefined) return undefined;
  const word = (flag: string): string | undefined =>
    new RegExp(`\\s-${flag}\\s+["']?([\\w.]{1,20})["']?(?=\\s|$)`).exec(command)?.[1];
  const number = (flag: string): Sourced<number> | undefined => {
    const value = Number(word(flag));
    return value > 0 && value <= 1e12 ? derived(value, `-${flag}`) : undefined;
  };
  const whole = (flag: string): Sourced<number> | undefined => {
    const found = number(flag);
    return found !== undefined && Number.isInteger(found.value) ? found : undefined;
  };
  const [sequenceLength, microBatchSequences, tokensPerStep] = [whole('t'), whole('b'), whole('d')];
  const perPass =
    (sequenceLength?.value ?? NaN) * (microBatchSequences?.value ?? NaN) * (accelerators?.value ?? NaN);
  const passes = (tokensPerStep?.value ?? NaN) / perPass;
  const depth = word('e') ?? '';
  const name = Object.hasOwn(DEPTHS, depth) ? DEPTHS[depth] : undefined;
  const model = name === undefined ? undefined : derived(name, `-e ${depth}`);
  return {
    ...(model === undefined ? {} : { modelName: model }),
    architecture:
      model === undefined
        ? {}
        : namedModel(root, model, { paddedVocabularySize: formatDefault(50304, 'llm.c') }),
    training: completeTraining(
      withoutMissing<TrainingFields>({
        sequenceLength,
        microBatchSequences,
        gradientAccumulation: Number.isInteger(passes) ? derived(passes, '-d / (-b × -t × GPUs)') : undefined,
        tokensPerStep,
        steps: whole('x'),
        learningRate: number('l'),
        warmupSteps: whole('u'),
      }),
      'down',
    ),
  };
}
