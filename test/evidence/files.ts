import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const PAGE = join(import.meta.dirname, '../../docs/EVIDENCE.md');
const RECORDED = join(import.meta.dirname, 'recorded.json');

export const readPage = (): string => readFileSync(PAGE, 'utf8');

export const readRecorded = (): Readonly<Record<string, number>> =>
  JSON.parse(readFileSync(RECORDED, 'utf8')) as Readonly<Record<string, number>>;

/** Writes the page and the errors beside it. */
export function write(page: string, errors: Readonly<Record<string, number>>): void {
  writeFileSync(PAGE, page);
  writeFileSync(RECORDED, `${JSON.stringify(errors, undefined, 2)}\n`);
}
