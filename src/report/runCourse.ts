import { type CoursePoint, type RunCourse } from '../engine/laws/kaplan2020/runCourse';
import { type Quantity } from '../engine/quantity';
import { type Row, type Section } from './estimateSections';
import { formatCount, formatExact, formatPercent, formatTimes } from './format';
import { formatQuantity } from './formatQuantity';
import { assumedMark } from './provenance';
import { type Json, quantityJson, warningsJson } from './quantityJson';
import { type Translate } from './translate';

/** Three digits: more would be those of a fit that its authors call imperfect. */
const rounded = (value: number): string => formatCount(Number(value.toPrecision(3)));

function pointRow({ share, steps, loss, criticalBatch, insideFit }: CoursePoint, t: Translate): Row {
  return {
    label: t('After {0} of the steps', formatPercent(share)),
    value: `${assumedMark(loss)}${formatQuantity(loss, t)}`,
    note: [
      t('{0} steps', formatExact(Math.round(steps))),
      t('critical batch {0} tokens', rounded(criticalBatch.value)),
      ...(insideFit ? [] : [t('extrapolated')]),
    ].join(' · '),
    because: loss.because,
  };
}

function boundRow(label: string, loss: Quantity, t: Translate): Row {
  return { label, value: `${assumedMark(loss)}${formatQuantity(loss, t)}`, note: '', because: loss.because };
}

/** The loss along the run as titled rows: for documents and the terminal. */
export function runCourseSection(course: RunCourse, t: Translate): Section {
  const { points, bounds, tokensToAvoidOverfitting: enough, uniqueTokens, earlyStopping } = course;
  return {
    title: t('Along the run, by Kaplan 2020 on WebText2'),
    rows: [
      ...points.map((point) => pointRow(point, t)),
      boundRow(t('If only the size bound, L(N)'), bounds.size, t),
      boundRow(t('If only the data bound, L(D)'), bounds.data, t),
      boundRow(t('If only compute bound, best allocated, L(C_min)'), bounds.compute, t),
      boundRow(t('The same at the one batch of its runs, L(C)'), bounds.fixedBatchCompute, t),
      {
        label: t('Unique tokens against overfitting'),
        value: t('{0} tokens', rounded(enough.value)),
        note: t(
          'for a penalty below 2%; the run has {0}, {1} as many',
          rounded(uniqueTokens),
          formatTimes(uniqueTokens / enough.value),
        ),
        because: enough.because,
      },
      ...(earlyStopping === undefined
        ? []
        : [
            {
              label: t('Repeating stops paying, at the earliest'),
              value: t('{0} steps', rounded(earlyStopping.minimumSteps.value)),
              note: t('at a very large batch; the run’s are worth {0}', rounded(earlyStopping.ofRun)),
              because: earlyStopping.minimumSteps.because,
            },
          ]),
    ],
  };
}

/** `course` among the insights; `null` where steps or batch are unknown, and for mixtures. */
export function runCourseJson(course: RunCourse | undefined): Json {
  if (course === undefined) return null;
  const { points, bounds, tokensToAvoidOverfitting, uniqueTokens, earlyStopping, notices } = course;
  return {
    points: points.map(({ share, steps, tokens, loss, criticalBatch, insideFit }) => ({
      share,
      steps,
      tokens,
      loss: quantityJson(loss),
      criticalBatch: quantityJson(criticalBatch),
      insideFit,
    })),
    bounds: {
      size: quantityJson(bounds.size),
      data: quantityJson(bounds.data),
      compute: quantityJson(bounds.compute),
      fixedBatchCompute: quantityJson(bounds.fixedBatchCompute),
    },
    uniqueTokens,
    tokensToAvoidOverfitting: quantityJson(tokensToAvoidOverfitting),
    earlyStopping:
      earlyStopping === undefined
        ? null
        : {
            minimumSteps: quantityJson(earlyStopping.minimumSteps),
            minimumStepsOfRun: earlyStopping.ofRun,
          },
    warnings: warningsJson(notices),
  };
}
