import { casePredictions } from '../../src/engine/evidence/caseReport';
import { caseById } from '../../src/engine/evidence/publishedCase';
import { formatFigure } from '../../src/report/evidenceWords';
import { verdictLabel } from '../../src/report/labels';
import { english } from '../../src/report/translate';

/** Models whose share of tokens and parameters the field argues about, by age. */
const CASES = [
  'gpt-3-175b',
  'jurassic-1-jumbo-178b',
  'mt-nlg-530b',
  'gopher-280b',
  'chinchilla-70b',
  'palm-540b',
  'opt-175b',
  'bloom-176b',
  'glam-64b-64e',
  'llama-7b',
  'llama-65b',
  'llama-2-70b',
  'falcon-180b',
  'pythia-12b',
  'olmo-7b',
  'deepseek-llm-67b',
  'llama-3-1-8b',
  'llama-3-1-405b',
  'olmo-2-13b',
  'deepseek-v3',
  'qwen2-5-72b',
  'qwen3-32b',
  'gemma-3-27b',
] as const;

/** The laws that stand in a column of their own; the others are in each case's report. */
const LAWS = [
  'besiroglu-2024',
  'hoffmann-2022-approach-1',
  'hoffmann-2022-approach-3',
  'kaplan-2020',
  'deepseek-llm-2024',
  'llama-3-2024',
] as const;

/** Tokens per parameter of published models beside the optimum of their own compute by each law. */
export function allocationRows(): readonly (readonly string[])[] {
  return CASES.flatMap((id) => {
    const found = caseById(id);
    if (found === undefined) return [];
    const { run, architecture } = found;
    const parameters = architecture?.parameters.active ?? run.activeParameters;
    if (parameters === undefined || run.tokens === undefined) return [];
    const predictions = casePredictions(found);
    const optima = LAWS.map((law) => {
      const optimum = predictions.find((each) => each.law === law)?.optimum;
      return optimum === undefined ? '' : ratio(optimum.tokens.value, optimum.parameters.value);
    });
    const [leading] = predictions;
    const verdict = leading?.verdict === undefined ? '' : verdictLabel(leading.verdict, english);
    return [[run.name, ratio(run.tokens, parameters), ...optima, verdict]];
  });
}

/** The titles of the columns of {@link allocationRows}. */
export const ALLOCATION_HEADER = [
  '',
  'trained with',
  'Besiroglu 2024',
  'Hoffmann 2022, 1',
  'Hoffmann 2022, 3',
  'Kaplan 2020',
  'DeepSeek LLM 2024',
  'Llama 3 2024',
  'by Besiroglu 2024',
] as const;

function ratio(tokens: number, parameters: number): string {
  return formatFigure(tokens / parameters, 'tokens/parameter');
}
