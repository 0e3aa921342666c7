import { type Format } from '../format';
import { readMcli } from './llmFoundry';

/** MosaicML's platform: GPUs, and a command that trains with LLM Foundry what its own files or no `parameters` say. */
export const mcli: Format = {
  id: 'mcli',
  title: 'MosaicML run (mcli)',
  languages: ['yaml'],
  readsExponents: true,
  keyHints: [['compute'], ['gpus'], ['command'], ['image']],
  fingerprint: (root) => {
    const command = root.map.entries.get('command')?.value;
    return (
      root.isText('image') &&
      root.section('compute')?.isNumber('gpus') === true &&
      command?.kind === 'scalar' &&
      command.text.includes('composer ')
    );
  },
  read: (root) => [readMcli(root)],
};
