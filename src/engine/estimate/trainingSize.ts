import { type Assumptions } from '../assumptions';
import { type Notice } from '../notice';
import { type RunDescription } from '../run';
import { batchSize } from './batchSize';
import { assumed, derive, type Known, stated, strongest } from './known';
import { layoutOf } from './layout';

/** How long the run is, as far as it is known; each number from whoever says it with most authority. */
export interface TrainingSize {
  readonly sequenceLength?: Known;
  readonly globalBatchSequences?: Known;
  readonly tokensPerStep?: Known;
  readonly steps?: Known;
  readonly tokens?: Known;
  readonly uniqueTokens?: Known;
  readonly epochs?: Known;
  readonly microBatchSequences?: Known;
  readonly gradientAccumulation?: Known;
  readonly dataParallel?: Known;
  readonly warmupSteps?: Known;
  readonly warmupTokens?: Known;
  /** Whether nobody says the tokens, so that the assumed budget had to do. */
  readonly tokensAssumed: boolean;
  /** Where the file says two things that do not agree. */
  readonly notices: readonly Notice[];
}

/** Tokens from the assumed budget: a count, or a multiple of the (active) parameters. */
function budget({ tokens }: Assumptions, parameters: Known | undefined): Known | undefined {
  const { value, origin, source } = tokens;
  if (value.kind === 'tokens') return assumed('tokens', 'tokens', { value: value.tokens, origin, source });
  const ratio = assumed('tokensPerParameter', 'tokens/parameter', { value: value.ratio, origin, source });
  const known = derive('tokens', 'tokens', 'D = (D/N) · N', [ratio, parameters], (r, n) => r * n);
  return known === undefined ? undefined : { ...known, origin, source };
}

/**
 * Derives the size of a run: tokens = steps × tokens per step = epochs × unique tokens, tokens per step = sequences
 * per step × sequence length, and back. Whoever says a thing with most authority wins: user, file, derived from the
 * file, the framework's default, setting, our default.
 * No budget is assumed for a run that goes on from a trained model, nor for a model that is no decoder.
 * @param parameters N for an assumed ratio of tokens to parameters: those active for one token
 * @param otherKind whether the model is an encoder or an encoder–decoder
 */
export function trainingSize(
  run: RunDescription,
  assumptions: Assumptions,
  parameters: Known | undefined,
  otherKind = false,
): TrainingSize {
  const { training, data } = run;
  const sequenceLength = strongest(
    stated('sequenceLength', 'tokens', 'training.sequenceLength', training.sequenceLength),
    assumed('sequenceLength', 'tokens', assumptions.sequenceLength),
  );
  const layout = layoutOf(run, assumptions);
  const batch = batchSize(run, assumptions, layout.dataParallel);
  const { globalBatchSequences } = batch;
  const tokensPerStep = strongest(
    stated('tokensPerStep', 'tokens', 'training.tokensPerStep', training.tokensPerStep),
    derive(
      'tokensPerStep',
      'tokens',
      'B = b · s',
      [globalBatchSequences, sequenceLength],
      (sequences, length) => sequences * length,
    ),
  );
  const uniqueTokens = strongest(
    stated('uniqueTokens', 'tokens', 'data.uniqueTokens', data.uniqueTokens),
    assumed('uniqueTokens', 'tokens', assumptions.uniqueTokens),
  );
  const statedSteps = stated('steps', 'steps', 'training.steps', training.steps);
  const statedEpochs = stated('epochs', 'ratio', 'training.epochs', training.epochs);
  const foreign = (otherKind || training.startsFrom !== undefined) && assumptions.tokens.origin !== 'user';
  const fallback = foreign ? undefined : budget(assumptions, parameters);
  const tokens = strongest(
    stated('tokens', 'tokens', 'training.tokens', training.tokens),
    derive('tokens', 'tokens', 'D = S · B', [statedSteps, tokensPerStep], (steps, each) => steps * each),
    derive(
      'tokens',
      'tokens',
      'D = epochs · U',
      [statedEpochs, uniqueTokens],
      (epochs, unique) => epochs * unique,
    ),
    fallback,
  );
  const steps = strongest(
    statedSteps,
    derive('steps', 'steps', 'S = ⌈D / B⌉', [tokens, tokensPerStep], (all, each) => Math.ceil(all / each)),
  );
  const epochs = strongest(
    statedEpochs,
    derive('epochs', 'ratio', 'epochs = D / U', [tokens, uniqueTokens], (all, unique) => all / unique),
  );
  const tokensAssumed = tokens !== undefined && tokens === fallback && tokens.origin !== 'user';
  const warmupSteps = stated('warmupSteps', 'steps', 'training.warmupSteps', training.warmupSteps);
  return {
    sequenceLength,
    globalBatchSequences,
    microBatchSequences: batch.microBatchSequences,
    gradientAccumulation: batch.gradientAccumulation,
    dataParallel: layout.dataParallel,
    tokensPerStep,
    steps,
    tokens,
    uniqueTokens,
    epochs,
    warmupSteps,
    warmupTokens: derive(
      'warmupTokens',
      'tokens',
      'warm-up steps · B',
      [warmupSteps, tokensPerStep],
      (warming, each) => warming * each,
    ),
    tokensAssumed,
    notices: sizeMismatch(run, tokensPerStep),
  };
}

/** Tokens and steps that the file both states, and that differ by more than a step. */
function sizeMismatch({ training }: RunDescription, tokensPerStep: Known | undefined): readonly Notice[] {
  const { tokens, steps } = training;
  if (tokens?.origin !== 'file' || steps?.origin !== 'file' || tokensPerStep === undefined) return [];
  const product = steps.value * tokensPerStep.value;
  if (!(Math.abs(product - tokens.value) > tokensPerStep.value)) return [];
  const args = { tokens: tokens.value, steps: steps.value, tokensPerStep: tokensPerStep.value, product };
  return [{ code: 'tokens-mismatch', severity: 'warning', args, ...(tokens.at && { at: tokens.at }) }];
}
