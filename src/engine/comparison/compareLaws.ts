import { resolveArchitecture } from '../architecture';
import { type Architecture } from '../architecture/architecture';
import { type Assumptions } from '../assumptions';
import { lawsOfData } from '../dataQuality/lawOfData';
import { isUsable, type Known } from '../estimate/known';
import { countedParameters } from '../estimate/parameterEstimate';
import { type ComparableLosses, lossesByCorpus, spreadLoss } from '../estimate/lossSpread';
import { pointOf, prediction, traitsOf } from '../estimate/prediction';
import { trainingSize } from '../estimate/trainingSize';
import { withVocabulary } from '../estimateRun';
import { decadesBeyondFit } from '../laws/fittedRange';
import { type Law, type Optimum, type ScalePoint } from '../laws/law';
import { tokensPerTotalParameter } from '../laws/parameterConventions';
import { trainingCompute } from '../laws/trainingCompute';
import { type Quantity } from '../quantity';
import { type RunDescription } from '../run';
import { type LawComparison, type LawView } from './lawComparison';
import { lawDifferences } from './lawDifferences';

/** A law with what it makes of the run. */
interface Answer {
  readonly law: Law;
  readonly point: ScalePoint;
  readonly optimum?: Optimum;
  readonly view: LawView;
  readonly loss?: Quantity;
}

/**
 * What every law says about a run, side by side: loss with band, optimum at the run's compute, verdict, how far outside
 * its fitted range it is asked, and why it differs from the chosen law. Its losses are grouped by corpus; only within a
 * group may they be compared. A law's band is its own where its paper gives one, otherwise the spread of the laws on
 * its corpus, which the band's kind says.
 * @param plainLaws all that are to speak; the one that the assumptions choose comes first
 * @returns no views where parameters or tokens are unknown, the run goes on from a trained model, or its model is no
 *   decoder
 * @example Chinchilla's run: 18.4 tokens per parameter by Besiroglu 2024, 59.0 by Hoffmann 2022, approach 3
 */
export function compareLaws(
  run: RunDescription,
  assumptions: Assumptions,
  plainLaws: readonly Law[],
): LawComparison {
  const { architecture } = resolveArchitecture(withVocabulary(run, assumptions));
  if (architecture === undefined || architecture.kind !== undefined) return NOTHING;
  if (run.training.startsFrom !== undefined) return NOTHING;
  const { tokens, uniqueTokens } = trainingSize(run, assumptions, countedParameters(architecture));
  if (tokens === undefined) return NOTHING;
  const laws = lawsOfData(plainLaws, assumptions);
  const chosen = laws.find(({ id }) => id === assumptions.law.value) ?? laws[0];
  if (chosen === undefined) return NOTHING;
  const ordered = [chosen, ...laws.filter((law) => law !== chosen)];
  const answers = ordered.flatMap((law) => answer(law, chosen, architecture, tokens, uniqueTokens) ?? []);
  const losses = lossesByCorpus(answers);
  return {
    views: answers.map((each) => spreadView(each, losses)),
    losses,
    optimalTokensPerParameter: spreadOfRatios(answers),
  };
}

const NOTHING: LawComparison = { views: [], losses: [] };

function answer(
  law: Law,
  chosen: Law,
  architecture: Architecture,
  tokens: Known,
  uniqueTokens: Known | undefined,
): Answer | undefined {
  const point = pointOf(law, architecture, tokens.value, uniqueTokens?.value);
  const said = prediction(law, architecture, tokens, uniqueTokens);
  if (point === undefined || said === undefined) return undefined;
  const optimum = law.optimum?.(trainingCompute(point.parameters, point.tokens), traitsOf(point));
  const view: LawView = {
    prediction: said,
    citation: law.citation,
    confidence: law.confidence,
    parameterConvention: law.parameterConvention,
    corpus: law.corpus,
    optimalTokensPerParameter: said.optimum?.tokensPerParameter,
    decadesOutside: decadesBeyondFit(law.fittedRange, point),
    differences: lawDifferences(law, chosen, point),
  };
  return { law, point, optimum, view, loss: said.loss };
}

/** The view with the spread of its corpus, where its loss has no band of its own. */
function spreadView(answer: Answer, losses: readonly ComparableLosses[]): LawView {
  const { view } = answer;
  return { ...view, prediction: { ...view.prediction, loss: spreadLoss(answer, losses) } };
}

function wholeRatio({ law, optimum }: Answer): number | undefined {
  return optimum && tokensPerTotalParameter(optimum.parameters, optimum.tokens, law.parameterConvention);
}

/** The chosen law's ratio between the smallest and the largest of all laws, which the band's source names. */
function spreadOfRatios(answers: readonly Answer[]): Quantity | undefined {
  const ratios = answers.flatMap((each) => {
    const value = wholeRatio(each);
    return isUsable(value) ? [{ value, title: each.law.title }] : [];
  });
  const [first] = answers;
  const value = first === undefined ? undefined : wholeRatio(first);
  if (first === undefined || !isUsable(value)) return undefined;
  const sorted = [...ratios].sort((one, other) => one.value - other.value);
  const [least, most] = [sorted[0], sorted.at(-1)];
  const because = {
    formula: 'D/N at the optimum',
    inputs: first.view.optimalTokensPerParameter?.because.inputs ?? [],
    source: first.law.citation,
    convention: 'parameters-total',
    notices: [],
  } as const;
  if (least === undefined || most === undefined || !(least.value < most.value))
    return { value, unit: 'tokens/parameter', because };
  return {
    value,
    unit: 'tokens/parameter',
    low: least.value,
    high: most.value,
    because: { ...because, band: { kind: 'law-spread', source: `${least.title} … ${most.title}` } },
  };
}
