import { type MapNode } from '../document/node';
import { type Composition } from './composition';
import { folderOf } from './paths';
import { anchorOf, mergeMaps, textOf } from './trees';

/**
 * MaxText: `base_config: base.yml` is what an overlay states its differences from. MaxText looks beside the overlay
 * and then in its own `configs`, which lies above. With a `model_name`, `models/NAME.yml` beside base.yml comes
 * between the two (MaxText/pyconfig.py).
 */
export async function layOverBase(root: MapNode, composition: Composition): Promise<MapNode> {
  const entry = root.entries.get('base_config');
  const written = textOf(entry?.value);
  if (entry === undefined || written === undefined) return root;
  const anchor = anchorOf(entry);
  const base = await composition.map({ written, anchor, search: 'upwards', severity: 'warning' });
  if (base === undefined) return root;
  const named = root.entries.get('model_name') ?? base.entries.get('model_name');
  const name = textOf(named?.value);
  const file = base.from?.file;
  if (named === undefined || name === undefined || name === 'default' || file === undefined) {
    return mergeMaps(base, root);
  }
  const model = await composition.map({
    written: `models/${name}.yml`,
    folder: folderOf(file),
    anchor: anchorOf(named),
    search: 'beside',
    severity: 'info',
    optional: true,
  });
  return mergeMaps(model === undefined ? base : mergeMaps(base, model), root);
}
