import { hyperparameterAdvice, type HyperparameterAdvice } from '../hyperparameters/advice';
import { type Fact, type RunFacts } from '../hyperparameters/facts';
import { jointLoss } from '../laws/kaplan2020/jointLaw';
import { type Quantity, type Unit } from '../quantity';
import { modelScaleCompute } from './planTraining';
import { type Plan } from './planResult';

/**
 * What published work recommends for the planned run besides the source that set its batch and learning rate, and where
 * those stand among them. L of the critical batch is Kaplan's own law's.
 * @returns undefined for a plan without a design
 */
export function planAdvice({ design, training }: Plan): HyperparameterAdvice | undefined {
  if (design === undefined || training === undefined) return undefined;
  const { architecture } = design;
  const { activeNonEmbedding } = architecture.parameters;
  const { tokens, sequenceLength, tokensPerStep, steps, learningRate } = training;
  const { experts } = architecture;
  const fact = (name: string, value: number, unit: Unit): Fact => ({ name, value, unit, origin: 'derived' });
  const factOf = (name: string, { value, unit }: Quantity): Fact => fact(name, value, unit);
  const compute = modelScaleCompute(architecture, sequenceLength.value, tokens);
  const facts: RunFacts = {
    known: {
      nonEmbeddingParameters: fact('nonEmbeddingParameters', activeNonEmbedding, 'parameters'),
      tokens: fact('tokens', tokens, 'tokens'),
      compute: fact('compute', compute, 'FLOP'),
      expansion: fact('expansion', experts === undefined ? 1 : experts.total / experts.perToken, 'ratio'),
      loss: fact('loss', jointLoss({ parameters: activeNonEmbedding, tokens }), 'nats/token'),
    },
    sparse: experts !== undefined,
    batch: factOf('tokensPerStep', tokensPerStep),
    learningRate: factOf('learningRate', learningRate),
    steps: factOf('steps', steps),
  };
  return hyperparameterAdvice(facts);
}
