import { type Claim, outcomeOf } from '../../src/engine/evidence/claims/claim';
import { claims } from '../../src/engine/evidence/claims';
import {
  type Comparison,
  errorOf,
  type EvidenceQuantity,
  hasAbsoluteError,
} from '../../src/engine/evidence/comparison';
import { comparisons } from '../../src/engine/evidence/comparisons';
import { AIM, chanceOfSoFew, type Coverage, coverage, reachesAim } from '../../src/engine/evidence/coverage';
import { heldOutHours } from '../../src/engine/evidence/heldOutHours';
import { type QuantitySummary, summarise } from '../../src/engine/evidence/summary';
import { bandWord, figuresText } from '../../src/report/caseDocument';
import {
  claimSentence,
  confidenceLabel,
  evidenceLabel,
  formatError,
  formatFigure,
  outcomeLabel,
} from '../../src/report/evidenceWords';
import { formatPercent } from '../../src/report/format';
import { english } from '../../src/report/translate';
import { ALLOCATION_HEADER, allocationRows } from './allocationTable';
import { PEER_ERRORS } from './peerErrors';

/** What the reader must know before the rows of a quantity. */
const ABOUT: Readonly<Record<EvidenceQuantity, string>> = {
  parameters:
    'Every model of the built-in table with a published count, counted weight by weight, and models that were described but never released, whose size is published to two or three digits. Counts marked as general knowledge agree with the published one as we know it; the text was not found.',
  'active-parameters':
    'Mixtures of experts, against the rounded figure of the makers. They rarely say whether embeddings count: the band reaches from the count without them to the count with them.',
  'training-flops':
    '6·N·D, N counted where the shape is known, against compute that somebody stated or estimated on his own; figures that only repeat 6·N·D are left out, and those that count recomputation stand below. The band spans four conventions: with and without embeddings, causal and full attention.',
  'hardware-flops':
    'Figures that count what activation recomputation does again are hardware FLOPs, not those of the model: held against the layers’ forward pass done twice, as Megatron-LM counts it. The band reaches from causal to full attention. The 4.3e23 of OPT, often read as counting restarts, is this to the digits printed; its makers say that it assumes no hardware trouble.',
  'optimal-parameters':
    'What the law gives for a budget against what its paper, or another program with the same data, prints. Rows that the law was fitted to are left out: they would agree by construction.',
  'optimal-tokens': 'As above, for tokens.',
  loss: 'Predicted against measured loss on the corpus that the law was fitted on.',
  'loss-difference':
    'How much lower the loss of a model is than that of the next smaller one of its family, both measured on the Pile. Losses themselves are not compared, since the laws were fitted on other corpora with other tokenizers. Sizes are those of the sources.',
  mmlu: 'A sigmoid in log compute across families. It knows nothing of data or recipe: its band is the 80% quantile of the errors on families left out of the fit one by one, and recent data beat it at equal compute.',
  humaneval:
    'As for MMLU. What share of the data is code matters more than compute, and differs between makers more than within the table that the band was made of: Phi, Qwen2 and Qwen2.5, trained on much code or synthetic text, lie above the band, PaLM, LLaMA 65B and Falcon, trained on little, below it.',
  'ladder-tasks':
    'Task loss from size and data, then accuracy from task loss, for runs made like OLMo 2. No band here: the one shown elsewhere is made of these errors.',
  utilization:
    'What steps reach on an accelerator where they were measured, with the band of whole runs, against the model FLOPs utilisation that single runs report. The figures of TPU v3 and v4 are what ours is made of.',
  'accelerator-hours':
    'From 6·N·D and the utilisation that whole runs reached on the accelerator, restarts and waiting included; nothing else of the run is known to the engine. Value and low end of that utilisation are the median and the first decile of these same runs (fp8 apart); leaving makers out says what the band is worth to a maker it has not seen. Models that were distilled and hours that others derived are left out.',
  cost: 'Those hours at the price per hour that the source itself reckons with. What outsiders amortise for machines that were bought is another quantity and not compared.',
  energy:
    'Published hours times the power of an accelerator with its share of the machine times PUE 1.15 (1.08–1.58). Most makers print hours times the limit of the board, which is no measurement; measured are GPT-3, PaLM, GLaM, Switch, GShard and T5, and the power of their machines is made of them. OLMo 2 counts the GPUs alone.',
  emissions:
    'That energy on the grid of the country where it is known, else on the average of the world, whose band spans the first to the ninth decile of all grids. Model cards leave PUE and the rest of the machine out, so that ours lie above them; LaMDA, PaLM and GLaM ran where power is clean, of which a country’s average knows nothing.',
  memory:
    'What the fullest GPU holds against Megatron-LM’s own reckoning at start-up, which is no measurement either: 32-bit gradients, 4·f kept even of gated feed-forwards, dropout masks always. Our allowance for runtime and fragmentation is left out here, since it reckons none. The reckoning itself is reproduced to the last digit in the tests.',
  'step-time':
    'The layout stated in the paper, timed on A100s with what kernels and links reach. MT-NLG ran on the slower software of 2021.',
  cache:
    'Against calculators that know grouped queries and windows; those that do not are up to eight times too high.',
  'reading-throughput':
    'The peak times the share that serving reaches of it, which was measured on another engine and accelerator. Prompt lengths are not given with the measurements, so that scores are left out of ours. DeepSeek-V3 and Qwen3-8B are the ends of the band.',
  'output-throughput':
    'What single A100, H100 and B200 do was used to fit the shares of the peak and the time of a layer, and proves nothing; other cards, several of them and other models were not. The mixtures were measured with another layout than ours. “As many as fit”: the number of sequences is not printed, so that our own is taken.',
  'time-to-first-token': 'One prompt alone on a replica. As above, single A100 and H100 were used to fit.',
};

const escape = (text: string): string => text.replaceAll('|', '\\|');
const line = (cells: readonly string[]): string => `| ${cells.map(escape).join(' | ')} |`;

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return [line(header), `|${header.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

/** An error without its sign, in the quantity's own measure. */
function size(error: number, { quantity, worst }: QuantitySummary): string {
  if (!hasAbsoluteError(quantity)) return error === 0 ? '0' : formatPercent(error);
  return worst.predicted.unit === 'ratio' ? `${(error * 100).toFixed(1)} points` : error.toFixed(3);
}

function summaryTable(summaries: readonly QuantitySummary[]): string {
  return table(
    ['quantity', 'rows', 'exact', 'median error', 'worst error', 'published in the band'],
    summaries.map((summary) => [
      evidenceLabel(summary.quantity, english),
      String(summary.count),
      String(summary.exact),
      size(summary.medianError, summary),
      `${formatError(summary.worst, english)} (${summary.worst.name})`,
      summary.withBand === 0
        ? 'no band'
        : `${summary.inside} of ${summary.withBand} (${Math.round((100 * summary.inside) / summary.withBand)}%)`,
    ]),
  );
}

const percent = (share: number): string => `${Math.round(100 * share)}%`;

const shareWords = (inside: number, of: number): string =>
  of === 0 ? 'none' : `${inside} of ${of} (${percent(inside / of)})`;

function coverageTable(rows: readonly Coverage[]): string {
  return table(
    ['quantity', 'in the band', 'of figures that did not go into it', `at least ${percent(AIM)}`],
    rows.map((row) => [
      row.quantity === undefined ? 'all' : evidenceLabel(row.quantity, english),
      shareWords(row.inside, row.withBand),
      shareWords(row.insideUnseen, row.unseen),
      reachesAim(row) === true ? 'yes' : '**no**',
    ]),
  );
}

/** Where the aim is missed, and what the band of hours is worth to makers it has not seen. */
function coverageSentences(rows: readonly Coverage[]): readonly string[] {
  const short = rows.flatMap((row) =>
    row.quantity !== undefined && reachesAim(row) === false
      ? [`${evidenceLabel(row.quantity, english)} (so few in ${percent(chanceOfSoFew(row))})`]
      : [],
  );
  const { inside, count } = heldOutHours();
  return [
    short.length === 0
      ? `Every quantity reaches ${percent(AIM)}.`
      : `Short of ${percent(AIM)}: ${short.join(', ')}. In brackets, how often a band that does hold ${percent(AIM)} would hold so few of as many independent figures.`,
    `GPU-hours with the runs of each maker left out of the low end in turn: ${shareWords(inside, count)} lie in the band.`,
  ];
}

function quantitySection(quantity: EvidenceQuantity, rows: readonly Comparison[]): string {
  const peers = PEER_ERRORS.filter((peer) => peer.quantity === quantity);
  return [
    `## ${evidenceLabel(quantity, english)}`,
    ABOUT[quantity],
    table(
      ['', 'predicted', 'published', 'error', 'band', 'source', 'remark'],
      rows.map((row) => [
        row.name,
        formatFigure(row.predicted.value, row.predicted.unit),
        formatFigure(row.published, row.predicted.unit),
        formatError(row, english),
        bandWord(row, english),
        `${row.source} (${confidenceLabel(row.confidence, english)})`,
        row.remark ?? '',
      ]),
    ),
    ...(peers.length === 0
      ? []
      : [
          'Other tools on the same kind of number, run or recomputed:',
          table(
            ['tool', 'what', 'error'],
            peers.map(({ tool, what, error }) => [tool, what, error]),
          ),
        ]),
  ].join('\n\n');
}

function claimSection(claim: Claim): string {
  return [
    `### ${claimSentence(claim.id, english)}`,
    `**${outcomeLabel(outcomeOf(claim), english)}** · ${claim.source}`,
    table(
      ['by', '', 'figures'],
      claim.checks.map(({ subject, holds, figures }) => [
        subject,
        holds ? 'yes' : 'no',
        figuresText(figures, english),
      ]),
    ),
  ].join('\n\n');
}

/** docs/EVIDENCE.md, the same to the byte wherever it is written. */
export function evidencePage(all: readonly Comparison[] = comparisons()): string {
  const summaries = summarise(all);
  return `${[
    '# Evidence',
    'What the engine computes against what was published. Written by `npm run evidence`, which fails when an error grows beyond the recorded one (`test/evidence/recorded.json`); `npm test` checks that this page is fresh. Nothing here is typed by hand but the published figures, each with its source and how sure we are of it, and what other tools were seen to print. Some figures derive from Epoch AI, “Data on AI Models”, CC-BY 4.0.',
    '`scaling-lens cases ID`, and “Scaling Lens: Show Published Cases” in the editor, show one model at a time.',
    '## Summary',
    summaryTable(summaries),
    '## Coverage',
    `How many of the published figures lie in the band of the number that predicts them. The aim is ${percent(AIM)}; whether it is reached is computed here, like all else. Bands of MMLU and HumanEval are meant to hold 80% of models of families that the curve has not seen; models that went into it do not count as unseen.`,
    coverageTable(coverage(all)),
    ...coverageSentences(coverage(all)),
    ...summaries.map(({ quantity }) =>
      quantitySection(
        quantity,
        all.filter((each) => each.quantity === quantity),
      ),
    ),
    '## Tokens per parameter',
    'What published models were trained with, and what each law calls best for the same 6·N·D (Kaplan 2020: in parameters without embeddings). Mixtures of experts: active parameters; dense laws know nothing of experts. Over-trained is no mistake: it costs training compute and pays back when serving.',
    table(ALLOCATION_HEADER, allocationRows()),
    '## Claims',
    'What the field says about scale, held against every law that can be asked and every figure that can decide it. A claim that the evidence does not bear out is shown as such; laws that say it by their form alone are not asked.',
    ...claims().map(claimSection),
  ].join('\n\n')}\n`;
}

/** The errors by quantity and row, in four digits: enough to see growth, few enough to be the same everywhere. */
export function errorsOf(all: readonly Comparison[] = comparisons()): Readonly<Record<string, number>> {
  return Object.fromEntries(
    all.map((each) => [`${each.quantity}: ${each.name}`, Number(errorOf(each).toPrecision(4))]),
  );
}

/** A last digit may turn where two machines round differently. */
const TOLERANCE = 1e-3;

/** The rows whose error is larger than the recorded one; a row that was not recorded has nothing to grow from. */
export function grownErrors(
  now: Readonly<Record<string, number>>,
  recorded: Readonly<Record<string, number>>,
): readonly string[] {
  return Object.entries(now).flatMap(([row, error]) => {
    const before = recorded[row];
    if (before === undefined || Math.abs(error) <= Math.abs(before) * (1 + TOLERANCE) + 1e-9) return [];
    return [`${row}: ${error}, recorded ${before}`];
  });
}
