import { type Translate } from '../../src/report/translate';
import { type View } from '../scene/view';

/** Words that stand in more than one place of the panel. */
export interface Words {
  readonly views: Readonly<Record<View, string>>;
  /** Titles of the vertical axis. */
  readonly axes: Readonly<Record<View, string>>;
  readonly compute: string;
  readonly run: string;
  readonly optimum: string;
  readonly dense: string;
  readonly moe: string;
  readonly frontier: string;
  readonly extrapolated: string;
  readonly band: string;
  /** The line of a chart of scores. */
  readonly curve: string;
  readonly limits: string;
}

/** The words in the reader's language. */
export function wordsOf(t: Translate): Words {
  return {
    views: {
      loss: t('Loss against compute'),
      parameters: t('Parameters against compute'),
      tokens: t('Tokens against compute'),
      mmlu: t('MMLU against compute'),
      humaneval: t('HumanEval against compute'),
    },
    axes: {
      loss: t('Predicted loss (nats per token)'),
      parameters: t('Parameters'),
      tokens: t('Tokens'),
      mmlu: t('MMLU, right answers'),
      humaneval: t('HumanEval, pass@1'),
    },
    compute: t('Compute (FLOP)'),
    run: t('Open file or case'),
    optimum: t('Optimum at the same compute'),
    dense: t('Published run'),
    moe: t('Published run, mixture of experts'),
    frontier: t('Compute-optimal'),
    extrapolated: t('Extrapolated'),
    band: t('Uncertainty'),
    curve: t('By compute alone'),
    limits: t('Floor and ceiling of the fit'),
  };
}
