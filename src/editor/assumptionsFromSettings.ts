import { type Assumed, type Assumptions, type TokenBudget } from '../engine/assumptions';
import { defaultAssumptions } from '../engine/defaultAssumptions';
import { acceleratorById } from '../engine/hardware/accelerators';
import { isLawId } from '../engine/laws/lawLoaders';
import { parseAmount } from '../engine/parseAmount';
import { SECTION, SETTINGS } from './ids';
import { type Settings } from './settings';

/** The assumptions that hold under the settings; what they do not say or say wrongly stays our default. */
export function assumptionsFromSettings(settings: Settings): Assumptions {
  const defaults = defaultAssumptions;
  const { law, accelerator, pricePerAcceleratorHour, utilization } = settings;
  const tokens = settings.fallbackTokens === undefined ? undefined : tokenBudget(settings.fallbackTokens);
  const chosenLaw = law === undefined || !isLawId(law) ? defaults.law.value : law;
  const everyLaw = [defaults.law.value, ...defaults.otherLaws];
  return {
    ...defaults,
    law: chosenLaw === law ? fromSetting(law, SETTINGS.law) : defaults.law,
    otherLaws: everyLaw.filter((id) => id !== chosenLaw),
    tokens: tokens === undefined ? defaults.tokens : fromSetting(tokens, SETTINGS.fallbackTokens),
    accelerator:
      accelerator === undefined || acceleratorById(accelerator) === undefined
        ? defaults.accelerator
        : fromSetting(accelerator, SETTINGS.accelerator),
    priceUsdPerHour:
      pricePerAcceleratorHour === undefined
        ? defaults.priceUsdPerHour
        : fromSetting(pricePerAcceleratorHour, SETTINGS.pricePerAcceleratorHour),
    utilization:
      utilization === undefined
        ? defaults.utilization
        : fromSetting({ value: utilization, low: utilization, high: utilization }, SETTINGS.utilization),
  };
}

/**
 * The same for the estimate of an open config, which is made at every pause in typing: the chosen law alone, with ours
 * behind it where another was chosen, since that may have no answer. What all laws say is computed when a person opens
 * the full estimate.
 */
export function estimateAssumptions(settings: Settings): Assumptions {
  const assumptions = assumptionsFromSettings(settings);
  const ours = defaultAssumptions.law.value;
  return { ...assumptions, otherLaws: assumptions.law.value === ours ? [] : [ours] };
}

/**
 * Reads `20x` as tokens per parameter, anything else as a number of tokens.
 * @returns undefined if it is neither
 * @example tokenBudget('2T') // => { kind: 'tokens', tokens: 2e12 }
 */
export function tokenBudget(text: string): TokenBudget | undefined {
  const multiple = /^(.*\d)\s*[xX×]$/.exec(text.trim());
  const amount = parseAmount(multiple?.[1] ?? text);
  if ('problem' in amount) return undefined;
  return multiple === null
    ? { kind: 'tokens', tokens: amount.value }
    : { kind: 'tokens-per-parameter', ratio: amount.value };
}

function fromSetting<T>(value: T, setting: string): Assumed<T> {
  return { value, origin: 'setting', source: `${SECTION}.${setting}` };
}
