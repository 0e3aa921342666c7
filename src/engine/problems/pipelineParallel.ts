import { type Notice } from '../notice';
import { type RunDescription } from '../run';
import { type FrameworkRules } from './frameworkRules';
import { countOf, placeOf, problem, splitOf } from './problem';

/**
 * Layers that pipeline stages, and the chunks they hold in turns, do not share evenly. Stages without a layer are
 * wrong everywhere; uneven ones only where the framework wants them even and the file does not say how many each has.
 * @example 80 layers on 12 stages: 80 / 12 = 6.667
 */
export function pipelineProblems(
  { architecture, cluster }: RunDescription,
  rules: FrameworkRules,
): readonly Notice[] {
  const { pipelineParallel: size, virtualStages: chunks, unevenStages } = cluster;
  const layers = countOf(architecture.layers);
  const pipelineParallel = splitOf(size);
  if (layers === undefined || pipelineParallel === undefined || unevenStages?.value === true) return [];
  const virtualStages = countOf(chunks) ?? 1;
  const stages = pipelineParallel * virtualStages;
  if (layers % stages === 0) return [];
  const args = {
    layers,
    pipelineParallel,
    ...(virtualStages === 1 ? {} : { virtualStages }),
  };
  const atFault = layers % pipelineParallel === 0 ? chunks : size;
  if (layers < stages || rules.stages === 'even') {
    return [problem('pipeline-mismatch', true, args, atFault, architecture.layers)];
  }
  if (rules.stages === 'uneven') return [];
  // Many frameworks share them out unevenly of their own accord.
  const at = placeOf(atFault, architecture.layers);
  return [{ code: 'pipeline-mismatch', severity: 'info', args, ...at }];
}
