import { caveat } from '../laws/lawCaveat';
import { type Input, type Quantity } from '../quantity';
import { ANNEALING_EXAMPLE, annealingAreas, annealingLoss, TISSUE_2024 } from './annealingLaw';
import { constantSchedule, COOLDOWN_SHARE, cooldownSchedule } from './schedule';

/** λ as the authors use it, the default first: how long the effect of a fall in the rate lasts. */
const ANNEALING_DECAY = { usual: 0.999, shortest: 0.99 } as const;

/** More steps would keep a hover waiting; so many tell nothing new, as the effect is reached long before. */
const MOST_STEPS = 1e6;

/** What the annealing law says of a cooldown to zero over the last 20 % of a run. */
export interface AnnealingEffect {
  /** S₁ over that of a constant rate, 0 to 1: what the cooldown gives up. */
  readonly forwardShare: Quantity;
  /** S₂ over η_max/(1 − λ), what a fall to zero brings in the end, 0 to 1. The band is that of λ. */
  readonly annealedShare: Quantity;
}

/**
 * The two areas under this run's steps that need none of the law's constants but λ; the peak rate cancels. What they
 * are worth in loss takes constants fitted to one's own curves.
 * @returns undefined without steps, or with fewer than ten or very many
 * @example annealingEffect({ name: 'steps', value: 20000 }) // forwardShare 0.8666, annealedShare 0.849 (0.849–0.987)
 */
export function annealingEffect(
  steps: (Input & { readonly value: number }) | undefined,
): AnnealingEffect | undefined {
  if (steps === undefined || !(steps.value >= 10 && steps.value <= MOST_STEPS)) return undefined;
  const total = Math.round(steps.value);
  const cooldown = Math.round(COOLDOWN_SHARE.high * total);
  const schedule = cooldownSchedule(total, cooldown, 'one-minus-square-root');
  const areas = annealingAreas(1, total, schedule, ANNEALING_DECAY.usual, total - cooldown);
  const { annealing } = annealingAreas(1, total, schedule, ANNEALING_DECAY.shortest, total - cooldown);
  const usual = areas.annealing * (1 - ANNEALING_DECAY.usual);
  const shortest = annealing * (1 - ANNEALING_DECAY.shortest);
  const notices = [caveat('Tissue 2024', 'recalled')];
  return {
    forwardShare: {
      value: areas.forward / total,
      unit: 'ratio',
      because: { formula: 'S₁/(S·η_max)', inputs: [steps], source: TISSUE_2024, notices },
    },
    annealedShare: {
      value: usual,
      unit: 'ratio',
      low: Math.min(usual, shortest),
      high: Math.max(usual, shortest),
      because: {
        formula: 'S₂·(1 − λ)/η_max, λ = 0.999 (0.99)',
        inputs: [steps],
        source: TISSUE_2024,
        band: { kind: 'published-interval', source: TISSUE_2024 },
        notices,
      },
    },
  };
}

/** The set-up whose constants are known, in part recalled: they hold for no other. */
const EXAMPLE_SETUP = { peak: 2e-4, steps: 20_000 } as const;

/** Losses at the end in that set-up, nats/token, by the law: what a cooldown buys there against a constant rate. */
export function annealingExampleLosses(): typeof EXAMPLE_SETUP & {
  readonly constant?: number;
  readonly cooldown?: number;
} {
  return { ...EXAMPLE_SETUP, constant: exampleLoss(0), cooldown: exampleLoss(COOLDOWN_SHARE.high) };
}

function exampleLoss(share: number): number | undefined {
  const { peak, steps } = EXAMPLE_SETUP;
  const schedule =
    share === 0 ? constantSchedule : cooldownSchedule(steps, share * steps, 'one-minus-square-root');
  const areas = annealingAreas(peak, steps, schedule, ANNEALING_EXAMPLE.decay, (1 - share) * steps);
  return annealingLoss(areas, ANNEALING_EXAMPLE);
}
