import { type AbilityPredictor, type AbilityPoint } from '../../abilities/ability';
import { computeSigmoids } from '../../abilities/computeSigmoids';
import { scoreBand } from '../../abilities/predictAbility';
import { olmoLadderHellaswag, olmoLadderMmlu } from '../../abilities/olmoLadder';
import { type Comparison, type EvidenceQuantity } from '../comparison';
import { type PublishedRun } from '../publishedRun';
import { publishedRunById, publishedRuns } from '../publishedRuns';
import { HUMANEVAL_SCORES, NOT_FROM_COMPUTE, wasFitted } from '../scoreFigures';
import { predictedQuantity, type Reason } from './quantities';

/** Benchmark scores by the ability predictors against the reported ones, as shares of 1. */
export function scoreComparisons(): readonly Comparison[] {
  return [...mmlu(), ...humaneval(), ...ladder()];
}

const OTHERS_FIT = 'the curve is fitted to base models of many makers; this one is not among them';
const OWN_FIT = 'the curve and its band are fitted to base models of many makers, this one among them';

function mmlu(): readonly Comparison[] {
  return publishedRuns.flatMap((run) =>
    run.mmlu === undefined ? [] : byCompute('mmlu', run, shareOf(run.mmlu), run.confidence),
  );
}

function humaneval(): readonly Comparison[] {
  return HUMANEVAL_SCORES.flatMap(([caseId, percent, confidence]) => {
    const run = publishedRunById(caseId);
    return run === undefined ? [] : byCompute('humaneval', run, shareOf(percent), confidence);
  });
}

/** Percent as a share of 1, to four decimals: without the noise of binary fractions. */
function shareOf(percent: number): number {
  return Math.round(percent * 100) / 1e4;
}

function byCompute(
  quantity: Extract<EvidenceQuantity, 'mmlu' | 'humaneval'>,
  run: PublishedRun,
  published: number,
  confidence: Comparison['confidence'],
): readonly Comparison[] {
  const predictor = computeSigmoids.find(({ task }) => task === quantity);
  if (predictor === undefined || run.flops === undefined || NOT_FROM_COMPUTE.has(run.id)) return [];
  const predicted = scoreQuantity(predictor, { compute: run.flops });
  if (predicted === undefined) return [];
  const { id: caseId, name, source } = run;
  const madeBand = wasFitted(quantity, caseId);
  const remark = madeBand ? OWN_FIT : OTHERS_FIT;
  return [{ quantity, name, caseId, predicted, published, source, confidence, madeBand, remark }];
}

/** The score of a predictor with the spread measured about it, inside 0 … 1; `undefined` where it has none. */
function scoreQuantity(predictor: AbilityPredictor, point: AbilityPoint) {
  const score = predictor.score(point);
  if (score === undefined) return undefined;
  const { formula, citation, spread } = predictor;
  const around = scoreBand(predictor, point);
  const band: Reason['band'] = around && spread && { ...around, kind: spread.kind, source: spread.source };
  const inputs = [
    ...(point.compute === undefined
      ? []
      : [{ name: 'compute', value: point.compute, unit: 'FLOP' as const }]),
    ...(point.parameters === undefined
      ? []
      : [{ name: 'parameters', value: point.parameters, unit: 'parameters' as const }]),
    ...(point.tokens === undefined ? [] : [{ name: 'tokens', value: point.tokens, unit: 'tokens' as const }]),
  ];
  return predictedQuantity(score, 'ratio', { formula, source: citation, inputs, band });
}

/** Parameters without the input embedding, tokens, and the measured score: runs that the ladder had not seen. */
const LADDER: readonly (readonly [AbilityPredictor, string, number, number, number])[] = [
  [olmoLadderMmlu, 'MMLU (ranked), OLMo 2 13B, 5T tokens', 13_202_396_160, 5.0001e12, 0.51614],
  [olmoLadderMmlu, 'MMLU (ranked), OLMo 2 7B, 4T tokens', 6_887_575_552, 3.9451e12, 0.490108],
  [olmoLadderHellaswag, 'HellaSwag, OLMo 2 13B, 5T tokens', 13_202_396_160, 5.0001e12, 0.831906],
  [olmoLadderHellaswag, 'HellaSwag, OLMo 2 7B, 4T tokens', 6_887_575_552, 3.9451e12, 0.813483],
];

function ladder(): readonly Comparison[] {
  return LADDER.flatMap(([predictor, name, parameters, tokens, published]): Comparison[] => {
    const predicted = scoreQuantity({ ...predictor, spread: undefined }, { parameters, tokens });
    if (predicted === undefined) return [];
    return [
      {
        quantity: 'ladder-tasks',
        name,
        predicted,
        published,
        source: 'Bhagia et al. 2024, arXiv:2412.04403, released evaluations',
        confidence: 'verified',
        remark: 'no band here: the one shown elsewhere is made of these errors',
      },
    ];
  });
}
