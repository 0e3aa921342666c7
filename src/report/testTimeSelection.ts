import {
  majorityPlateau,
  PASS_AT_K_SOURCE,
  SELECTION_EXAMPLE,
  shareInterval,
  WORKED_BEST_OF_N,
  WORKED_PASS_AT_K,
  WORKED_VOTES,
} from '../engine/testTime';
import { type Row, type Section } from './estimateSections';
import { formatCount, formatPercent } from './format';
import { type Translate } from './translate';

const { of, source, problems, points } = SELECTION_EXAMPLE;
const [VOTE] = WORKED_VOTES;
const PLATEAU = VOTE === undefined ? undefined : majorityPlateau([{ share: 1, ...VOTE }]);

/** As published, with and without a verifier that knows. */
function publishedSection(t: Translate): Section {
  const row = (label: string, formula: string, share: number): Row => {
    const [low, high] = shareInterval(share, problems).map(formatPercent);
    return {
      label,
      value: `${formatPercent(share)} (${low}–${high})`,
      note: '',
      because: { formula, inputs: [], source, notices: [] },
    };
  };
  return {
    title: t(
      'Choosing among samples, published: {0} (in brackets 80% of draws of {1} problems)',
      of,
      problems,
    ),
    rows: points.flatMap(({ samples, coverage, selected }) => [
      row(t('Best of {0}, perfect verifier', formatCount(samples)), 'c(k)', coverage),
      row(t('Best of {0}, vote or reward model', formatCount(samples)), 'max(vote, reward model)', selected),
    ]),
  };
}

/** By the formulas alone, for one problem. */
function workedSection(t: Translate): Section {
  const because = (formula: string) => ({ formula, inputs: [], source: '', notices: [] });
  const best = WORKED_BEST_OF_N.map(({ samples, chance, falsePositive, right }): Row => ({
    label: t(
      'Best of {0}: {1} of samples right, verifier passes {2} of wrong ones',
      samples,
      formatPercent(chance),
      formatPercent(falsePositive),
    ),
    value: formatPercent(right),
    note:
      falsePositive === 0
        ? ''
        : t('never above {0}', formatPercent(chance / (chance + falsePositive * (1 - chance)))),
    because: because('p/(p + f·(1 − p))·(1 − (1 − p − f·(1 − p))^n)'),
  }));
  const votes = WORKED_VOTES.map(({ samples, chance, rivalChance, right }): Row => ({
    label: t(
      'Majority of {0}: {1} of samples right, {2} agree on a wrong answer',
      samples,
      formatPercent(chance),
      formatPercent(rivalChance),
    ),
    value: formatPercent(right),
    note:
      chance < rivalChance
        ? t('more votes make it worse')
        : PLATEAU === undefined
          ? ''
          : t('within a point of its limit from {0} votes', PLATEAU),
    because: because('≈ Φ((p − q)·√k/√(p + q − (p − q)²))'),
  }));
  return {
    title: t('Choosing among samples, reckoned for one problem, not measured'),
    rows: [...best, ...votes],
  };
}

function passAtKSection(t: Translate): Section {
  return {
    title: t('pass@k from samples of one problem, a worked example'),
    rows: WORKED_PASS_AT_K.map(({ samples, correct, k, unbiased, direct }) => ({
      label: t('pass@{0}, {1} of {2} samples right', k, correct, samples),
      value: formatPercent(unbiased),
      note: k === 1 ? '' : t('{0} by 1 − (1 − c/n)^k, too low on average', formatPercent(direct)),
      because: { formula: '1 − C(n−c, k)/C(n, k)', inputs: [], source: PASS_AT_K_SOURCE, notices: [] },
    })),
  };
}

/** Best-of-n with a verifier, majority vote and pass@k, as rows for a table or a terminal. */
export function selectionSections(t: Translate): readonly Section[] {
  return [publishedSection(t), workedSection(t), passAtKSection(t)];
}

/** For `--json`: `selection` as published, `workedSelection` by the formulas alone. */
export function selectionJson() {
  return {
    selection: {
      of,
      problems,
      source,
      points: points.map(({ samples, coverage, selected }) => ({
        samples,
        coverage,
        coverageInterval: shareInterval(coverage, problems),
        selected,
        selectedInterval: shareInterval(selected, problems),
      })),
    },
    workedSelection: {
      bestOfN: WORKED_BEST_OF_N,
      majorityVote: WORKED_VOTES,
      passAtK: WORKED_PASS_AT_K.map(({ unbiased, ...each }) => ({ ...each, unbiased: unbiased ?? null })),
      passAtKSource: PASS_AT_K_SOURCE,
    },
  };
}
