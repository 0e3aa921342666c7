import { type Architecture } from '../architecture/architecture';
import { capacityOf, MOST_ACCELERATORS } from './capacity';
import { type Deployment } from './deployment';
import { decodeTime, prefillTime } from './phases';

/** Targets of latency in seconds, and what may be chosen to meet them. */
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

/**
 * The deployment with as few accelerators as meet the targets, in powers of two, and on them as many sequences together
 * as the time per output token allows. What somebody stated stays; where nothing meets them, so does the deployment.
 */
export function withinTargets(
  architecture: Architecture,
  deployment: Deployment,
  targets: Targets,
): Deployment {
  const { timeToFirstToken, timePerOutputToken } = targets;
  if (timeToFirstToken === undefined && timePerOutputToken === undefined) return deployment;
  const most = targets.accelerators ? MOST_ACCELERATORS : deployment.accelerators;
  for (let accelerators = deployment.accelerators; accelerators <= most; accelerators *= 2) {
    const candidate = fullest(architecture, { ...deployment, accelerators }, targets);
    if (candidate !== undefined) return candidate;
  }
  return targets.concurrency && timePerOutputToken !== undefined
    ? { ...deployment, concurrency: 1 }
    : deployment;
}

/** The most sequences together within the targets; undefined where not even one is. */
function fullest(
  architecture: Architecture,
  deployment: Deployment,
  { timeToFirstToken = Infinity, timePerOutputToken = Infinity, concurrency: isFree }: Targets,
): Deployment | undefined {
  const { promptTokens, outputTokens } = deployment;
  const { mostSequences } = capacityOf(architecture, deployment, promptTokens + outputTokens);
  const reads = prefillTime(architecture, deployment)?.seconds.value;
  if (reads === undefined || reads > timeToFirstToken || mostSequences < 1) return undefined;
  const meets = (concurrency: number): boolean =>
    (decodeTime(architecture, { ...deployment, concurrency })?.seconds.value ?? Infinity) <=
    timePerOutputToken;
  if (!isFree || timePerOutputToken === Infinity)
    return meets(deployment.concurrency) ? deployment : undefined;
  if (!meets(1)) return undefined;
  let [within, beyond] = [1, Math.min(mostSequences, MOST_TOGETHER) + 1];
  while (beyond - within > 1) {
    const middle = Math.floor((within + beyond) / 2);
    if (meets(middle)) within = middle;
    else beyond = middle;
  }
  return { ...deployment, concurrency: within };
}
