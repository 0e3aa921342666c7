import { readFile } from 'node:fs/promises';
import { english, type Translate, translateWith } from '../report/translate';
import { runCli } from './runCli';

/** Configs are small; a pipe that never ends must not fill the memory. */
const LONGEST_INPUT_BYTES = 256 * 1024 * 1024;

async function readStdin(): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of process.stdin) {
    const bytes = Buffer.from(chunk as Uint8Array);
    length += bytes.length;
    if (length > LONGEST_INPUT_BYTES) throw new Error('stdin is too long');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Chinese where the shell asks for it, else English. */
async function translateOf({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): Promise<Translate> {
  const language = [LC_ALL, LC_MESSAGES, LANG].find((value) => value !== undefined && value !== '') ?? '';
  if (!/^zh(?!.*(TW|HK|Hant))/i.test(language)) return english;
  const { default: bundle } = await import('../../l10n/bundle.l10n.zh-cn.json');
  return translateWith(bundle);
}

async function main(): Promise<void> {
  // A closed pipe (`scaling-lens laws | head -1`) ends the program quietly.
  process.stdout.on('error', () => process.exit(0));
  process.exitCode = await runCli(process.argv.slice(2), {
    print: (line) => process.stdout.write(`${line}\n`),
    complain: (line) => process.stderr.write(`${line}\n`),
    read: (file) => (file === '-' ? readStdin() : readFile(file, 'utf8')),
    filesAround: async (file) => (await import('./filesAround')).filesAround(file),
    t: await translateOf(process.env),
  });
}

void main();
