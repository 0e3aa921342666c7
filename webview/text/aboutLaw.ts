import { type Law } from '../../src/engine/laws/law';
import { lawRemarks } from '../../src/report/lawRemarks';
import { type Translate } from '../../src/report/translate';

/** What a reader must know of a law to read its chart: where it comes from and what it counts. */
export function aboutLaw(law: Law, t: Translate): string[] {
  const sentences = [law.formula, t('Source: {0}.', law.citation)];
  sentences.push(
    law.parameterConvention === 'total'
      ? t('N counts all parameters that are active for a token; compute is 6·N·D.')
      : t(
          'N leaves embeddings out, also in the compute 6·N·D; published totals are converted with the typical share of Pearce & Song 2024.',
        ),
  );
  sentences.push(
    law.loss === undefined
      ? t('This law allocates compute and predicts no loss.')
      : t('Losses are predictions for {0}: do not compare them with those of another law.', law.corpus),
  );
  if (law.architectures !== 'moe') {
    sentences.push(
      t(
        'Published mixtures of experts stand at their active parameters; those whose active parameters nobody published are left out.',
      ),
    );
  }
  sentences.push(...lawRemarks(law.notices ?? [], t));
  if (law.bandSource !== undefined) sentences.push(t('Band: {0}.', law.bandSource));
  return sentences;
}
