import { type Translate } from './translate';

/** What a person may state of a run where its file does not. */
export type Statable =
  | 'tokens'
  | 'fallbackTokens'
  | 'uniqueTokens'
  | 'inferenceTokens'
  | 'sequenceLength'
  | 'vocabulary'
  | 'globalBatch'
  | 'gpus'
  | 'accelerator';

const FLAGS: Readonly<Record<Statable, string>> = {
  tokens: '--tokens',
  fallbackTokens: '--tokens',
  uniqueTokens: '--unique-tokens',
  inferenceTokens: '--inference-tokens',
  sequenceLength: '--sequence-length',
  vocabulary: '--vocabulary',
  globalBatch: '--global-batch',
  gpus: '--gpus',
  accelerator: '--accelerator',
};

const inSettings = (setting: string, t: Translate): string => t('scalingLens.{0} in the settings', setting);
const inTeamFile = (key: string, t: Translate): string => t('{0} in .scaling-lens.yaml', key);

const IN_EDITOR: Readonly<Record<Statable, (t: Translate) => string>> = {
  // A budget that is assumed does not count for runs that go on from a trained model.
  tokens: (t) => t('its tokens or steps in the file'),
  fallbackTokens: (t) => inSettings('fallbackTokens', t),
  uniqueTokens: (t) => inSettings('uniqueTokens', t),
  inferenceTokens: (t) => inSettings('inferenceTokens', t),
  sequenceLength: (t) => inTeamFile('sequenceLength', t),
  vocabulary: (t) => inTeamFile('vocabulary', t),
  globalBatch: (t) => inTeamFile('globalBatch', t),
  gpus: (t) => inSettings('gpus', t),
  accelerator: (t) => inSettings('accelerator', t),
};

/**
 * How a reader states what a file does not say: by a flag in the terminal, else by a setting, or the team's file where
 * no setting has it.
 * @example whereToState('gpus', english) // => 'scalingLens.gpus in the settings'
 */
export function whereToState(what: Statable, t: Translate): string {
  return t.reader === 'terminal' ? FLAGS[what] : IN_EDITOR[what](t);
}
