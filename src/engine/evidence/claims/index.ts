import { laws } from '../../laws';
import {
  chinchillaBeatsGopher,
  equalProportions,
  largeModelsUnderTrained,
  twentyTokensPerParameter,
} from './allocationClaims';
import { type Claim } from './claim';
import {
  abilitiesAppearAtAScale,
  betterDataIsMoreData,
  largestModels,
  runsCostMillions,
  samplesRaiseScores,
} from './furtherClaims';
import {
  mixturesBeatDense,
  palmOnTheTrend,
  scoresSaturate,
  smallerModelIsCheaperToServe,
} from './modelClaims';
import { diminishingReturns, largerModelsNeedFewerTokens, smallExponents } from './shapeClaims';
import { shapeMattersLittle } from './modelShapeClaim';

/** What the field says about scale, each claim held against every law and figure that can decide it. */
export function claims(): readonly Claim[] {
  const dense = laws.filter(({ architectures }) => architectures !== 'moe');
  const moe = laws.filter(({ architectures }) => architectures === 'moe');
  return [
    chinchillaBeatsGopher(dense),
    largeModelsUnderTrained(dense),
    equalProportions(dense),
    twentyTokensPerParameter(dense),
    smallExponents(dense),
    diminishingReturns(dense),
    largerModelsNeedFewerTokens(dense),
    shapeMattersLittle(),
    mixturesBeatDense(moe),
    smallerModelIsCheaperToServe(),
    palmOnTheTrend(),
    scoresSaturate(),
    abilitiesAppearAtAScale(),
    betterDataIsMoreData(),
    samplesRaiseScores(),
    runsCostMillions(),
    largestModels(),
  ];
}
