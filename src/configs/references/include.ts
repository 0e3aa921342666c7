import { type ConfigNode, type MapNode } from '../document/node';
import { type Composition } from './composition';
import { scalarsOf, textOf } from './trees';

/** Levanter and Haliax: `data: !include data/pile.yaml` stands for that file, relative to the file it stands in. */
export async function putIncludes(root: MapNode, composition: Composition): Promise<MapNode> {
  const contents = new Map<ConfigNode, ConfigNode>();
  for (const scalar of scalarsOf(root, ({ tag }) => tag === '!include')) {
    const written = textOf(scalar);
    if (written === undefined) continue;
    const anchor = { range: scalar.range, keyRange: scalar.range };
    const content = await composition.node({ written, anchor, search: 'beside', severity: 'info' });
    if (content !== undefined) contents.set(scalar, content);
  }
  return contents.size === 0 ? root : (replaced(root, contents) as MapNode);
}

/** The tree with nodes replaced; shared nodes stay shared. */
function replaced(root: ConfigNode, contents: Map<ConfigNode, ConfigNode>): ConfigNode {
  const known = new Map(contents);
  const visit = (node: ConfigNode): ConfigNode => {
    const before = known.get(node);
    if (before !== undefined) return before;
    const after: ConfigNode =
      node.kind === 'map'
        ? {
            ...node,
            entries: new Map(
              [...node.entries].map(([key, entry]) => [key, { ...entry, value: visit(entry.value) }]),
            ),
          }
        : node.kind === 'list'
          ? { ...node, items: node.items.map(visit) }
          : node;
    known.set(node, after);
    return after;
  };
  return visit(root);
}
