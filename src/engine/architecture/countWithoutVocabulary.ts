import { type Notice, type NoticeCode } from '../notice';
import { type ArchitectureFields } from '../run';
import { type ArchitectureResult } from './architecture';
import { EMBEDDING } from './countParameters';

/** Any two do: what depends on the vocabulary differs between them. */
const TRIED = [1024, 2048] as const;

/** Remarks with counts of the whole model, which nobody knows without its vocabulary. */
const ABOUT_TOTALS: readonly NoticeCode[] = ['count-convention', 'tying-not-stated'];

/**
 * What can be counted of a model whose file leaves the vocabulary to the tokenizer: all but embeddings and head.
 * @param notices why the model could not be counted
 * @param resolve counts a model whose vocabulary is stated
 * @returns the notices as they are if anything else is missing, or if more than embeddings depends on the vocabulary
 * @example Pythia 70M's sizes without a vocabulary => nonEmbedding 18,915,328
 */
export function countWithoutVocabulary(
  fields: ArchitectureFields,
  notices: readonly Notice[],
  resolve: (fields: ArchitectureFields) => ArchitectureResult,
): ArchitectureResult {
  if (!notices.every((notice) => notice.severity !== 'error' || isVocabularyMissing(notice))) {
    return { notices };
  }
  const [one, other] = TRIED.map((value) =>
    resolve({ ...fields, vocabularySize: { value, origin: 'default' } }),
  );
  const [counted, again] = [one?.architecture, other?.architecture];
  if (one === undefined || counted === undefined || again === undefined) return { notices };
  const { family, kind, parameters } = counted;
  const { nonEmbedding, activeNonEmbedding } = parameters;
  const depends =
    nonEmbedding !== again.parameters.nonEmbedding ||
    activeNonEmbedding !== again.parameters.activeNonEmbedding;
  if (depends) return { notices };
  const breakdown = parameters.breakdown.filter(({ component }) => !EMBEDDING.has(component));
  return {
    withoutEmbeddings: { family, kind, nonEmbedding, activeNonEmbedding, breakdown },
    notices: [
      { code: 'vocabulary-unknown', severity: 'info', args: {} },
      ...one.notices.filter(({ code }) => !ABOUT_TOTALS.includes(code)),
    ],
  };
}

function isVocabularyMissing({ code, args }: Notice): boolean {
  return code === 'missing-field' && args.field === 'architecture.vocabularySize';
}
