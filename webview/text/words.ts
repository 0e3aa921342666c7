import { type Translate } from '../../src/report/translate';

/** Words that stand in more than one place of the panel. */
export interface Words {
  readonly compute: string;
  readonly run: string;
  readonly optimum: string;
  readonly dense: string;
  readonly moe: string;
  readonly frontier: string;
  readonly extrapolated: string;
  readonly band: string;
}

/** The words in the reader's language. */
export function wordsOf(t: Translate): Words {
  return {
    compute: t('Compute (FLOP)'),
    run: t('Open file or case'),
    optimum: t('Optimum at the same compute'),
    dense: t('Published run'),
    moe: t('Published run, mixture of experts'),
    frontier: t('Compute-optimal'),
    extrapolated: t('Extrapolated'),
    band: t('Uncertainty'),
  };
}
