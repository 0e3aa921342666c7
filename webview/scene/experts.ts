import { type ScalePoint, type ScaleTraits } from '../../src/engine/laws/law';

/**
 * A size with the experts of a mixture, all its parameters in the mixture's proportion to the active ones.
 * @example withExperts({ parameters: 1e9, tokens: 1e11 }, { experts: 8, totalOverActive: 4 }).totalParameters // 4e9
 */
export function withExperts(
  { parameters, tokens }: Pick<ScalePoint, 'parameters' | 'tokens'>,
  traits: ScaleTraits | undefined,
): ScalePoint {
  if (traits === undefined) return { parameters, tokens };
  const { experts, expertsPerToken, granularity, totalOverActive } = traits;
  return {
    parameters,
    tokens,
    ...(experts === undefined ? {} : { experts }),
    ...(expertsPerToken === undefined ? {} : { expertsPerToken }),
    ...(granularity === undefined ? {} : { granularity }),
    ...(totalOverActive === undefined ? {} : { totalParameters: parameters * totalOverActive }),
  };
}
