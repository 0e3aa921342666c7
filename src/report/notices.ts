import { JSON5, type Notice, type NoticeCode } from '../engine/notice';
import { formatCount, formatExact, formatLoss, formatPercent, formatPowerOfTen } from './format';
import { nameLabel } from './labels';
import { isLawRemark, LAW_REMARKS, type LawRemarkCode } from './lawRemarks';
import { boundsWords, missingWords, openWords, partWords, reasonWords, typeWords } from './noticeWords';
import { PROBLEM_SENTENCES } from './problemWords';
import { referenceSentence } from './referenceWords';
import { type Translate } from './translate';
import { whereToState } from './whereToState';

/** Reads the arguments of a notice as words, ready to be put into a sentence. */
interface Args {
  /** As it is; a number with all its digits. */
  word(name: string): string;
  /** A count in three digits, `8.03B`. */
  count(name: string): string;
  /** FLOP, `3.8×10²⁵`. */
  power(name: string): string;
  loss(name: string): string;
  /** A share as per cent, `38.4%`. */
  share(name: string): string;
}

function argsOf(notice: Notice): Args {
  const read = (name: string, write: (value: number) => string): string => {
    const value = notice.args[name];
    return typeof value === 'number' ? write(value) : (value ?? '?');
  };
  return {
    word: (name) => read(name, formatExact),
    count: (name) => read(name, formatCount),
    power: (name) => read(name, formatPowerOfTen),
    loss: (name) => read(name, formatLoss),
    share: (name) => read(name, formatPercent),
  };
}

type Sentence = (args: Args, t: Translate) => string;

/** Problems of layouts have their arithmetic written elsewhere, and so have laws what they say of themselves. */
type OtherCode = Exclude<NoticeCode, keyof typeof PROBLEM_SENTENCES | LawRemarkCode>;

/** One sentence per code: what is wrong or remarkable, and what to do about it where something can be done. */
const SENTENCES: Readonly<Record<OtherCode, Sentence>> = {
  'syntax-error': (a, t) =>
    a.word('detail') === JSON5
      ? t(
          'Single quotes, or a name without quotes, as JSON5 has them: JSON has neither, and the framework refuses the file. Put names and texts in double quotes.',
        )
      : t('Not well-formed: {0}', a.word('detail')),
  'duplicate-key': (a, t) => t('“{0}” occurs twice; the last one counts. Remove the other.', a.word('key')),
  'wrong-type': (a, t) =>
    t(
      '“{0}” should be {1}, but is {2}; it is ignored.',
      a.word('key'),
      typeWords(a.word('expected'), t),
      typeWords(a.word('actual'), t),
    ),
  'out-of-bounds': (a, t) =>
    t(
      '“{0}” is {1}, but should be {2}; it is ignored.',
      a.word('key'),
      a.word('value'),
      boundsWords(a.word('expected'), a.word('value'), t),
    ),
  'too-large': (a, t) =>
    t('Too large, too deep or too many aliases to be read (limit: {0}).', a.word('limit')),
  'number-read-as-text': (a, t) =>
    t(
      'PyYAML reads {0} as text, not as a number. Write it with a point and a sign, such as 3.0e-4.',
      a.word('value'),
    ),
  'unresolved-reference': (a, t) =>
    t('“{0}” refers to something outside this file and is left out.', a.word('value')),
  'file-not-read': (a, t) => referenceSentence(a.word('reason'), a.word('value'), t),
  'neighbour-taken': (a, t) =>
    t('No model is named here: the one in {0} beside this file is taken.', a.word('file')),
  'switch-missing': (a, t) =>
    t('“{0}” has no effect without “{1}: true” and is not counted with.', a.word('key'), a.word('switch')),
  'accelerator-ambiguous': (a, t) =>
    t('“{0}” can be several accelerators; {1} was taken.', a.word('name'), a.word('taken')),
  'unknown-accelerator': (a, t) =>
    t(
      '“{0}” is no accelerator that is known here: time and cost are those of {1}. Names most like it: {2}.',
      a.word('name'),
      a.word('taken'),
      a.word('nearest'),
    ),
  'unknown-grid': (a, t) =>
    t(
      '“{0}” is no electricity grid that is known here: emissions are those of the world’s average. Names most like it: {1}.',
      a.word('name'),
      a.word('nearest'),
    ),
  'batch-limits-replicas': (a, t) =>
    t(
      'A batch of {0} sequences divides among at most {1} replicas on {2} GPUs, so the model must be split; {3} sequences would allow any number of replicas.',
      a.count('globalBatchSequences'),
      a.count('replicas'),
      a.count('accelerators'),
      a.count('better'),
    ),
  'no-layout-fits': (a, t) =>
    t(
      'None of {0} layouts of {1} × {2} divides {3} sequences and fits in memory.',
      a.word('tried'),
      a.word('accelerators'),
      a.word('accelerator'),
      a.word('globalBatchSequences'),
    ),
  'unknown-key': (a, t) =>
    t('“{0}” is no key that is known here. Known are: {1}.', a.word('key'), a.word('known')),
  'missing-key': (a, t) => t('“{0}” is missing here.', a.word('key')),
  'unknown-law': (a, t) => t('“{0}” is no scaling law; scaling-lens laws lists them.', a.word('name')),
  'unknown-name': (a, t) =>
    t('“{0}” is no accelerator that is known; scaling-lens accelerators lists them.', a.word('name')),
  'model-does-not-fit': (a, t) =>
    t(
      'Weights and the cache of one request are more than {0} × {1} hold: take more or larger ones, or fewer bits.',
      a.word('accelerators'),
      a.word('accelerator'),
    ),
  'too-many-sequences': (a, t) =>
    t(
      '{0} sequences together are more than the {1} whose caches fit.',
      a.word('concurrency'),
      a.word('most'),
    ),
  'context-too-long': (a, t) =>
    t(
      'Prompt and output are {0} tokens together; the model accepts {1}.',
      a.word('context'),
      a.word('positions'),
    ),
  'unknown-weight-format': (a, t) =>
    t(
      '“{0}” is no number format that is served here; known are bf16, fp16, fp32, fp8, int8, int4, nf4, mxfp4 and nvfp4.',
      a.word('name'),
    ),
  'latency-target-missed': (a, t) =>
    a.word('what') === 'timeToFirstToken'
      ? t('The first token takes {0} s, the target is {1} s.', a.word('seconds'), a.word('target'))
      : t('An output token takes {0} s, the target is {1} s.', a.word('seconds'), a.word('target')),
  'tokens-mismatch': (a, t) =>
    t(
      'The file says {0} tokens, but {1} steps of {2} tokens are {3}; the tokens count.',
      a.word('tokens'),
      a.word('steps'),
      a.word('tokensPerStep'),
      a.word('product'),
    ),
  'heads-do-not-divide': (a, t) =>
    t('The hidden size {0} is not divisible by {1} attention heads.', a.word('hiddenSize'), a.word('heads')),
  'key-value-heads-do-not-divide': (a, t) =>
    t(
      '{0} attention heads cannot share {1} key/value heads evenly.',
      a.word('heads'),
      a.word('keyValueHeads'),
    ),
  'too-many-active-experts': (a, t) =>
    t(
      '{1} experts per token are more than the {0} experts there are.',
      a.word('experts'),
      a.word('expertsPerToken'),
    ),
  'missing-field': (a, t) => missingWords(a.word('field'), t),
  'vocabulary-unknown': (_, t) =>
    t(
      'The vocabulary comes from the tokenizer, and the file does not give its size: embeddings are not counted, and what needs all parameters is unknown. Add it to the file or state {0}.',
      whereToState('vocabulary', t),
    ),
  'unknown-model-type': (a, t) =>
    t(
      'Model type “{0}” is not known; counted by the rules of {1}. Check the total.',
      a.word('modelType'),
      a.word('family'),
    ),
  'family-assumed': (a, t) =>
    t('The file does not name the kind of model; counted by the rules of {0}.', a.word('family')),
  'feed-forward-assumed': (a, t) =>
    t(
      'The file gives no width of the feed-forward; {0} is assumed, four times the hidden size.',
      a.count('width'),
    ),
  'tying-not-stated': (a, t) =>
    t(
      'The file does not say whether input and output embeddings are tied: {0} parameters if tied, {1} if not.',
      a.word('tied'),
      a.word('untied'),
    ),
  'part-not-counted': (a, t) => t('Not counted: {0}.', partWords(a.word('part'), t)),
  'count-convention': (a, t) => {
    const [here, other] = [a.word('thisCount'), a.word('otherCount')];
    const why = reasonWords(a.word('reason'), t);
    return a.word('reason') === 'framework-unties'
      ? t('{0} as published and counted here, {1} in this run: {2}.', here, other, why)
      : t('{0} here, {1} elsewhere: {2}.', here, other, why);
  },
  'tokens-assumed': (a, t) =>
    t(
      '{0} {1} tokens are assumed; for another number state {2}.',
      openWords(a.word('missing'), t),
      a.count('tokens'),
      whereToState('fallbackTokens', t),
    ),
  'tokens-unknown': (a, t) =>
    t('{0} FLOPs, loss, time and cost are unknown.', openWords(a.word('missing'), t)),
  'parameters-outside-fit': (a, t) =>
    t(
      '{0} parameters lie outside the range {1} was fitted on ({2} to {3}): an extrapolation.',
      a.count('value'),
      a.word('law'),
      a.count('low'),
      a.count('high'),
    ),
  'tokens-outside-fit': (a, t) =>
    t(
      '{0} tokens lie outside the range {1} was fitted on ({2} to {3}): an extrapolation.',
      a.count('value'),
      a.word('law'),
      a.count('low'),
      a.count('high'),
    ),
  'compute-outside-fit': (a, t) =>
    t(
      '{0} FLOP lie outside the range {1} was fitted on ({2} to {3}): an extrapolation.',
      a.power('value'),
      a.word('law'),
      a.power('low'),
      a.power('high'),
    ),
  'lifetime-not-modelled': (a, t) =>
    t(
      '{0} does not say which model of this loss costs least over training and use; its answer is for training alone.',
      a.word('law'),
    ),
  'training-above-budget': (a, t) =>
    t(
      '{0}: the cheapest run over training and use trains for {1} more than the budget and saves {2} of the FLOPs of both.',
      a.word('law'),
      a.share('more'),
      a.share('saving'),
    ),
  'input-outside-fit': (a, t) =>
    t(
      '{0} {1} lies outside the range {2} was fitted on ({3} to {4}): an extrapolation.',
      nameLabel(a.word('input'), t),
      a.count('value'),
      a.word('law'),
      a.count('low'),
      a.count('high'),
    ),
  'repetition-not-modelled': (a, t) =>
    t(
      '{0} counts every token as new, but the data would be seen {1} times; Muennighoff 2023 knows repeated data.',
      a.word('law'),
      a.count('epochs'),
    ),
  'loss-of-another-corpus': (a, t) =>
    t(
      '{0} was fitted on {1}: compare its losses with each other, not with losses on other data or tokenizers.',
      a.word('law'),
      a.word('corpus'),
    ),
  'data-quality-assumed': (a, t) =>
    t(
      '{0} takes a token of this data for {1} of its corpus, as you assume; it was not fitted with that, and its range is given in tokens of this data.',
      a.word('law'),
      a.count('multiplier'),
    ),
  'law-gives-no-optimum': (a, t) =>
    t('{0} does not say how to divide a budget among such models.', a.word('law')),
  'law-gives-no-loss': (a, t) => t('{0} allocates compute but predicts no loss.', a.word('law')),
  'loss-unreachable': (a, t) =>
    t(
      'A loss of {0} cannot be reached under {1}: its irreducible loss is {2}. Choose a higher target.',
      a.loss('loss'),
      a.word('law'),
      a.loss('irreducible'),
    ),
  'loss-near-limit': (a, t) =>
    t(
      'A loss of {0} lies so near the limit of {1} that its uncertainty leaves the compute open upwards.',
      a.loss('loss'),
      a.word('law'),
    ),
  'no-price': (a, t) =>
    t(
      'No rental price is known for {0}, so a budget in dollars buys unknown hours. Set a price.',
      a.word('accelerator'),
    ),
  'no-peak-for-precision': (a, t) =>
    t(
      'No peak is known for {0} in {1}, so time and cost are unknown. Choose another accelerator or precision.',
      a.word('accelerator'),
      a.word('precision'),
    ),
  'unknown-model-name': (a, t) =>
    t(
      '“{0}” is not among the built-in models, so its architecture is unknown. Put its config.json into a folder of that name in the workspace.',
      a.word('name'),
    ),
  'model-not-stated': (_, t) =>
    t(
      'No model is named here: parameters, FLOPs and loss are unknown. Name it, or open the model’s own config.',
    ),
  'fine-tuning': (a, t) =>
    t(
      'Training goes on from {0}: laws of pre-training say nothing about its loss, and no token budget is assumed.',
      a.word('name'),
    ),
  'not-a-decoder': (a, t) =>
    a.word('kind') === 'encoder'
      ? t(
          'The model is an encoder: scaling laws and the estimate of serving are made for decoders and leave it out; no token budget is assumed.',
        )
      : t(
          'The model is an encoder–decoder: scaling laws and the estimate of serving are made for decoders and leave it out; no token budget is assumed.',
        ),
  'adapter-training': (a, t) =>
    t(
      'Only an adapter is trained ({0}): the FLOPs, cost and optimiser memory of full training do not apply and are left out.',
      a.word('adapter'),
    ),
  'name-does-not-match': (a, t) =>
    t(
      'The name “{0}” suggests another size than the {1} parameters counted.',
      a.word('name'),
      a.count('count'),
    ),
};

/** Every code there is. */
export const NOTICE_CODES = Object.keys({
  ...SENTENCES,
  ...LAW_REMARKS,
  ...PROBLEM_SENTENCES,
}) as readonly NoticeCode[];

const isProblem = (code: NoticeCode): code is keyof typeof PROBLEM_SENTENCES =>
  Object.hasOwn(PROBLEM_SENTENCES, code);

/** The notice as one plain-text sentence in the reader's language. */
export function noticeSentence(notice: Notice, t: Translate): string {
  const { code, args } = notice;
  if (isLawRemark(code)) return LAW_REMARKS[code](args, t);
  return isProblem(code) ? PROBLEM_SENTENCES[code](args, t) : SENTENCES[code](argsOf(notice), t);
}

/** How the keys are called that a field of the architecture is read from. */
const KEYS: Readonly<Record<string, RegExp>> = {
  layers: /layer|depth/i,
  hiddenSize: /hidden_?(?:size|dim)|embd|d_model|^dim$/i,
  feedForwardSize: /inter|ffn|inner|mlp|d_ff|hidden_dim/i,
  attentionHeads: /head/i,
  vocabularySize: /vocab/i,
  experts: /expert/i,
  expertsPerToken: /expert|top/i,
};

/** Without those that only say again that a value cannot be used: it is wrong at its place, and so missing. */
function withoutConsequences(notices: readonly Notice[]): readonly Notice[] {
  const unusable = notices.flatMap(({ code, args }) =>
    code === 'out-of-bounds' || code === 'wrong-type' ? [String(args.key)] : [],
  );
  if (unusable.length === 0) return notices;
  return notices.filter(({ code, args }) => {
    const keys = KEYS[String(args.field).replace('architecture.', '')];
    return code !== 'missing-field' || keys === undefined || !unusable.some((key) => keys.test(key));
  });
}

const WEIGHT = { error: 3, warning: 2, info: 1, hint: 0 } as const;

/** The worst first, otherwise in the order found; the same sentence only once. */
export function sortedNotices(notices: readonly Notice[]): readonly Notice[] {
  const seen = new Set<string>();
  const distinct = withoutConsequences(notices).filter((notice) => {
    const key = JSON.stringify([notice.code, notice.args, notice.at?.range.start]);
    return !seen.has(key) && seen.add(key);
  });
  return distinct.sort((a, b) => WEIGHT[b.severity] - WEIGHT[a.severity]);
}

/** Whether a notice is at least as severe as `threshold`. */
export function isAtLeast(notice: Notice, threshold: Notice['severity']): boolean {
  return WEIGHT[notice.severity] >= WEIGHT[threshold];
}
