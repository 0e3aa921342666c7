import { type LifetimeParts } from '../engine/lifetime/lifetimeCostOfRun';
import { type LifetimeOfRun, type MissingForLifetime } from '../engine/lifetime/lifetimeOfRun';
import { type SamplesInstead } from '../engine/lifetime/samplesInstead';
import { type Quantity } from '../engine/quantity';
import { COVERAGE_SOURCE, SNELL_SOURCE } from '../engine/testTime';
import { type Row, type Section } from './estimateSections';
import { formatCount, formatPercent, formatTimes } from './format';
import { formatQuantity } from './formatQuantity';
import { nameLabel } from './labels';
import { equalLossRemarks, equalLossSection } from './lifetimeSizes';
import { noticeSentence } from './notices';
import { assumedMark } from './provenance';
import { type Translate } from './translate';
import { whereToState } from './whereToState';

function shown(quantity: Quantity | undefined, t: Translate): string {
  return quantity === undefined ? '' : `${assumedMark(quantity)}${formatQuantity(quantity, t)}`;
}

function row(label: string, quantity: Quantity | undefined, t: Translate, note = ''): readonly Row[] {
  return quantity === undefined
    ? []
    : [{ label, value: shown(quantity, t), note, because: quantity.because }];
}

/** The price of one as the price of many, which has digits to show. */
function scaled(quantity: Quantity, factor: number, sign: string): Quantity {
  const { value, low, high, unit, because } = quantity;
  return {
    value: value * factor,
    ...(low === undefined ? {} : { low: low * factor }),
    ...(high === undefined ? {} : { high: high * factor }),
    unit,
    because: { ...because, formula: `${sign} · ${because.formula}` },
  };
}

const thousandfold = (quantity: Quantity | undefined): Quantity | undefined =>
  quantity && scaled(quantity, 1000, '10³');

/** A total with its two parts below it; the parts alone where there is no total. */
function partRows(label: string, { training, serving, total }: LifetimeParts, t: Translate): readonly Row[] {
  if (total === undefined) return row(t('{0}, training', label), training, t);
  const part = (name: string, quantity: Quantity | undefined): readonly Row[] =>
    quantity === undefined
      ? []
      : row(name, quantity, t, formatPercent(quantity.value / total.value)).map((each) => ({
          ...each,
          isPart: true,
        }));
  return [...row(label, total, t), ...part(t('Training'), training), ...part(t('Serving'), serving)];
}

function costSection({ cost, price }: LifetimeOfRun, t: Translate): Section {
  const { inferenceTokens } = cost;
  const million =
    price?.usd === undefined
      ? undefined
      : ({ ...scaled(price.usd, 1e6, '10⁶'), unit: 'USD/million-tokens' } as const);
  const read = price === undefined ? '' : t('{0} of them read', formatPercent(price.promptShare));
  return {
    title:
      inferenceTokens === undefined
        ? t('Over its life')
        : t('Over its life: training and {0} served', formatQuantity(inferenceTokens, t)),
    rows: [
      ...partRows(t('FLOPs'), cost.flops, t),
      ...partRows(nameLabel('acceleratorHours', t), cost.hours, t),
      ...partRows(nameLabel('costUsd', t), cost.usd, t),
      ...partRows(nameLabel('energyKwh', t), cost.energyKwh, t),
      ...row(t('A million tokens served'), million, t, read),
    ],
  };
}

/** What is published of other models, at this one's price; the titles say so. */
function samplesSections(
  { examples, exchanges, usdPerQuery }: SamplesInstead,
  t: Translate,
): readonly Section[] {
  return [
    {
      title: t('More samples instead of a larger model: DeepSeek-Coder-V2 on SWE-bench Lite, not this model'),
      rows: [
        ...row(t('This model, a thousand queries answered once'), thousandfold(usdPerQuery), t),
        ...examples.map(({ from, to, samples, usdPerQuery: usd }): Row => ({
          label: t('{0} → {1} of the problems', formatPercent(from), formatPercent(to)),
          value: t('{0} samples', formatCount(samples)),
          note: usd === undefined ? '' : t('{0} for a thousand queries', shown(thousandfold(usd), t)),
          because: { formula: 'c(k) = exp(a·k^b)', inputs: [], source: COVERAGE_SOURCE, notices: [] },
        })),
      ],
    },
    {
      title: t('The same compute over both lives: more tokens, or a larger model on as many training tokens'),
      rows: exchanges.map(({ sizeRatio, multiple }): Row => ({
        label: t('A model {0} times larger', sizeRatio),
        value: t('{0} the inference tokens', formatTimes(multiple)),
        note: '',
        because: {
          formula: 'k = M + 3·(D_pre/D_inf)·(M − 1)',
          inputs: [],
          source: SNELL_SOURCE,
          notices: [],
        },
      })),
    },
  ];
}

/** Cost over the life, models of the same loss and samples instead, as titled rows; empty sections left out. */
export function lifetimeSections(lifetime: LifetimeOfRun, t: Translate): readonly Section[] {
  const { equalLoss, samples, missing } = lifetime;
  return [
    costSection(lifetime, t),
    ...(equalLoss === undefined ? [] : [equalLossSection(equalLoss, t)]),
    ...(missing.includes('architecture') ? [] : samplesSections(samples, t)),
  ].filter(({ rows }) => rows.length > 0);
}

const MISSING: Readonly<Record<MissingForLifetime, (t: Translate) => string>> = {
  architecture: (t) => t('No lifetime: the file describes no model that can be counted.'),
  tokens: (t) => t('How long the model is trained is not known: state {0}.', whereToState('tokens', t)),
  inferenceTokens: (t) =>
    t(
      'How much will be served is not known: totals and the cheapest size are left out, break-evens are not. For them state {0}.',
      whereToState('inferenceTokens', t),
    ),
  serving: (t) =>
    t(
      'Serving has no hours and no price: no accelerator is known that holds the model and has peak and bandwidth.',
    ),
  law: (t) =>
    t(
      'No models of the same loss: that takes a law that gives the tokens of a loss, for a dense model on fresh data.',
    ),
};

/** What is missing, what serving remarks, and what must be said with the numbers, as plain sentences. */
export function lifetimeRemarks(lifetime: LifetimeOfRun, t: Translate): readonly string[] {
  const { missing, notices, equalLoss } = lifetime;
  return [
    ...missing.map((each) => MISSING[each](t)),
    ...notices.map((notice) => noticeSentence(notice, t)),
    ...(equalLoss === undefined ? [] : equalLossRemarks(equalLoss, t)),
    ...(missing.includes('architecture')
      ? []
      : [
          t(
            'Samples count a problem as solved if any is right, which takes a verifier that knows; beyond easy and middling problems more samples do not replace a larger model ({0}).',
            SNELL_SOURCE,
          ),
        ]),
  ];
}
