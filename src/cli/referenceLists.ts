import { type FurtherLaw } from '../engine/furtherLaws';
import { type Law } from '../engine/laws/law';
import { type Notice } from '../engine/notice';
import { type Json } from '../report/json';
import { formatCount, formatExact, formatPowerOfTen, formatUsd } from '../report/format';
import { alignedRows } from '../report/table';
import { type Translate } from '../report/translate';
import { EXIT, type ExitCode, Failure } from './failure';
import { type Options } from './options';
import { type Terminal } from './terminal';

/** A list of reference data: every entry for scripts, a few columns for people. */
interface ReferenceList {
  readonly entries: readonly Json[];
  readonly rows: readonly (readonly string[])[];
}

async function lawList(t: Translate): Promise<ReferenceList> {
  const [{ laws }, { furtherLaws }, { saysNotRead }, { caveatWords }] = await Promise.all([
    import('../engine/laws'),
    import('../engine/furtherLaws'),
    import('../engine/laws/lawCaveat'),
    import('../report/noticeWords'),
  ]);
  const chosen = (law: Law): string => `--law ${law.id}`;
  const inWords = (caveats: readonly string[]): string =>
    caveats.map((each) => caveatWords(each, t)).join('; ');
  return {
    entries: [...laws.map((law) => lawJson(law, chosen(law))), ...furtherLaws.map(furtherLawJson)],
    rows: [
      ...laws.map((law) => [
        law.id,
        law.formula,
        law.citation,
        chosen(law),
        inWords(caveatsOf(law.notices?.filter(saysNotRead))),
      ]),
      ...furtherLaws.map(({ id, formula, citation, askedBy, caveats = [] }) => [
        id,
        formula,
        citation,
        askedBy,
        inWords(caveats),
      ]),
    ],
  };
}

function caveatsOf(notices: readonly Notice[] = []): readonly string[] {
  return notices.flatMap(({ args }) => (args.caveat === undefined ? [] : [String(args.caveat)]));
}

/** A law of loss or allocation that can be chosen. */
function lawJson(law: Law, askedBy: string): Json {
  const { parameters, tokens, compute } = law.fittedRange;
  return {
    id: law.id,
    title: law.title,
    source: law.citation,
    kind: law.loss === undefined ? 'allocation' : 'loss',
    architectures: law.architectures ?? 'dense',
    askedBy,
    formula: law.formula,
    parameterConvention: law.parameterConvention,
    corpus: law.corpus,
    confidence: law.confidence,
    caveats: [...caveatsOf(law.notices)],
    irreducibleLoss: law.irreducibleLoss ?? null,
    constants: law.constants.map(({ symbol, value, standardError }) => ({
      symbol,
      value,
      standardError: standardError ?? null,
    })),
    fittedRange: {
      parameters: parameters ?? null,
      tokens: tokens ?? null,
      compute: compute ?? null,
    },
  };
}

/** A law that takes other questions: it has no constants of the same kind to list. */
function furtherLawJson(law: FurtherLaw): Json {
  const { id, title, citation, kind, askedBy, formula, confidence, caveats = [] } = law;
  return {
    id,
    title,
    source: citation,
    kind,
    askedBy,
    formula,
    confidence: confidence ?? null,
    caveats: [...caveats],
  };
}

async function acceleratorList(t: Translate): Promise<ReferenceList> {
  const { accelerators } = await import('../engine/hardware/accelerators');
  return {
    entries: accelerators.map(({ memoryBandwidth, power, price, peakFlops, ...known }) => ({
      ...known,
      memoryBandwidth: memoryBandwidth ?? null,
      peakFlops: { ...peakFlops },
      power: power ?? null,
      price: price === undefined ? null : { ...price },
    })),
    rows: accelerators.map(({ id, memoryBytes, peakFlops, price, source }) => [
      id,
      `${formatCount(memoryBytes / 1e9)} GB`,
      peakFlops.bf16 === undefined ? '' : `bf16 ${formatPowerOfTen(peakFlops.bf16)} FLOP/s`,
      price === undefined
        ? ''
        : `${formatUsd(price.usdPerHour)}/h (${price.basis}${
            price.confidence === 'recalled' ? `; ${t('recalled, not checked against a text')}` : ''
          })`,
      source,
    ]),
  };
}

async function formatList(): Promise<ReferenceList> {
  const { FORMATS } = await import('../configs/formats');
  return {
    entries: FORMATS.map(({ id, title }) => ({ id, title, source: 'docs/cli.md' })),
    rows: FORMATS.map(({ id, title }) => [id, title]),
  };
}

/** Public models that a config may name instead of stating their sizes, each counted here. */
async function modelList(): Promise<ReferenceList> {
  const [{ publicModel, PUBLIC_MODELS }, { resolveArchitecture }] = await Promise.all([
    import('../engine/models'),
    import('../engine/architecture'),
  ]);
  const models = PUBLIC_MODELS.map((row) => {
    const { name, hubId, architecture, published } = publicModel(row);
    const parameters = resolveArchitecture(architecture).architecture?.parameters;
    return { name, hubId, aliases: row.aliases ?? [], family: row.family, published, parameters };
  });
  return {
    entries: models.map(({ name, hubId, aliases, family, published, parameters }) => ({
      id: kebabCase(name),
      title: name,
      source: published?.source ?? 'counted from its published sizes',
      hubId: hubId ?? null,
      aliases: [...aliases],
      family,
      parameters: parameters?.total ?? null,
      activeParameters: parameters?.active ?? null,
      publishedParameters: published?.parameters ?? null,
      confidence: published?.confidence ?? null,
    })),
    rows: models.map(({ name, hubId, parameters, published }) => [
      hubId ?? name,
      parameters === undefined ? '' : formatExact(parameters.total),
      parameters === undefined || parameters.active === parameters.total
        ? ''
        : `${formatExact(parameters.active)} active`,
      published?.source ?? '',
    ]),
  };
}

/** @example kebabCase('Qwen2.5-0.5B') // => 'qwen2-5-0-5b' */
function kebabCase(name: string): string {
  return (name.toLowerCase().match(/[a-z0-9]+/g) ?? []).join('-');
}

const LISTS: Readonly<Record<string, (t: Translate) => Promise<ReferenceList>>> = {
  laws: lawList,
  accelerators: acceleratorList,
  models: modelList,
  formats: formatList,
};

/** Whether a command names a list of reference data. */
export function isReferenceList(command: string): boolean {
  return Object.hasOwn(LISTS, command);
}

/** `scaling-lens laws` and its like. */
export async function referenceListCommand(
  command: string,
  options: Options,
  { print, t }: Terminal,
): Promise<ExitCode> {
  const [surplus] = options.positionals;
  if (surplus !== undefined) throw new Failure(t('{0} takes no argument, but got “{1}”.', command, surplus));
  const list = await LISTS[command]?.(t);
  if (list === undefined) return EXIT.failed;
  print(options.json ? JSON.stringify(list.entries, undefined, 2) : alignedRows(list.rows, '').join('\n'));
  return EXIT.done;
}
