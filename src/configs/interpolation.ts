import { type ConfigNode, type MapNode, nodeAtPath } from './document/node';

/** References are followed this far; a longer chain is a circle or a puzzle. */
const MAXIMUM_STEPS = 16;

/** A scalar that is one reference and nothing else. */
const REFERENCE = /^\$\{(\.*)([^${}:]+)\}$/;

/**
 * Follows a scalar that is a reference of OmegaConf (`${model.hidden_size}`, relative `${.key}`, `${..key}`) within
 * the document; any other node is returned as it is.
 * @param base path of the map the scalar stands in, from `root`
 * @returns undefined if the reference leads nowhere, in a circle, or outside the document (`${oc.env:X}`, `$X`)
 */
export function resolveReference(
  node: ConfigNode,
  root: MapNode,
  base: readonly (string | number)[],
): ConfigNode | undefined {
  let current: ConfigNode | undefined = node;
  let from = base;
  for (let step = 0; step < MAXIMUM_STEPS; step++) {
    if (current?.kind !== 'scalar' || typeof current.value !== 'string') return current;
    if (!current.value.includes('$')) return current;
    const path = referencedPath(current.value, from);
    if (path === undefined) return undefined;
    from = path.slice(0, -1);
    current = nodeAtPath(root, path);
  }
  return undefined;
}

/** The absolute path a reference names; one dot is the map it stands in, each further dot one map up. */
function referencedPath(text: string, base: readonly (string | number)[]): string[] | undefined {
  const match = REFERENCE.exec(text.trim());
  if (match === null) return undefined;
  const [, dots = '', rest = ''] = match;
  const keys = rest
    .trim()
    .replace(/\[(\w+)\]/g, '.$1')
    .split('.');
  if (dots.length === 0) return keys;
  const levels = dots.length - 1;
  return levels > base.length ? undefined : [...base.slice(0, base.length - levels).map(String), ...keys];
}
