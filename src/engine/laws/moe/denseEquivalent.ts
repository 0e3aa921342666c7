import { type Notice } from '../../notice';
import { type Convention, type Input, type Quantity } from '../../quantity';
import { type Estimate } from '../../estimate';
import { type Origin } from '../../run';
import { type ScalePoint } from '../law';
import { lawNotices } from '../lawNotices';
import { clark2022Hash, clark2022RlR, clark2022SBase } from './clark2022';
import { expansion, granularityOf } from './expansion';
import { hossain2025 } from './hossain2025';
import { krajewski2024 } from './krajewski2024';
import { ludziejewski2025 } from './ludziejewski2025';
import { type MoeLaw } from './moeLaw';

/** The laws of mixtures of experts, the one that covers most first. */
export const moeLaws: readonly MoeLaw[] = [
  ludziejewski2025,
  krajewski2024,
  clark2022SBase,
  clark2022RlR,
  clark2022Hash,
  hossain2025,
];

/** Sizes of a mixture in both conventions: each law takes its own. */
export interface MixtureSize {
  readonly tokens: number;
  /** Who says the tokens; absent = nobody asks. */
  readonly tokensOrigin?: Origin;
  readonly experts: number;
  readonly expertsPerToken: number;
  /** Absent = as many experts as a token passes. */
  readonly granularity?: number;
  readonly active: number;
  readonly total: number;
  readonly activeNonEmbedding: number;
  readonly nonEmbedding: number;
}

/** What one law says a mixture is worth. */
export interface DenseEquivalence {
  readonly law: string;
  readonly title: string;
  /** Of the dense model with the same loss on the same tokens; absent where no dense model reaches it. */
  readonly parameters?: Quantity;
  /** That over the parameters a token passes. */
  readonly timesActive?: number;
  /** Whether the mixture lies where the law was fitted. */
  readonly insideFit: boolean;
  readonly notices: readonly Notice[];
}

/** The mixture of an estimate; `undefined` for a dense model, or where the tokens are unknown. */
export function mixtureOf({ architecture, training: { tokens } }: Estimate): MixtureSize | undefined {
  if (architecture?.experts === undefined || tokens === undefined) return undefined;
  const { total, active, nonEmbedding, activeNonEmbedding } = architecture.parameters;
  const origins = tokens.because.inputs.flatMap(({ origin }) => origin ?? []);
  return {
    tokens: tokens.value,
    tokensOrigin: origins.find((origin) => origin === 'default' || origin === 'setting') ?? origins[0],
    experts: architecture.experts.total,
    expertsPerToken: architecture.experts.perToken,
    granularity: architecture.experts.granularity,
    active,
    total,
    activeNonEmbedding,
    nonEmbedding,
  };
}

/** The mixture as a law sees it, parameters in its convention. */
export function pointOfMixture(law: MoeLaw, size: MixtureSize): ScalePoint {
  const { tokens, experts, expertsPerToken, granularity } = size;
  const counted = law.parameterConvention === 'total';
  return {
    parameters: counted ? size.active : size.activeNonEmbedding,
    totalParameters: counted ? size.total : size.nonEmbedding,
    tokens,
    experts,
    expertsPerToken,
    granularity,
  };
}

/**
 * For each law of mixtures that knows dense models too, the dense model that would do as well on the same tokens.
 * The answers differ by factors: each stands with its law's range, and the spread between them is the honest band.
 * Nothing for a dense model.
 */
export function denseEquivalents(size: MixtureSize | undefined): readonly DenseEquivalence[] {
  if (size === undefined || expansion({ ...size, parameters: size.active }) <= 1) return [];
  return moeLaws.flatMap((law) => {
    if (law.denseEquivalent === undefined) return [];
    const point = pointOfMixture(law, size);
    const value = law.denseEquivalent(point);
    const { id, title } = law;
    const notices = lawNotices(law, point);
    const insideFit = !notices.some(({ code }) => code.endsWith('-outside-fit'));
    if (value === undefined || !Number.isFinite(value) || value <= 0)
      return [{ law: id, title, insideFit, notices }];
    const parameters = quantityOf(law, point, value, size.tokensOrigin);
    return [{ law: id, title, parameters, timesActive: value / point.parameters, insideFit, notices }];
  });
}

function quantityOf(law: MoeLaw, point: ScalePoint, value: number, tokensOrigin?: Origin): Quantity {
  const { parameters, totalParameters = parameters, tokens } = point;
  const convention: Convention =
    law.parameterConvention === 'total' ? 'parameters-total' : 'parameters-non-embedding';
  const inputs: Input[] = [
    { name: 'activeParameters', value: parameters, unit: 'parameters', origin: 'derived' },
    { name: 'totalParameters', value: totalParameters, unit: 'parameters', origin: 'derived' },
    { name: 'tokens', value: tokens, unit: 'tokens', origin: tokensOrigin },
    { name: 'expansion', value: expansion(point), unit: 'ratio', origin: 'derived' },
  ];
  if (law.fittedRange.granularity !== undefined)
    inputs.push({ name: 'granularity', value: granularityOf(point), unit: 'ratio', origin: 'derived' });
  return {
    value,
    unit: 'parameters',
    because: {
      formula: `L_dense(N̄,D) = L(N,D,…) · ${law.formula}`,
      inputs,
      source: law.citation,
      convention,
      notices: [],
    },
  };
}
