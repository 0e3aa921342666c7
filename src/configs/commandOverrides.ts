import { assigned } from './document/assign';
import { type MapEntry, type MapNode, type ScalarNode } from './document/node';

/** More assignments than any command has. */
const MOST = 200;

/** `key.of.more=value`, all of it or the value in quotes. */
const ASSIGNMENT = /(?<=\s["']?)([a-z_]\w*(?:\.\w+)*)=("[^"]*"|'[^']*'|[^\s\\"']+)/gi;

/**
 * What a command line assigns on top of the parameters it is started with, as OmegaConf merges it: `max_duration=100ba
 * train_loader.dataset.split=train`. Only what follows the launcher's name is read; every value stands where the
 * command does.
 */
export function withOverrides(parameters: MapNode, command: MapEntry, launcher: string): MapNode {
  const script = command.value.kind === 'scalar' ? command.value.text : '';
  const start = script.lastIndexOf(`${launcher} `);
  if (start === -1) return parameters;
  const found = [...script.slice(start).matchAll(ASSIGNMENT)];
  return found.slice(0, MOST).reduce<MapNode>((map, [, path = '', written = '']) => {
    const text = written.replace(/^(["'])(.*)\1$/, '$2');
    return assigned(map, path.split('.'), { ...command, value: scalar(text, command) });
  }, parameters);
}

function scalar(text: string, { value: { range } }: MapEntry): ScalarNode {
  const isNumber = /^[-+]?(?:\d[\d_]*\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(text);
  const value = isNumber
    ? Number(text.replaceAll('_', ''))
    : text === 'true' || text === 'false'
      ? text === 'true'
      : text;
  return { kind: 'scalar', range, text, value: text === 'null' ? undefined : value, plain: true };
}
