/**
 * What a token costs for each parameter of the model, in any one currency: FLOP, accelerator-hours, USD, kWh. A life
 * costs N·(training·D + serving·D_inf), N parameters, D tokens of training, D_inf tokens served.
 */
export interface CostRates {
  /** Per parameter and token of training. */
  readonly training: number;
  /** Per parameter and token served, read and written alike. */
  readonly serving: number;
}

/** 6·N·D of training and 2·N·D_inf of use (Sardana et al. 2023, arXiv:2401.00448, eq. 3). */
export const FLOP_RATES: CostRates = { training: 6, serving: 2 };

/** Accelerators of one kind at work. */
export interface PricedMachine {
  /** USD per accelerator and hour. */
  readonly usdPerHour: number;
  /** Dense FLOP/s of one accelerator in the number format at work. */
  readonly peakFlops: number;
}

/** Share of the peak that training, reading and writing reach, each above 0 and at most 1. */
export interface Utilizations {
  readonly training: number;
  /** MFU_inp of the paper: reading prompts. */
  readonly prompt: number;
  /** MFU_out of the paper: writing, token by token. */
  readonly output: number;
}

/** Tokens of a request; only their proportion matters here. */
export interface RequestTokens {
  readonly promptTokens: number;
  readonly outputTokens: number;
}

/** The paper's utilisations (§4): “50 %” for training and prompts, “1 %” for writing. */
export const SARDANA_2023_UTILIZATIONS: Utilizations = { training: 0.5, prompt: 0.5, output: 0.01 };

/** The paper's request: means of LMSYS-Chat. */
export const SARDANA_2023_REQUEST: RequestTokens = { promptTokens: 70, outputTokens: 215 };

/** Share of a request's tokens that is read. */
export function promptShare({ promptTokens, outputTokens }: RequestTokens): number {
  return promptTokens / (promptTokens + outputTokens);
}

/**
 * Dollars where training and serving have their own machines and utilisations: 6·c_tr/MFU_tr per token of training,
 * 2·c_inf·(share/MFU_inp + (1 − share)/MFU_out) per token served, c = price / (3600 · peak) USD per FLOP
 * (Sardana et al. 2023, arXiv:2401.00448, §4).
 * @example A100 at $1.50 and bf16 to train, at $1.10 and int8 to serve: serving / training ≈ 9.3
 */
export function dollarRates(
  training: PricedMachine,
  serving: PricedMachine,
  utilizations: Utilizations,
  request: RequestTokens,
): CostRates {
  const perFlop = ({ usdPerHour, peakFlops }: PricedMachine): number => usdPerHour / 3600 / peakFlops;
  const share = promptShare(request);
  const slowness = share / utilizations.prompt + (1 - share) / utilizations.output;
  return {
    training: (6 * perFlop(training)) / utilizations.training,
    serving: 2 * perFlop(serving) * slowness,
  };
}

/** What a life costs: N·(training·D + serving·D_inf), in the currency of the rates. */
export function lifetimeCost(
  { training, serving }: CostRates,
  parameters: number,
  tokens: number,
  inferenceTokens: number,
): number {
  return parameters * (training * tokens + serving * inferenceTokens);
}

/**
 * The demand that weighs as much in FLOPs, where serving is 2 and training 6, as `inferenceTokens` weigh at other
 * rates: D_inf · 3 · serving / training. With it the optimum in FLOPs is the optimum in any currency.
 * @example equivalentDemand({ training: 6, serving: 20 }, 1e12) // 1e13
 */
export function equivalentDemand({ training, serving }: CostRates, inferenceTokens: number): number {
  return (inferenceTokens * 3 * serving) / training;
}
