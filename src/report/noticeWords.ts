import { type CountReason, type UncountedPart } from '../engine/architecture/architecture';
import { type LawCaveat } from '../engine/laws/lawCaveat';
import { type MissingForTokens } from '../engine/notice';
import { type FieldPath } from '../engine/run';
import { FIELD_PATHS, fieldTitle } from './fieldTitles';
import { formatCount } from './format';
import { type Translate, type Words } from './translate';
import { whereToState } from './whereToState';

/** Types as parsers name them. */
const TYPES: Words<string> = {
  number: (t) => t('a number'),
  string: (t) => t('a text'),
  boolean: (t) => t('true or false'),
  object: (t) => t('a block of keys'),
  array: (t) => t('a list'),
  null: (t) => t('empty'),
  'string[]': (t) => t('a list of texts'),
  'number[]': (t) => t('a list of whole numbers'),
  duration: (t) => t('a duration such as 1000ba or 2e12T'),
  'batch-schedule': (t) => t('a schedule such as 0:384 200B:768'),
  'batch-ramp': (t) => t('start, increment and samples that lead to the whole batch'),
};

const CAVEATS: Words<LawCaveat> = {
  recalled: (t) => t('its constants come from a copy or from memory, not from the paper itself'),
  'sign-inferred': (t) => t('a sign in its formula is our reading of the paper, supported by its results'),
  'unlikely-to-transfer': (t) => t('its authors expect the trend to hold elsewhere, but not the constants'),
  'one-setup': (t) => t('its constants belong to one training setup: an example'),
  'range-unknown': (t) => t('the range it was fitted on is not known to us'),
  'fixed-tokens': (t) => t('all its runs had 130B tokens; other amounts do not change its answer'),
  'dense-runs': (t) => t('it was fitted on dense models and is applied to the active parameters'),
  'compute-optimal-runs': (t) =>
    t('its runs had about 20 tokens per parameter; it does not see more or fewer'),
  'one-schedule': (t) =>
    t(
      'it describes runs of one learning-rate schedule, after 3,000 steps of warm-up, with data that are never short; another schedule bends the curve',
    ),
  superseded: (t) =>
    t('later work blames the fixed amount of tokens for the fading gain of experts it predicts'),
  'counts-output-head': (t) =>
    t(
      'its parameters count the output head but not the input embedding; tied models have one matrix for both',
    ),
  'scale-converted': (t) =>
    t(
      'it measures models in FLOP per token with attention; converted to parameters for a context of 4,096 and a typical shape',
    ),
  'allocation-moves-with-data': (t) =>
    t(
      'its authors find that better data moves the optimum towards parameters, from C^0.45 to C^0.58 (the ends are recalled)',
    ),
  'recalled-count': (t) => t('what it counts as parameters is recalled, not read in the paper'),
  'recalled-corpus': (t) => t('the corpus of its losses is recalled, not read in the paper'),
  'recalled-tokenizer': (t) => t('the tokenizer of its losses is recalled, not read in the paper'),
  'figure-constants': (t) =>
    t(
      'its constants are those of the figure; the rounded ones of the text give 10.5T instead of 16.3T tokens at 3.8e25 FLOP',
    ),
};

const PARTS: Words<UncountedPart> = {
  'multi-token-prediction': (t) => t('multi-token-prediction layers'),
  'vision-tower': (t) => t('the vision tower'),
  'audio-tower': (t) => t('the audio tower'),
  'speech-output': (t) => t('the parts that speak'),
  'attention-indexer': (t) => t('the indexer of sparse attention'),
};

const REASONS: Words<CountReason> = {
  'router-correction-bias': (t) => t('the router’s correction bias is a buffer here and a parameter there'),
  'default-vision-tower': (t) => t('the class builds a vision tower by default, but the file describes none'),
  'framework-unties': (t) =>
    t('this framework trains an output head of its own, the published model shares it'),
  'multi-token-prediction': (t) => t('with the modules for multi-token prediction'),
  'idle-experts': (t) =>
    t('active for a token that chooses no expert that does nothing; on average some are such experts'),
  towers: (t) =>
    t(
      'active for a token of text, which passes no tower of images or audio; FLOPs of serving and those with attention are counted so',
    ),
  'shared-layers': (t) =>
    t(
      'with weights that several layers share counted at every pass, as FLOPs with attention do and 6·N does not',
    ),
  'reused-keys-and-values': (t) =>
    t(
      'without the keys and values of layers that reuse an earlier one’s, which checkpoints store and transformers’ class leaves out',
    ),
};

const OPEN: Words<MissingForTokens> = {
  accelerators: (t) =>
    t(
      'The tokens of a step follow from the number of accelerators, which the file does not give: state {0}.',
      whereToState('gpus', t),
    ),
  batch: (t) => t('The file gives steps, but no batch: state {0}.', whereToState('globalBatch', t)),
  'sequence-length': (t) =>
    t('The file gives steps, but no length of sequences: state {0}.', whereToState('sequenceLength', t)),
  'unique-tokens': (t) =>
    t('The file gives epochs, but not the tokens of its data: state {0}.', whereToState('uniqueTokens', t)),
};

/** Why stated steps or epochs give no tokens; the sentence for a file that states neither if nothing is open. */
export function openWords(missing: string, t: Translate): string {
  return Object.hasOwn(OPEN, missing) ? lookUp(OPEN, missing, t) : t('The file gives no token budget.');
}

/** What must be there to count a model, with how else to say it. */
export function missingWords(field: string, t: Translate): string {
  return field === 'architecture.vocabularySize'
    ? t(
        'Without the vocabulary size, which trainers take from the tokenizer, the parameters cannot be counted. Add it to the file or state {0}.',
        whereToState('vocabulary', t),
      )
    : t('Without this the parameters cannot be counted: {0}. Add it to the file.', fieldWords(field, t));
}

function lookUp(words: Words<string>, word: string, t: Translate): string {
  return Object.hasOwn(words, word) ? (words[word]?.(t) ?? word) : word;
}

/** A type in words; what is no type stays as it is. */
export const typeWords = (type: string, t: Translate): string => lookUp(TYPES, type, t);

/** A part of the model that is not counted; a key of the file stays as it is. */
export const partWords = (part: string, t: Translate): string => lookUp(PARTS, part, t);

/** Why two counts differ. */
export const reasonWords = (reason: string, t: Translate): string => lookUp(REASONS, reason, t);

/** What must be known of a law's constants. */
export const caveatWords = (caveat: string, t: Translate): string => lookUp(CAVEATS, caveat, t);

/** A field by its title. */
export function fieldWords(field: string, t: Translate): string {
  const known = FIELD_PATHS.find((path): path is FieldPath => path === field);
  return known === undefined ? field : fieldTitle(known, t);
}

/**
 * The bounds a number must keep. That it must be whole is said where only that is wrong with it.
 * @example boundsWords('1 … 1000000000', '0', english) // => 'between 1 and 1B'
 */
export function boundsWords(bounds: string, value: string, t: Translate): string {
  const [low, high] = bounds.split(' … ').map(Number);
  if (low === undefined || high === undefined || Number.isNaN(low) || Number.isNaN(high)) return bounds;
  const within = Number(value) >= low && Number(value) <= high;
  return within
    ? t('a whole number between {0} and {1}', formatCount(low), formatCount(high))
    : t('between {0} and {1}', formatCount(low), formatCount(high));
}
