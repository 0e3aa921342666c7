import { type StepTime } from '../engine/layout/stepTime';
import { type Quantity } from '../engine/quantity';
import { type TimeOfLayout } from '../engine/trainingCost/timeOfLayout';
import { type Row, type Section } from './estimateSections';
import { formatCount, formatPercent, formatTimes } from './format';
import { formatQuantity } from './formatQuantity';
import { layoutLetters, stepTimeLabel } from './memoryLayoutWords';
import { assumedMark } from './provenance';
import { type Json, quantityJson } from './quantityJson';
import { type Translate } from './translate';

function row(label: string, quantity: Quantity | undefined, note: string, t: Translate): readonly Row[] {
  if (quantity === undefined) return [];
  const value = `${assumedMark(quantity)}${formatQuantity(quantity, t)}`;
  return [{ label, value, note, because: quantity.because }];
}

/** A share with its band in percent. @example `41.2% (38%–44%)` */
function percentRow(label: string, quantity: Quantity | undefined): readonly Row[] {
  if (quantity === undefined) return [];
  const { value, low, high, because } = quantity;
  const band =
    low === undefined || high === undefined ? '' : ` (${formatPercent(low)}–${formatPercent(high)})`;
  return [{ label, value: `${formatPercent(value)}${band}`, note: '', because }];
}

/** Where the time of a step goes, the largest first, as shares of it. */
function partRows({ layout: { stepSeconds } }: TimeOfLayout, t: Translate): readonly Row[] {
  const parts = (Object.keys(stepSeconds) as (keyof StepTime)[]).filter((part) => part !== 'total');
  return parts
    .filter((part) => stepSeconds[part] > 0)
    .sort((left, right) => stepSeconds[right] - stepSeconds[left])
    .map((part): Row => ({
      label: stepTimeLabel(part, t),
      value: formatPercent(stepSeconds[part] / stepSeconds.total),
      note: '',
      isPart: true,
    }));
}

/**
 * Hours by the layout that the file states, beside those by utilisation, with why they differ.
 * @param byUtilization the hours that the estimate shows
 */
export function layoutTimeSection(
  time: TimeOfLayout,
  byUtilization: Quantity | undefined,
  t: Translate,
): Section {
  const { layout, acceleratorHours, wholeRunHours, hardwareUtilization } = time;
  const difference =
    byUtilization === undefined
      ? ''
      : t(
          '{0} the estimate above, which rests on what whole runs reached on this accelerator, not on the layout',
          formatTimes(wholeRunHours.value / byUtilization.value),
        );
  return {
    title: t('Time by the layout ({0})', layoutLetters(layout.setup.layout)),
    rows: [
      ...row(
        t('GPU-hours of training steps'),
        acceleratorHours,
        t('without restarts, evaluation and waiting'),
        t,
      ),
      ...row(t('GPU-hours of a whole run'), wholeRunHours, difference, t),
      {
        label: stepTimeLabel('total', t),
        value: t('{0} s', formatCount(Number(layout.stepSeconds.total.toPrecision(3)))),
        note: '',
        because: layout.stepHours.because,
      },
      ...partRows(time, t),
      ...percentRow(t('Utilisation of steps (MFU)'), layout.utilization),
      ...percentRow(t('With what is computed again (HFU)'), hardwareUtilization),
    ],
  };
}

/** `timeByLayout` of `estimate --json`. */
export function layoutTimeJson(time: TimeOfLayout | undefined): Json {
  if (time === undefined) return null;
  const { layout, acceleratorHours, wholeRunHours, hardwareUtilization } = time;
  return {
    gpuHours: quantityJson(acceleratorHours),
    wholeRunGpuHours: quantityJson(wholeRunHours),
    stepHours: quantityJson(layout.stepHours),
    shares: Object.fromEntries(
      Object.entries(layout.stepSeconds)
        .filter(([part]) => part !== 'total')
        .map(([part, seconds]: [string, number]) => [part, seconds / layout.stepSeconds.total]),
    ),
    utilization: quantityJson(layout.utilization),
    hardwareUtilization: quantityJson(hardwareUtilization),
  };
}
