import { type Assumptions } from '../assumptions';
import { type RunDescription } from '../run';
import { assumed, derive, type Known, stated, strongest } from './known';

/** How long the run is, as far as it is known; each number from whoever says it with most authority. */
export interface TrainingSize {
  readonly sequenceLength?: Known;
  readonly globalBatchSequences?: Known;
  readonly tokensPerStep?: Known;
  readonly steps?: Known;
  readonly tokens?: Known;
  readonly uniqueTokens?: Known;
  readonly epochs?: Known;
  /** Whether nobody says the tokens, so that the assumed budget had to do. */
  readonly tokensAssumed: boolean;
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
 * No budget is assumed for a run that goes on from a trained model.
 * @param parameters N for an assumed ratio of tokens to parameters: those active for one token
 */
export function trainingSize(
  { training, data, cluster }: RunDescription,
  assumptions: Assumptions,
  parameters: Known | undefined,
): TrainingSize {
  const sequenceLength = strongest(
    stated('sequenceLength', 'tokens', 'training.sequenceLength', training.sequenceLength),
    assumed('sequenceLength', 'tokens', assumptions.sequenceLength),
  );
  const globalBatchSequences = strongest(
    stated(
      'globalBatchSequences',
      'sequences',
      'training.globalBatchSequences',
      training.globalBatchSequences,
    ),
    derive(
      'globalBatchSequences',
      'sequences',
      'b = micro-batch × accumulation × data-parallel ranks',
      [
        stated(
          'microBatchSequences',
          'sequences',
          'training.microBatchSequences',
          training.microBatchSequences,
        ),
        stated(
          'gradientAccumulation',
          'ratio',
          'training.gradientAccumulation',
          training.gradientAccumulation,
        ),
        stated('dataParallel', 'ratio', 'cluster.dataParallel', cluster.dataParallel),
      ],
      (micro, accumulation, ranks) => micro * accumulation * ranks,
    ),
    assumed('globalBatchSequences', 'sequences', assumptions.globalBatchSequences),
  );
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
  const foreign = training.startsFrom !== undefined && assumptions.tokens.origin !== 'user';
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
  return {
    sequenceLength,
    globalBatchSequences,
    tokensPerStep,
    steps,
    tokens,
    uniqueTokens,
    epochs,
    tokensAssumed,
  };
}
