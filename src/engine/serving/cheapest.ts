import { type Architecture } from '../architecture/architecture';
import { capacityOf, MOST_ACCELERATORS } from './capacity';
import { type Deployment } from './deployment';
import { decodeTime, prefillTime } from './phases';

/** Targets of latency in seconds, and what may be chosen. */
export interface Targets {
  readonly timeToFirstToken?: number;
  readonly timePerOutputToken?: number;
  /** Whether nobody has said how many accelerators a replica has. */
  readonly accelerators: boolean;
  /** Whether nobody has said how many sequences are decoded together. */
  readonly concurrency: boolean;
}

/** More sequences together than this are not looked for: schedulers of serving engines stop about there. */
const MOST_TOGETHER = 1024;
/** Where no target asks for it, waiting for more requests is a choice of its own. Our assumption. */
const USUAL_CONCURRENCY = 64;
/** Where no target asks for more, a replica stays within a node of eight if it can. */
const USUAL_ACCELERATORS = 8;

/**
 * The deployment that takes the fewest accelerator-seconds per request within the targets: accelerators in powers of two
 * from those given, to 8 or, with a target, 64; as many sequences together as fit and the time per output token allows,
 * at most 64 where it has no target. What somebody stated stays.
 * @param deployment with the fewest accelerators that hold the model
 */
export function cheapestWithin(
  architecture: Architecture,
  deployment: Deployment,
  targets: Targets,
): Deployment {
  const hasTarget = targets.timeToFirstToken !== undefined || targets.timePerOutputToken !== undefined;
  const usual = Math.max(deployment.accelerators, USUAL_ACCELERATORS);
  const most = targets.accelerators ? (hasTarget ? MOST_ACCELERATORS : usual) : deployment.accelerators;
  let best: Deployment | undefined;
  let least = Infinity;
  for (let accelerators = deployment.accelerators; accelerators <= most; accelerators *= 2) {
    const candidate = fullest(architecture, { ...deployment, accelerators }, targets);
    const cost = candidate === undefined ? Infinity : acceleratorSeconds(architecture, candidate);
    if (cost < least) [best, least] = [candidate, cost];
  }
  return best ?? asGiven(architecture, deployment, targets);
}

/** Seconds of accelerators that a request takes of a busy replica; Infinity where they are not known. */
function acceleratorSeconds(architecture: Architecture, deployment: Deployment): number {
  const { accelerators, concurrency, outputTokens } = deployment;
  const reads = prefillTime(architecture, deployment, concurrency)?.seconds.value ?? Infinity;
  const writes = decodeTime(architecture, deployment)?.seconds.value ?? Infinity;
  return (accelerators * (reads + outputTokens * writes)) / concurrency;
}

/** Where nothing meets the targets, or times are not known: what fits, one sequence alone where a target was missed. */
function asGiven(
  architecture: Architecture,
  deployment: Deployment,
  { concurrency: isFree, timePerOutputToken }: Targets,
): Deployment {
  if (!isFree) return deployment;
  const most = timePerOutputToken === undefined ? USUAL_CONCURRENCY : 1;
  return { ...deployment, concurrency: Math.max(1, Math.min(most, mostOf(architecture, deployment))) };
}

function mostOf(architecture: Architecture, deployment: Deployment): number {
  return capacityOf(architecture, deployment, deployment.promptTokens + deployment.outputTokens)
    .mostSequences;
}

/** The most sequences together within the targets; undefined where not even one is. */
function fullest(
  architecture: Architecture,
  deployment: Deployment,
  { timeToFirstToken = Infinity, timePerOutputToken = Infinity, concurrency: isFree }: Targets,
): Deployment | undefined {
  const most = mostOf(architecture, deployment);
  const reads = prefillTime(architecture, deployment)?.seconds.value;
  if (reads === undefined || reads > timeToFirstToken || most < 1) return undefined;
  const meets = (concurrency: number): boolean =>
    (decodeTime(architecture, { ...deployment, concurrency })?.seconds.value ?? Infinity) <=
    timePerOutputToken;
  if (!isFree) {
    return deployment.concurrency <= most && meets(deployment.concurrency) ? deployment : undefined;
  }
  if (timePerOutputToken === Infinity) {
    return { ...deployment, concurrency: Math.min(USUAL_CONCURRENCY, most) };
  }
  if (!meets(1)) return undefined;
  let [within, beyond] = [1, Math.min(most, MOST_TOGETHER) + 1];
  while (beyond - within > 1) {
    const middle = Math.floor((within + beyond) / 2);
    if (meets(middle)) within = middle;
    else beyond = middle;
  }
  return { ...deployment, concurrency: within };
}
