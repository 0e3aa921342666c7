import { type ConfigNode, type MapNode, nodeAtPath, type ScalarNode } from './document/node';

/** References are followed this often for one value; a longer chain is a circle or a puzzle. */
const MAXIMUM_STEPS = 16;

/** Text that references are put into; a longer one is no name or number any more. */
const MAXIMUM_TEXT = 2000;

/** The innermost reference in a text: `${path}`, without a resolver's colon; a backslash before it makes it text. */
const REFERENCE = /(?<!\\)\$\{(\.*)([^${}:]+)\}/;

type Path = readonly (string | number)[];

/**
 * Follows the references of OmegaConf (`${model.hidden_size}`, relative `${.key}`, `${..key}`) in a scalar within the
 * document; any other node is returned as it is. A scalar that is one reference becomes what it leads to, references
 * within a text are put in its place (`${root}/llama`, `${sizes.${name}}`).
 * @param base path of the map the scalar stands in, from `root`
 * @returns undefined if a reference leads nowhere, in a circle, or outside the document (`${oc.env:X}`, `$X`)
 */
export function resolveReference(node: ConfigNode, root: MapNode, base: Path): ConfigNode | undefined {
  return new Resolver(root).resolve(node, base);
}

class Resolver {
  private steps = 0;

  constructor(private readonly root: MapNode) {}

  resolve(node: ConfigNode, base: Path): ConfigNode | undefined {
    let current: ConfigNode | undefined = node;
    let from = base;
    for (;;) {
      if (current?.kind !== 'scalar' || typeof current.value !== 'string') return current;
      const text = current.value.trim();
      if (!text.includes('$')) return current;
      const match = REFERENCE.exec(text);
      if (match?.[0] !== text) return this.substituted(current, text, from);
      const path = this.path(match, from);
      if (path === undefined) return undefined;
      from = path.slice(0, -1);
      current = nodeAtPath(this.root, path);
    }
  }

  /** A text with what its references lead to, from the inside out. */
  private substituted(node: ScalarNode, text: string, base: Path): ConfigNode | undefined {
    let written = text;
    for (let match = REFERENCE.exec(written); match !== null; match = REFERENCE.exec(written)) {
      const path = this.path(match, base);
      const target = path && nodeAtPath(this.root, path);
      const value = path && target && this.resolve(target, path.slice(0, -1));
      if (value?.kind !== 'scalar') return undefined;
      written = written.slice(0, match.index) + value.text + written.slice(match.index + match[0].length);
      if (written.length > MAXIMUM_TEXT) return undefined;
      // `${sizes.${name}}` has become one reference to any kind of node.
      if (REFERENCE.exec(written)?.[0] === written) {
        return this.resolve({ ...node, text: written, value: written }, base);
      }
    }
    return written.includes('$') ? undefined : { ...node, text: written, value: written };
  }

  /** The absolute path a reference names; one dot is the map it stands in, each further dot one map up. */
  private path(match: RegExpExecArray, base: Path): string[] | undefined {
    if (++this.steps > MAXIMUM_STEPS) return undefined;
    const [, dots = '', rest = ''] = match;
    const keys = rest
      .trim()
      .replace(/\[(["']?)([\w-]+)\1\]/g, '.$2')
      .split('.');
    if (dots.length === 0) return keys;
    const levels = dots.length - 1;
    return levels > base.length ? undefined : [...base.slice(0, base.length - levels).map(String), ...keys];
  }
}
