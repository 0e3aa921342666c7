import { type ComponentKind } from '../engine/architecture/architecture';
import { type Translate, type Words } from './translate';

const COMPONENTS: Words<ComponentKind> = {
  'token-embedding': (t) => t('Token embedding'),
  'position-embedding': (t) => t('Position embedding'),
  attention: (t) => t('Attention'),
  'feed-forward': (t) => t('Feed-forward'),
  experts: (t) => t('Experts'),
  'shared-experts': (t) => t('Shared experts'),
  router: (t) => t('Router'),
  'state-space': (t) => t('State-space layers'),
  norm: (t) => t('Norms'),
  head: (t) => t('Output head'),
  'vision-tower': (t) => t('Vision tower'),
  'audio-tower': (t) => t('Audio tower'),
};

/** The name of a part of the model. */
export const componentLabel = (component: ComponentKind, t: Translate): string => COMPONENTS[component](t);
