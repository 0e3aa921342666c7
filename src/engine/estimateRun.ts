import { type ArchitectureResult, resolveArchitecture } from './architecture';
import { type Assumptions } from './assumptions';
import { lawOfData, qualityNotices, statedQuality } from './dataQuality/lawOfData';
import { type AssumptionUse, type Estimate, type LawPrediction } from './estimate';
import { chooseHardware } from './estimate/hardwareChoice';
import { contextOf } from './estimate/context';
import { asUse } from './estimate/known';
import { memoryEstimate } from './estimate/memory';
import { countedParameters, nonEmbeddingEstimate, parameterEstimate } from './estimate/parameterEstimate';
import { type LossAnswer, lossesByCorpus, spreadLoss } from './estimate/lossSpread';
import { pointOf, prediction } from './estimate/prediction';
import { resources } from './estimate/resources';
import { servingEstimate } from './estimate/serving';
import { trainingEstimate } from './estimate/trainingEstimate';
import { type TrainingSize, trainingSize } from './estimate/trainingSize';
import { type Law } from './laws/law';
import { lawIdsOf } from './laws/lawLoaders';
import { type MissingForTokens, NO_NOTICES, type Notice } from './notice';
import { type Architecture, type ModelKind } from './architecture/architecture';
import { type ArchitectureFields, type RunDescription, type Sourced } from './run';

/**
 * Everything the engine has to say about one run: parameters, tokens, FLOPs, losses, time, money, memory, each with
 * formula, inputs, convention and source. A pure function; it never throws, and what is unknown is absent.
 *
 * FLOPs are 6·N·D (the laws are fitted with it), N the parameters active for one token; other conventions stand
 * beside it.
 * @param laws where the laws that the assumptions name are looked up: all (`laws`), or those that a host has loaded
 *   (`loadLaws`); ids of none are left out
 *
 * @example Chinchilla's sizes and 1.4T tokens: flops ≈ 5.9e23, loss by Besiroglu 2024 ≈ 1.97, near-optimal
 */
export function estimate(run: RunDescription, assumptions: Assumptions, laws: readonly Law[]): Estimate {
  const resolved = describesModel(run) ? resolveArchitecture(withVocabulary(run, assumptions)) : NO_MODEL;
  const { architecture, withoutEmbeddings } = resolved;
  const kind = architecture?.kind ?? withoutEmbeddings?.kind;
  const counted = architecture === undefined ? undefined : countedParameters(architecture);
  const otherKind = kind !== undefined;
  const size = trainingSize(run, assumptions, counted, otherKind);
  const training = trainingEstimate(
    size,
    architecture,
    withoutEmbeddings,
    run.training.adapter !== undefined,
  );
  const predictions =
    run.training.startsFrom === undefined && !otherKind
      ? predictionsOf(architecture, size, assumptions, laws)
      : [];
  const hardware = chooseHardware(run, assumptions);
  const time = resources(training.flops, hardware);
  const context = architecture === undefined ? undefined : contextOf(architecture, run, size.sequenceLength);
  const memory =
    architecture === undefined
      ? undefined
      : memoryEstimate(architecture, run, context, assumptions.serving?.weightPrecision);
  return {
    architecture,
    parameters: architecture === undefined ? undefined : parameterEstimate(architecture, run.architecture),
    withoutEmbeddings: withoutEmbeddings && nonEmbeddingEstimate(withoutEmbeddings, run.architecture),
    training,
    predictions,
    resources: time,
    memory: memory?.memory ?? {},
    serving: architecture === undefined ? undefined : servingEstimate(architecture, context),
    notices: [
      ...resolved.notices,
      ...kindNotices(kind, run.architecture.family ?? run.architecture.modelType),
      ...size.notices,
      ...(describesNoRun(run) ? [] : [...tuningNotices(run), ...tokenNotices(size, run)]),
      ...(training.flops === undefined ? hardware.notices.filter(isAboutFile) : hardware.notices),
      ...qualityNotices(assumptions),
    ],
    assumptions: [
      ...(predictions[0]?.law === assumptions.law.value ? [lawUse(assumptions)] : []),
      ...(predictions.length === 0 ? [] : qualityUse(assumptions)),
      ...sizeUses(size),
      ...(time.acceleratorHours === undefined ? [] : hardware.assumptions),
      ...(memory?.assumptions ?? []),
    ],
  };
}

/** What is wrong in the file is said even where nothing else is known. */
const isAboutFile = ({ severity, at }: Notice): boolean => severity !== 'info' && at !== undefined;

const NO_MODEL: ArchitectureResult = { notices: [] };

/** Whether the file says anything of an architecture; a training file alone is no model with everything missing. */
function describesModel({ architecture }: RunDescription): boolean {
  // Most models state their layers, and the first field of a long list is slow to find.
  return architecture.layers !== undefined || hasAny(architecture);
}

/** Whether the file is about machines and settings, so that nobody would look for a token budget in it. */
function describesNoRun(run: RunDescription): boolean {
  const { tokens, steps, epochs, tokensPerStep, sequenceLength } = run.training;
  return !describesModel(run) && !hasAny({ tokens, steps, epochs, tokensPerStep, sequenceLength });
}

function hasAny<T extends object>(fields: T): boolean {
  for (const name in fields) if (fields[name] !== undefined) return true;
  return false;
}

function tuningNotices({ training: { startsFrom, adapter } }: RunDescription): readonly Notice[] {
  const notice = (code: Notice['code'], args: Notice['args'], at: Notice['at']): Notice => ({
    code,
    severity: 'info',
    args,
    ...(at === undefined ? {} : { at }),
  });
  if (startsFrom === undefined && adapter === undefined) return NO_NOTICES;
  return [
    ...(startsFrom === undefined ? [] : [notice('fine-tuning', { name: startsFrom.value }, startsFrom.at)]),
    ...(adapter === undefined ? [] : [notice('adapter-training', { adapter: adapter.value }, adapter.at)]),
  ];
}

/** Marked where the file says what its model is. */
function kindNotices(kind: ModelKind | undefined, said: Sourced<string> | undefined): readonly Notice[] {
  if (kind === undefined) return [];
  return [
    {
      code: 'not-a-decoder',
      severity: 'info',
      args: { kind },
      ...(said?.at === undefined ? {} : { at: said.at }),
    },
  ];
}

/** The vocabulary a person states where the file has none (the tokenizer's size), or instead of the file's. */
export function withVocabulary(
  { architecture }: RunDescription,
  { vocabularySize }: Assumptions,
): ArchitectureFields {
  const fileSays = architecture.vocabularySize ?? architecture.paddedVocabularySize;
  if (vocabularySize === undefined || (fileSays !== undefined && vocabularySize.origin !== 'user')) {
    return architecture;
  }
  const { value, origin } = vocabularySize;
  const paddedVocabularySize = paddedTo(value, architecture.vocabularyMultiple?.value);
  return { ...architecture, vocabularySize: { value, origin }, paddedVocabularySize };
}

/** @example 50277 tokens in rows of a multiple of 128 (GPT-NeoX) => 50304, as the Pythia models have */
function paddedTo(vocabulary: number, multiple: number | undefined): Sourced<number> | undefined {
  if (multiple === undefined) return undefined;
  const note = `⌈${vocabulary} / ${multiple}⌉ × ${multiple}`;
  return { value: Math.ceil(vocabulary / multiple) * multiple, origin: 'derived', note };
}

/**
 * The chosen law first, then the others, each once; nothing where parameters or tokens are unknown. A loss without a
 * band of its law's own has the spread of these laws on its corpus.
 */
function predictionsOf(
  architecture: Architecture | undefined,
  { tokens, uniqueTokens }: TrainingSize,
  assumptions: Assumptions,
  laws: readonly Law[],
): readonly LawPrediction[] {
  if (architecture === undefined || tokens === undefined) return [];
  const answers: (LossAnswer & { readonly said: LawPrediction })[] = [];
  const quality = statedQuality(assumptions);
  for (const id of lawIdsOf(assumptions)) {
    const plain = laws.find((law) => law.id === id);
    const known = plain === undefined || quality === undefined ? plain : lawOfData(plain, quality);
    if (known === undefined) continue;
    const point = pointOf(known, architecture, tokens.value, uniqueTokens?.value);
    const said = prediction(known, architecture, tokens, uniqueTokens);
    if (point !== undefined && said !== undefined) answers.push({ law: known, point, loss: said.loss, said });
  }
  // One law alone has no spread.
  if (answers.length === 1) return answers.map(({ said }) => said);
  const groups = lossesByCorpus(answers);
  return answers.map((answer) => ({ ...answer.said, loss: spreadLoss(answer, groups) }));
}

function tokenNotices(size: TrainingSize, run: RunDescription): readonly Notice[] {
  const { tokens, tokensAssumed } = size;
  const missing = missingForTokens(size, run);
  const open: Notice['args'] = missing === undefined ? {} : { missing };
  if (tokens === undefined) return [{ code: 'tokens-unknown', severity: 'info', args: open }];
  return tokensAssumed
    ? [{ code: 'tokens-assumed', severity: 'info', args: { tokens: Math.round(tokens.value), ...open } }]
    : [];
}

/** What alone keeps the tokens from following from steps or epochs that the file states. */
function missingForTokens(
  size: TrainingSize,
  { training, cluster }: RunDescription,
): MissingForTokens | undefined {
  if (training.steps === undefined) {
    return training.epochs !== undefined && size.uniqueTokens === undefined ? 'unique-tokens' : undefined;
  }
  if (size.tokensPerStep !== undefined) return undefined;
  if (size.sequenceLength === undefined) return 'sequence-length';
  return size.microBatchSequences === undefined || cluster.accelerators !== undefined
    ? 'batch'
    : 'accelerators';
}

function lawUse({ law }: Assumptions): AssumptionUse {
  return { name: 'law', value: law.value, origin: law.origin, source: law.source };
}

function qualityUse(assumptions: Assumptions): readonly AssumptionUse[] {
  const quality = statedQuality(assumptions);
  return quality === undefined ? [] : [{ name: 'dataQuality', unit: 'ratio', ...quality }];
}

/** What somebody assumed itself, not what was computed from it. */
function sizeUses(size: TrainingSize): readonly AssumptionUse[] {
  const { sequenceLength, globalBatchSequences, tokensPerStep, steps, tokens, uniqueTokens, epochs } = size;
  const uses: AssumptionUse[] = [];
  const all = [tokens, sequenceLength, globalBatchSequences, tokensPerStep, steps, uniqueTokens, epochs];
  for (const known of all) {
    if (known !== undefined && (known.source !== '' || known.inputs.length < 2)) uses.push(...asUse(known));
  }
  return uses;
}
