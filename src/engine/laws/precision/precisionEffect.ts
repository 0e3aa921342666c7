import { type Architecture } from '../../architecture/architecture';
import { type Estimate } from '../../estimate';
import { bytesPerWeight, matrixPrecision } from '../../estimate/precision';
import { weakestOrigin } from '../../estimate/weakestOrigin';
import { type Notice } from '../../notice';
import { type Input, type Quantity } from '../../quantity';
import { type Origin, type RunDescription } from '../../run';
import { decadesOutside } from '../fittedRange';
import {
  effectiveParameterShare,
  KUMAR_2024,
  KUMAR_NOTICES,
  kumarLoss,
  quantisationPenalty,
} from './kumar2024';

/** What low precision does to a run by Kumar et al. 2024. */
export interface PrecisionEffect {
  /** Where the run trains in fewer than 16 bits. */
  readonly training?: {
    readonly bits: number;
    /** N_eff at these bits over N_eff at 16: what is left of the parameters. */
    readonly parameterShare: Quantity;
    /** Loss at these bits less that at 16, nats/token; absent where training would fail. */
    readonly lossAdded?: Quantity;
  };
  /** Where the weights are stored in fewer than 16 bits: if they were quantised after training in 16. */
  readonly quantisation?: { readonly bits: number; readonly lossAdded: Quantity };
  /** Whether the run lies where the law was fitted. */
  readonly insideFit: boolean;
  readonly notices: readonly Notice[];
}

const BASELINE = 16;

/**
 * Bits of matrix products in training, where they are fewer than 16.
 * @example trainingBits('fp8-hybrid') // 8
 */
export function trainingBits(word: string): number | undefined {
  switch (matrixPrecision(word)) {
    case 'fp8':
    case 'int8':
      return 8;
    case 'fp4':
      return 4;
    default:
      return undefined;
  }
}

/**
 * Bits of a stored weight without the scales it shares with others, where they are fewer than 16.
 * @example storedBits('mxfp4') // 4
 */
export function storedBits(word: string): number | undefined {
  const bytes = bytesPerWeight(word);
  return bytes === undefined || bytes >= 2 ? undefined : bytes >= 1 ? 8 : 4;
}

const allAt = (bits: number) => ({ weights: bits, activations: bits, keyValues: bits });

/**
 * What the precisions of a run do to it, those a person states before those of the file; `undefined` where they are 16
 * bit or not stated, the model is a mixture of experts (the law knows dense ones), or model and tokens are unknown.
 */
export function precisionEffect(run: RunDescription, estimate: Estimate): PrecisionEffect | undefined {
  const { architecture, training, assumptions } = estimate;
  const { tokens } = training;
  if (architecture === undefined || tokens === undefined) return undefined;
  const said = (what: string, ...origins: readonly Origin[]): string | undefined => {
    const value = assumptions.find(({ name, origin }) => name === what && origins.includes(origin))?.value;
    return typeof value === 'string' ? value : undefined;
  };
  return effectOfPrecisions(
    architecture,
    tokens,
    said('precision', 'user') ?? run.training.precision?.value,
    said('weightPrecision', 'user', 'setting') ?? run.serving.weightPrecision?.value,
  );
}

/**
 * What precisions do to a dense model on so many tokens. All of weights, activations and cache are taken to be as low
 * as the matrix products.
 * @param trained number format of the matrix products in training
 * @param stored number format of the weights if they are quantised afterwards
 */
export function effectOfPrecisions(
  architecture: Architecture,
  tokens: Quantity,
  trained: string | undefined,
  stored?: string,
): PrecisionEffect | undefined {
  if (architecture.experts !== undefined) return undefined;
  const size = architecture.parameters.nonEmbedding;
  const inTraining = trained === undefined ? undefined : trainingBits(trained);
  const inStore = stored === undefined ? undefined : storedBits(stored);
  if (!(size > 0) || (inTraining === undefined && inStore === undefined)) return undefined;
  const scale = { size, tokens: tokens.value };
  const inputs: readonly Input[] = [
    { name: 'nonEmbeddingParameters', value: size, unit: 'parameters', origin: 'derived' },
    { name: 'tokens', value: tokens.value, unit: 'tokens', origin: weakestOrigin(tokens) },
  ];
  const outside = outsideFit(scale);
  return {
    training: inTraining === undefined ? undefined : ofTraining(inTraining, scale, inputs),
    quantisation: inStore === undefined ? undefined : ofQuantisation(inStore, scale, inputs),
    insideFit: outside.length === 0,
    notices: [...outside, ...KUMAR_NOTICES],
  };
}

interface Scale {
  readonly size: number;
  readonly tokens: number;
}

const bitsInput = (bits: number): Input => ({ name: 'bits', value: bits });

function quantity(
  value: number,
  unit: Quantity['unit'],
  formula: string,
  inputs: readonly Input[],
): Quantity {
  return { value, unit, because: { formula, inputs, source: KUMAR_2024.citation, notices: [] } };
}

function ofTraining(
  bits: number,
  { size, tokens }: Scale,
  inputs: readonly Input[],
): PrecisionEffect['training'] {
  const all = [...inputs, bitsInput(bits)];
  const share = effectiveParameterShare(allAt(bits)) / effectiveParameterShare(allAt(BASELINE));
  const [low, full] = [kumarLoss(size, tokens, allAt(bits)), kumarLoss(size, tokens, allAt(BASELINE))];
  const added = low === undefined || full === undefined ? undefined : low - full;
  return {
    bits,
    parameterShare: quantity(share, 'ratio', 'N_eff(P)/N_eff(16), N_eff = N·Π(1 − exp(−P/γ + n))', all),
    lossAdded:
      added === undefined ? undefined : quantity(added, 'nats/token', 'A·(N_eff(P)^−α − N_eff(16)^−α)', all),
  };
}

function ofQuantisation(
  bits: number,
  { size, tokens }: Scale,
  inputs: readonly Input[],
): PrecisionEffect['quantisation'] {
  const formula = 'δ = C_T·D^γ_D/N^γ_N·exp(−P/γ_post + b)';
  const value = quantisationPenalty(size, tokens, bits);
  return { bits, lossAdded: quantity(value, 'nats/token', formula, [...inputs, bitsInput(bits)]) };
}

function outsideFit({ size, tokens }: Scale): Notice[] {
  const { title: law, fittedRange } = KUMAR_2024;
  const of = (code: Notice['code'], value: number, range: readonly [number, number]): Notice[] =>
    decadesOutside(value, range) === 0
      ? []
      : [{ code, severity: 'warning', args: { law, value, low: range[0], high: range[1] } }];
  return [
    ...of('parameters-outside-fit', size, fittedRange.parameters),
    ...of('tokens-outside-fit', tokens, fittedRange.tokens),
  ];
}
