import { type Notice, type NoticeCode } from '../engine/notice';
import { divisionWords, divisorWords, multipleWords } from './divisionWords';
import { fieldTitle } from './fieldTitles';
import { formatBytes, formatExact } from './format';
import { type Translate } from './translate';

/** The notices that say why a run cannot start as its file says. */
export type ProblemCode = Extract<
  NoticeCode,
  `${string}-mismatch` | 'key-value-heads-repeated' | 'run-does-not-fit'
>;

type Sentence = (args: Notice['args'], t: Translate) => string;

const numberOf = (args: Notice['args'], name: string): number => {
  const value = args[name];
  return typeof value === 'number' ? value : Number(value ?? NaN);
};

/** `{0} of something cannot be split by {1}`, the arithmetic, and what would divide it. */
function divided(args: Notice['args'], whole: string, by: string, t: Translate): readonly string[] {
  const [all, parts] = [numberOf(args, whole), numberOf(args, by)];
  return [formatExact(all), formatExact(parts), divisionWords(all, parts), divisorWords(all, parts, t)];
}

/** `A 11,007 wide thing cannot be split by 8`, the arithmetic, and the multiples around it. */
function multiplied(args: Notice['args'], whole: string, by: string, t: Translate): readonly string[] {
  const [all, parts] = [numberOf(args, whole), numberOf(args, by)];
  return [formatExact(all), formatExact(parts), divisionWords(all, parts), multipleWords(all, parts, t)];
}

/** Why ranks, heads, widths, layers, experts, sequences and batches do not come out, with the arithmetic. */
export const PROBLEM_SENTENCES: Readonly<Record<Exclude<ProblemCode, 'tokens-mismatch'>, Sentence>> = {
  'batch-mismatch': (args, t) => {
    const [global, product] = [numberOf(args, 'global'), numberOf(args, 'product')];
    const layout = [
      ...(args.micro === undefined ? [] : [t('micro-batch {0}', args.micro)]),
      ...(args.passes === undefined ? [] : [t('accumulation {0}', args.passes)]),
      ...(args.ranks === undefined ? [] : [t('{0} data-parallel ranks', args.ranks)]),
    ].join(' × ');
    return args.exact === undefined
      ? t(
          'The batch of {0} is no multiple of {1}: {2}. Use {3}.',
          formatExact(global),
          layout,
          divisionWords(global, product),
          multipleWords(global, product, t),
        )
      : t('The batch of {0} is not {1} = {2}.', formatExact(global), layout, formatExact(product));
  },
  'layout-mismatch': (args, t) => {
    const [accelerators, product] = [numberOf(args, 'accelerators'), numberOf(args, 'product')];
    const layout = `${String(args.layout)} = ${formatExact(product)}`;
    return args.exact === undefined
      ? t(
          '{0} accelerators cannot be shared out as {1}: {2}. Use {3}.',
          formatExact(accelerators),
          layout,
          divisionWords(accelerators, product),
          multipleWords(accelerators, product, t),
        )
      : t('{0} accelerators are not {1}.', formatExact(accelerators), layout);
  },
  'tensor-parallel-mismatch': (args, t) =>
    t(
      '{0} attention heads cannot be split over tensor parallelism of {1}: {2}. Use {3}.',
      ...divided(args, 'heads', 'tensorParallel', t),
    ),
  'key-value-heads-mismatch': (args, t) =>
    t(
      '{0} key/value heads cannot be split over tensor parallelism of {1}: {2}. Use {3}.',
      ...divided(args, 'keyValueHeads', 'tensorParallel', t),
    ),
  'key-value-heads-repeated': (args, t) => {
    const [heads, ranks] = [numberOf(args, 'keyValueHeads'), numberOf(args, 'tensorParallel')];
    return t(
      '{0} key/value heads on tensor parallelism of {1} are held by {2} ranks each: their weights and cache shrink no further.',
      formatExact(heads),
      formatExact(ranks),
      `${formatExact(ranks)} / ${formatExact(heads)} = ${formatExact(ranks / heads)}`,
    );
  },
  'width-mismatch': (args, t) =>
    t(
      '{4} of {0} cannot be split over tensor parallelism of {1}: {2}. Use {3}.',
      ...multiplied(args, 'width', 'tensorParallel', t),
      fieldTitle(args.field === 'hiddenSize' ? 'architecture.hiddenSize' : 'architecture.feedForwardSize', t),
    ),
  'vocabulary-mismatch': (args, t) =>
    t(
      '{0} rows of the vocabulary cannot be split over tensor parallelism of {1}: {2}. Pad them to {3}.',
      ...multiplied(args, 'rows', 'tensorParallel', t).slice(0, 3),
      formatExact(
        Math.ceil(numberOf(args, 'rows') / numberOf(args, 'tensorParallel')) *
          numberOf(args, 'tensorParallel'),
      ),
    ),
  'pipeline-mismatch': (args, t) => {
    const [layers, stages] = [numberOf(args, 'layers'), numberOf(args, 'pipelineParallel')];
    const chunks = args.virtualStages === undefined ? 1 : numberOf(args, 'virtualStages');
    if (layers % stages === 0) {
      return t(
        'The {0} layers of a pipeline stage cannot be shared evenly among {1} chunks: {2}. Use {3}.',
        formatExact(layers / stages),
        formatExact(chunks),
        divisionWords(layers / stages, chunks),
        divisorWords(layers / stages, chunks, t),
      );
    }
    return t(
      '{0} layers cannot be shared evenly among {1} pipeline stages: {2}. Use {3}.',
      ...divided(args, 'layers', 'pipelineParallel', t),
    );
  },
  'expert-parallel-mismatch': (args, t) =>
    t(
      '{0} experts or ranks cannot be divided by expert parallelism of {1}: {2}. Use {3}.',
      ...divided(args, 'whole', 'expertParallel', t),
    ),
  'sequence-mismatch': (args, t) => {
    const [tokens, pieces] = [numberOf(args, 'sequenceLength'), numberOf(args, 'pieces')];
    return t(
      'A sequence of {0} tokens cannot be cut into {1} = {2} equal pieces: {3}. Use {4}.',
      formatExact(tokens),
      String(args.layout),
      formatExact(pieces),
      divisionWords(tokens, pieces),
      multipleWords(tokens, pieces, t),
    );
  },
  'run-does-not-fit': (args, t) =>
    t(
      'Does not fit: at least {0} on each {1} of {2} with this layout, batch and length, however the rest is sharded, recomputed or offloaded.',
      formatBytes(numberOf(args, 'bytes')),
      String(args.accelerator),
      formatBytes(numberOf(args, 'capacity')),
    ),
};
