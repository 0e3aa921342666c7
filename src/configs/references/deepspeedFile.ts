import { type MapEntry, type MapNode } from '../document/node';
import { resolveReference } from '../interpolation';
import { type Composition } from './composition';
import { anchorOf, textOf, withEntry } from './trees';

/**
 * `deepspeed: zero3.json` of transformers' TrainingArguments, axolotl and LLaMA-Factory, and accelerate's
 * `deepspeed_config_file`: the file's content is attached to the key. The path is meant from where the run is started.
 */
export async function attachDeepspeed(root: MapNode, composition: Composition): Promise<MapNode> {
  const attached = await attach(root, 'deepspeed', root, composition);
  const block = attached.entries.get('deepspeed_config');
  if (block?.value.kind !== 'map') return attached;
  const value = await attach(block.value, 'deepspeed_config_file', root, composition);
  return value === block.value ? attached : withEntry(attached, { ...block, value });
}

async function attach(map: MapNode, key: string, root: MapNode, composition: Composition): Promise<MapNode> {
  const entry = map.entries.get(key);
  if (entry === undefined) return map;
  const written = pathIn(entry, root);
  if (written === undefined) return map;
  const content = await composition.map({
    written,
    anchor: anchorOf(entry),
    search: 'upwards',
    severity: 'info',
  });
  return content === undefined ? map : withEntry(map, { ...entry, content });
}

function pathIn({ value }: MapEntry, root: MapNode): string | undefined {
  const written = textOf(value.kind === 'scalar' ? resolveReference(value, root, []) : undefined);
  return written !== undefined && /\.json$/i.test(written) ? written : undefined;
}
