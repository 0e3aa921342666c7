import { type Severity } from '../engine/notice';
import { type Translate, type Words } from './translate';

const SEVERITIES: Words<Severity> = {
  error: (t) => t('error'),
  warning: (t) => t('warning'),
  info: (t) => t('info'),
  hint: (t) => t('hint'),
};

/** The word for a severity. */
export const severityLabel = (severity: Severity, t: Translate): string => SEVERITIES[severity](t);
