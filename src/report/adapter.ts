import {
  type AdaptedModules,
  type NotCounted,
  type TrainableParameters,
} from '../engine/adapters/trainableParameters';
import { type Estimate } from '../engine/estimate';
import { type Input } from '../engine/quantity';
import { type Row } from './estimateSections';
import { formatCount, formatExact, formatPercent } from './format';
import { formatExactly } from './formatQuantity';
import { inputLabel } from './inputWords';
import { originLabel } from './labels';
import { type LensText } from './lens';
import { escapeMarkdown as md, markdownTable, paragraphs, shorten } from './markdown';
import { assumedMark, becauseText } from './provenance';
import { type Json } from './quantityJson';
import { type Translate } from './translate';

/** Why an adapter is not counted. */
export function notCountedWords({ notCounted, detail = '' }: TrainableParameters, t: Translate): string {
  const words: Readonly<Record<NotCounted, () => string>> = {
    method: () => t('{0} has other sizes than LoRA and DoRA', shorten(detail)),
    'no-targets': () => t('neither the file nor PEFT says which modules get an adapter'),
    'unknown-modules': () => t('the modules of this model’s classes are not known here'),
    experts: () => t('whether experts are matrices of their own depends on the version of transformers'),
    tower: () => t('a tower of images or audio has modules of the same names'),
    'no-match': () => t('the model has no module of the names {0}', shorten(detail)),
    setting: () => t('{0} changes it in a way that is not counted', shorten(detail)),
  };
  return notCounted === undefined ? '' : words[notCounted]();
}

/** How the parameters of modules come about. @example '32 × 8·(4,096 + 1,024)' */
function formulaOf({ count, inputs, outputs, rank, parameters }: AdaptedModules): string {
  const times = `${formatExact(count)} × `;
  const [into, out] = [formatExact(inputs), formatExact(outputs)];
  if (rank === undefined) return `${times}${into}·${out}`;
  const pairs = `${formatExact(rank)}·(${into} + ${out})`;
  const magnitudes = parameters > count * rank * (inputs + outputs) ? ` + ${out}` : '';
  return magnitudes === '' ? `${times}${pairs}` : `${times}(${pairs}${magnitudes})`;
}

function originOf({ origin, from }: Input, t: Translate): string {
  return origin === undefined || origin === 'derived' ? '' : originLabel(origin, t, from);
}

/** What is trained beside a frozen model, module by module, and what that rests on; or why it is not counted. */
export function adapterRows(
  trainable: TrainableParameters | undefined,
  { parameters }: Pick<Estimate, 'parameters'>,
  t: Translate,
): readonly Row[] {
  if (trainable === undefined) return [];
  const label = t('Trainable parameters');
  const { total, modules } = trainable;
  if (total === undefined) return [{ label, value: t('not counted'), note: notCountedWords(trainable, t) }];
  return [
    {
      label,
      value: `${assumedMark(total)}${formatExactly(total, t)}`,
      note:
        parameters === undefined ? '' : t('{0} of all', formatPercent(total.value / parameters.total.value)),
      because: total.because,
    },
    ...modules.map((each): Row => ({
      label: each.name,
      value: formatExact(each.parameters),
      note: formulaOf(each),
      isPart: true,
    })),
    ...total.because.inputs.map((input): Row => ({
      label: inputLabel(input, t),
      value: shorten(String(input.value)),
      note: originOf(input, t),
    })),
  ];
}

/** The lens of a model with what is trained of it. */
export function withTrainable(
  lens: LensText | undefined,
  trainable: TrainableParameters | undefined,
  t: Translate,
): LensText | undefined {
  if (lens === undefined || trainable === undefined) return lens;
  const { total } = trainable;
  if (total === undefined) {
    const why = t('{0}: {1}', t('Trainable parameters'), notCountedWords(trainable, t));
    return { ...lens, tooltip: `${lens.tooltip}\n${why}` };
  }
  const mark = assumedMark(total);
  return {
    title: [lens.title, t('{0} trainable', `${mark}${formatCount(total.value)}`)].join(' · '),
    tooltip: [
      lens.tooltip,
      t('{0} trainable parameters', `${mark}${formatExact(total.value)}`),
      becauseText(total.because, t),
      ...total.because.inputs.map((input) =>
        [t('{0}: {1}', inputLabel(input, t), shorten(String(input.value))), originOf(input, t)]
          .filter((part) => part !== '')
          .join(' · '),
      ),
    ].join('\n'),
  };
}

/** The same as escaped Markdown for a hover: a row for each kind of module. */
export function adapterHover(trainable: TrainableParameters, t: Translate): string {
  const { total, modules } = trainable;
  if (total === undefined) {
    return md(t('{0}: {1}', t('Trainable parameters'), notCountedWords(trainable, t)));
  }
  const shown = md(t('{0} trainable parameters', `${assumedMark(total)}${formatExact(total.value)}`));
  const because = total.because.inputs.map((input) => {
    const said = t('{0}: {1}', inputLabel(input, t), shorten(String(input.value)));
    return md([said, originOf(input, t)].filter((part) => part !== '').join(' · '));
  });
  const rows = modules.map((each) => [
    md(each.name),
    `&emsp;${md(formatExact(each.parameters))}`,
    `&emsp;${md(formulaOf(each))}`,
  ]);
  return paragraphs(
    [shown, ...because].join('\\\n'),
    markdownTable(['', md(t('Parameters')), ''], rows),
    md(becauseText(total.because, t)),
  );
}

/** `parameters.trainable` and `parameters.adapter` of `estimate --json`. */
export function adapterJson(trainable: TrainableParameters | undefined): Readonly<Record<string, Json>> {
  if (trainable === undefined) return { trainable: null, adapter: null };
  const { total, modules, notCounted } = trainable;
  return {
    trainable: total?.value ?? null,
    adapter: {
      modules: modules.map(({ name, count, inputs, outputs, rank, parameters }) => ({
        name,
        count,
        inputs,
        outputs,
        rank: rank ?? null,
        parameters,
      })),
      notCounted: notCounted ?? null,
      inputs: (total?.because.inputs ?? []).map(({ name, value, origin }) => ({
        name,
        value,
        origin: origin ?? null,
      })),
    },
  };
}
