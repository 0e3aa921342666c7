import { EXIT, type ExitCode, Failure, oneLine } from './failure';
import { type Options, readOptions } from './options';
import { inTerminal } from '../report/translate';
import { type Terminal } from './terminal';

/**
 * Runs one command. What a command needs is imported when it runs, so that `--help` does not load the engine.
 * @returns the exit code; expected trouble is one line on stderr, never a stack trace
 */
export async function runCli(words: readonly string[], given: Terminal): Promise<ExitCode> {
  const terminal = { ...given, t: inTerminal(given.t) };
  try {
    return await dispatch(words, terminal);
  } catch (error) {
    const { t, complain } = terminal;
    complain(
      error instanceof Failure
        ? oneLine(`scaling-lens: ${error.message}`)
        : oneLine(t('scaling-lens: unexpected trouble, please report it: {0}', String(error))),
    );
    return EXIT.failed;
  }
}

async function dispatch(words: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { t } = terminal;
  const options = readOptions(words, t);
  const [command, ...positionals] = options.positionals;
  if (options.help) return await help(terminal);
  if (command === undefined) {
    throw new Failure(t('name a command: estimate or plan. See scaling-lens --help.'));
  }
  const own: Options = { ...options, positionals };
  switch (command) {
    case 'help':
      return await help(terminal);
    case 'estimate':
      return await (await import('./estimateCommand')).estimateCommand(own, terminal);
    case 'cases':
      return await (await import('./casesCommand')).casesCommand(own, terminal);
    case 'plan':
      return await (await import('./planCommand')).planCommand(own, terminal);
  }
  const lists = await import('./referenceLists');
  if (lists.isReferenceList(command)) return await lists.referenceListCommand(command, own, terminal);
  throw new Failure(t('“{0}” is not a command. See scaling-lens --help.', command));
}

async function help({ print, t }: Terminal): Promise<ExitCode> {
  const { helpText } = await import('./help');
  print(helpText(t));
  return EXIT.done;
}
