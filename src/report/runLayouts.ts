import { type LayoutsOfRun, type MissingForLayouts } from '../engine/layout/layoutsOfRun';
import { type RankedLayout } from '../engine/layout/searchLayouts';
import { sectionDocument } from './estimateDocument';
import { type Section } from './estimateSections';
import { formatExact } from './format';
import { escapeMarkdown as md, paragraphs } from './markdown';
import { layoutSections } from './memoryLayout';
import { noticeSentence } from './notices';
import { type Json, quantityJson } from './quantityJson';
import { type Translate } from './translate';
import { whereToState } from './whereToState';

const MISSING: Readonly<Record<MissingForLayouts, (t: Translate) => string>> = {
  architecture: (t) => t('a model that can be counted'),
  sequenceLength: (t) => t('the length of a sequence ({0})', whereToState('sequenceLength', t)),
  accelerators: (t) => t('the number of GPUs ({0})', whereToState('gpus', t)),
  globalBatchSequences: (t) => t('the sequences of a step ({0})', whereToState('globalBatch', t)),
  accelerator: (t) =>
    t('an accelerator whose peak and links are known ({0})', whereToState('accelerator', t)),
};

/** What was searched for in one line, or why nothing could be; then what the search remarks. */
export function layoutRemarks(found: LayoutsOfRun, t: Translate): readonly string[] {
  if ('missing' in found) {
    return [
      t('No layouts: what is missing is {0}.', found.missing.map((each) => MISSING[each](t)).join(', ')),
    ];
  }
  return found.search.notices.map((notice) => noticeSentence(notice, t));
}

/** The ranked layouts as titled rows; empty where none was found or nothing could be searched. */
export function runLayoutSections(found: LayoutsOfRun, t: Translate): readonly Section[] {
  return 'missing' in found ? [] : layoutSections(found.search, t);
}

/** The ranked layouts of a config as a Markdown document. */
export function layoutDocument(name: string, found: LayoutsOfRun, t: Translate): string {
  const question =
    'missing' in found
      ? ''
      : t(
          '{0} × {1}, {2} sequences of {3} tokens a step',
          formatExact(found.accelerators),
          found.machine.title,
          formatExact(found.globalBatchSequences),
          formatExact(found.sequenceLength),
        );
  return `${paragraphs(
    `# ${md(t('Layouts that fit: {0}', name))}`,
    md(question),
    layoutRemarks(found, t).map(md).join('\n\n'),
    ...runLayoutSections(found, t).map((section) => sectionDocument(section, t)),
    md(
      t(
        'TP, PP, CP, EP, DP: tensor, pipeline, context, expert and data parallelism; VPP: chunks of a pipeline stage. Not modelled: stragglers, failures, uneven loads of experts, network topology beyond the node.',
      ),
    ),
  )}\n`;
}

/** `layouts` of `estimate --layouts --json`. */
export function layoutsJson(found: LayoutsOfRun): Json {
  if ('missing' in found) return { missing: [...found.missing], layouts: [] };
  const { search, accelerators, globalBatchSequences, sequenceLength, machine } = found;
  return {
    missing: [],
    accelerator: machine.acceleratorId,
    accelerators,
    globalBatchSequences,
    sequenceLength,
    tried: search.tried,
    fitting: search.fitting,
    layouts: search.layouts.map(layoutJson),
  };
}

function layoutJson({ setup, microBatches, stepHours, memory, utilization }: RankedLayout): Json {
  const { layout } = setup;
  return {
    dataParallel: layout.dataParallel,
    tensorParallel: layout.tensorParallel,
    pipelineParallel: layout.pipelineParallel,
    contextParallel: layout.contextParallel,
    expertParallel: layout.expertParallel,
    virtualStages: layout.virtualStages,
    zeroStage: layout.zeroStage,
    microBatchSequences: setup.microBatchSequences,
    microBatches,
    recompute: setup.recompute,
    stepHours: quantityJson(stepHours),
    perGpuBytes: quantityJson(memory),
    utilization: quantityJson(utilization),
  };
}
