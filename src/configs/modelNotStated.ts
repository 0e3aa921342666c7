import { type Notice } from '../engine/notice';
import { type RunDescription } from '../engine/run';
import { type ConfigPart } from './reading';

/** What has been said already where a model is missing: it is not counted, or its name is unknown. */
const SAID = new Set(['part-not-counted', 'unknown-model-name', 'file-not-read']);

/**
 * A part with the remark that it trains a model that it does not state: settings laid over a recipe in Python, an
 * adapter without its base. Files about machines alone are asked for none.
 */
export function askForModel(part: ConfigPart): ConfigPart {
  const { description, notices } = part;
  const known = Object.keys(description.architecture).length > 0 || description.modelName !== undefined;
  if (known || !trains(description) || notices.some(({ code }) => SAID.has(code))) return part;
  const start = (part.modelRange ?? part.trainingRange)?.start;
  const range = start === undefined ? undefined : { start, end: start };
  const at = range && { path: [], range, keyRange: range };
  const asked: Notice = { code: 'model-not-stated', severity: 'info', args: {}, ...(at && { at }) };
  return { ...part, notices: [...notices, asked] };
}

function trains({ training }: RunDescription): boolean {
  const { steps, tokens, epochs, sequenceLength, adapter } = training;
  return [steps, tokens, epochs, sequenceLength, adapter].some((field) => field !== undefined);
}
