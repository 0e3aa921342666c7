import { resolveArchitecture } from '../../architecture';
import { parameterEstimate } from '../../estimate/parameterEstimate';
import { publicModel, PUBLIC_MODELS, type CountConfidence } from '../../models';
import { type Notice } from '../../notice';
import { type Comparison, type EvidenceConfidence } from '../comparison';
import { HISTORIC_MODELS } from '../historicModels';
import { modelOf } from '../publishedCase';
import { publishedRuns } from '../publishedRuns';

/** `rounded` counts were read in a paper; they are as sure as their digits. */
const CONFIDENCE: Readonly<Record<CountConfidence, EvidenceConfidence>> = {
  verified: 'verified',
  recalled: 'recalled',
  rounded: 'mixed',
};

/**
 * Every public model with a published count against the engine's count of its shape, and the models that were only
 * described against the size in their name.
 */
export function parameterComparisons(): readonly Comparison[] {
  return [...publicModels(), ...describedModels()];
}

function publicModels(): readonly Comparison[] {
  const caseIds = new Map(publishedRuns.map((run) => [modelOf(run)?.name, run.id]));
  return PUBLIC_MODELS.flatMap((row): Comparison[] => {
    const { name, architecture: fields, published } = publicModel(row);
    const { architecture, notices } = resolveArchitecture(fields);
    if (published === undefined || architecture === undefined) return [];
    return [
      {
        quantity: 'parameters',
        name,
        caseId: caseIds.get(name),
        predicted: parameterEstimate(architecture, fields).total,
        published: published.parameters,
        source: published.source,
        confidence: CONFIDENCE[published.confidence],
        remark: remarkOn(published.parameters - architecture.parameters.total, notices),
      },
    ];
  });
}

/** Names the buffers that a published count has and ours has not, where they are the whole difference. */
function remarkOn(more: number, notices: readonly Notice[]): string | undefined {
  const explained = notices.some(
    ({ code, args }) =>
      code === 'count-convention' && Number(args.otherCount) - Number(args.thisCount) === more,
  );
  return explained ? `counts ${more} router corrections, which are buffers` : undefined;
}

function describedModels(): readonly Comparison[] {
  return HISTORIC_MODELS.flatMap((row): Comparison[] => {
    const run = publishedRuns.find(({ name }) => name === row.name);
    const { architecture: fields } = publicModel(row);
    const { architecture } = resolveArchitecture(fields);
    if (run?.parameters === undefined || architecture === undefined) return [];
    return [
      {
        quantity: 'parameters',
        name: run.name,
        caseId: run.id,
        predicted: parameterEstimate(architecture, fields).total,
        published: run.parameters,
        source: run.source,
        confidence: 'recalled',
        remark: 'published to two or three digits only; shape from the paper',
      },
    ];
  });
}
