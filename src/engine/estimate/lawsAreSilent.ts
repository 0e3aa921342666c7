import { type Estimate } from '../estimate';
import { type NoticeCode } from '../notice';

/** Laws of pre-training were fitted on decoders trained from scratch; these remarks say that a run is none. */
const SILENCING: ReadonlySet<NoticeCode> = new Set<NoticeCode>([
  'fine-tuning',
  'adapter-training',
  'not-a-decoder',
]);

/** Whether scaling laws say nothing about a run: it goes on from a trained model, or its model is no decoder. */
export function lawsAreSilent({ notices }: Pick<Estimate, 'notices'>): boolean {
  return notices.some(({ code }) => SILENCING.has(code));
}
