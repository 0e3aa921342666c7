import {
  computeTradeOffs,
  type ComputeTradeOff,
  coverage,
  COVERAGE_RANGE,
  COVERAGE_SOURCE,
  type CoveragePoint,
  independentPass,
  inferenceMultiple,
  lifetimeFlops,
  O1_STATEMENTS,
  samplesForCoverage,
  SNELL_FINDINGS,
  SNELL_SOURCE,
  type TestTimeReport,
  TRADE_OFF_SOURCE,
  typicalTradeOffs,
} from '../engine/testTime';
import { type Row, type Section } from './estimateSections';
import { formatCount, formatPercent, formatPowerOfTen, formatTimes } from './format';
import { type Json } from './quantityJson';
import { selectionJson, selectionSections } from './testTimeSelection';
import { terminalEnglish, type Translate } from './translate';

const SAMPLES_SHOWN = [1, 10, 100, 1000, 10_000] as const;
const COVERAGES_SHOWN = [0.5, 0.9] as const;
const SIZE_RATIOS_SHOWN = [2, 4, 14, 100] as const;

function coverageSection(
  { law, of, points = [] }: NonNullable<TestTimeReport['coverage']>,
  t: Translate,
): Section {
  const because = {
    formula: 'c(k) = exp(a·k^b)',
    inputs: [
      { name: 'a', value: law.a },
      { name: 'b', value: law.b },
    ],
    source: COVERAGE_SOURCE,
    notices: [],
  };
  const target = (share: number): readonly Row[] => {
    const samples = samplesForCoverage(law, share);
    if (samples === undefined) return [];
    const outside = samples > COVERAGE_RANGE[1] ? t('beyond the samples the law was seen to hold on') : '';
    return [
      {
        label: t('Samples for {0}', formatPercent(share)),
        value: formatCount(Math.ceil(samples)),
        note: outside,
        because,
      },
    ];
  };
  return {
    title: t('Problems solved by at least one sample: {0}', of),
    rows: [
      ...SAMPLES_SHOWN.map((samples) => ({
        label: samples === 1 ? t('1 sample') : t('{0} samples', formatCount(samples)),
        value: formatPercent(coverage(law, samples)),
        note: '',
        because,
      })),
      ...COVERAGES_SHOWN.flatMap(target),
      ...independentRows(points, t),
    ],
  };
}

/** What tries that did not depend on each other would solve, beside what was measured. */
function independentRows(points: readonly CoveragePoint[], t: Translate): readonly Row[] {
  const [first, last] = [points[0], points.at(-1)];
  if (first?.samples !== 1 || last === undefined || last === first) return [];
  const { samples, coverage: measured } = last;
  return [
    {
      label: t('{0} samples, were they independent', formatCount(samples)),
      value: formatPercent(independentPass(first.coverage, samples)),
      note: t('{0} was measured: hard problems stay hard', formatPercent(measured)),
      because: {
        formula: '1 − (1 − p)^k',
        inputs: [{ name: 'p', value: first.coverage }],
        source: COVERAGE_SOURCE,
        notices: [],
      },
    },
  ];
}

function exchangeSection(
  { parameters, demand, assumed = false }: NonNullable<TestTimeReport['exchange']>,
  t: Translate,
): Section {
  const because = {
    formula: 'k = M + 3·(D_pre/D_inf)·(M − 1)',
    inputs: [
      { name: 'parameters', value: parameters, unit: 'parameters' as const },
      { name: 'tokens', value: demand.trainingTokens, unit: 'tokens' as const },
      {
        name: 'inferenceTokens',
        value: demand.inferenceTokens,
        unit: 'tokens' as const,
        origin: assumed ? ('default' as const) : ('user' as const),
      },
    ],
    source: SNELL_SOURCE,
    notices: [],
  };
  const mark = assumed ? '≈' : '';
  return {
    title: assumed
      ? t(
          'Inference instead of a larger model, if this one processes {0} tokens, as many as it was trained on',
          formatCount(demand.inferenceTokens),
        )
      : t(
          'Inference instead of a larger model, for {0} tokens of inference',
          formatCount(demand.inferenceTokens),
        ),
    rows: SIZE_RATIOS_SHOWN.map((ratio) => ({
      label: t('A model {0} times larger', ratio),
      value: t('{0} the inference tokens', mark + formatTimes(inferenceMultiple(ratio, demand))),
      note: t('both lives cost {0} FLOP', formatPowerOfTen(lifetimeFlops(ratio * parameters, demand))),
      because,
    })),
  };
}

function tradeOffRow(
  { technique, trainingDecades, inferenceDecades, certainty }: ComputeTradeOff,
  t: Translate,
): Row {
  const range = ([low, high]: readonly [number, number]) => (low === high ? String(low) : `${low}–${high}`);
  return {
    label: technique,
    value: `10^${range(trainingDecades)} : 10^${range(inferenceDecades)}`,
    note: certainty === 'low' ? t('extrapolated by its authors, low confidence') : '',
  };
}

/** Coverage, choosing among samples, exchange and published trade-offs, as rows for a table or a terminal. */
export function testTimeSections(report: TestTimeReport, t: Translate): readonly Section[] {
  return [
    ...(report.coverage === undefined ? [] : [coverageSection(report.coverage, t)]),
    ...selectionSections(t),
    ...(report.exchange === undefined ? [] : [exchangeSection(report.exchange, t)]),
    {
      title: t('Training for inference compute, most that was traded ({0})', TRADE_OFF_SOURCE),
      rows: [...typicalTradeOffs, ...computeTradeOffs].map((each) => tradeOffRow(each, t)),
    },
    {
      title: t('For context only, no law: {0}', O1_STATEMENTS.source),
      rows: O1_STATEMENTS.scores.map(({ benchmark, samples, selection, score }) => ({
        label: `${benchmark}, ${selection}`,
        value: formatPercent(score),
        note: samples === 1 ? '' : t('{0} samples', samples),
      })),
    },
  ];
}

/** What must be said with these numbers, as plain sentences. */
export function testTimeRemarks(t: Translate): readonly string[] {
  return [
    t(
      'Coverage counts a problem as solved if any sample is right; it is worth that only with a verifier that knows. A vote or a learned score stops gaining after a few hundred samples ({0}).',
      COVERAGE_SOURCE,
    ),
    t(
      'The exchange equalises compute, not quality: more samples match a larger model on easy and middling problems, not on the hardest ({0}, PaLM 2-S on MATH; there {1} times fewer samples than best-of-n, and a model {2} times larger beaten).',
      SNELL_SOURCE,
      SNELL_FINDINGS.efficiencyOverBestOfN,
      SNELL_FINDINGS.sizeRatioBeaten,
    ),
    t('The chance of one success in k independent tries overstates a benchmark: hard problems stay hard.'),
  ];
}

/** For `--json`. */
export function testTimeJson({ coverage: covered, exchange }: TestTimeReport): Json {
  return {
    coverage:
      covered === undefined
        ? null
        : {
            of: covered.of,
            a: covered.law.a,
            b: covered.law.b,
            source: COVERAGE_SOURCE,
            points: SAMPLES_SHOWN.map((samples) => ({ samples, coverage: coverage(covered.law, samples) })),
          },
    ...selectionJson(),
    exchange:
      exchange === undefined
        ? null
        : {
            parameters: exchange.parameters,
            trainingTokens: exchange.demand.trainingTokens,
            inferenceTokens: exchange.demand.inferenceTokens,
            assumed: exchange.assumed ?? false,
            source: SNELL_SOURCE,
            points: SIZE_RATIOS_SHOWN.map((sizeRatio) => ({
              sizeRatio,
              inferenceMultiple: inferenceMultiple(sizeRatio, exchange.demand),
            })),
          },
    tradeOffs: [...typicalTradeOffs, ...computeTradeOffs].map(
      ({ technique, trainingDecades, inferenceDecades, certainty }) => ({
        technique,
        trainingDecades,
        inferenceDecades,
        certainty,
      }),
    ),
    remarks: testTimeRemarks(terminalEnglish),
  };
}
