import { type Accelerator, type MatrixPrecision } from '../../engine/hardware/accelerator';
import { acceleratorById } from '../../engine/hardware/accelerators';
import { accelerator as acceleratorOf } from '../../engine/hardware/specification';
import { type ConfigNode, type MapEntry, type MapNode } from '../document/node';
import { ACCELERATOR_KEYS } from './keys';
import { type NodeReader } from './nodeReader';

const TERAFLOPS: readonly MatrixPrecision[] = ['bf16', 'fp16', 'tf32', 'fp32', 'fp8', 'int8', 'fp4'];

type Path = readonly (string | number)[];

/** Accelerators that a team or a person describes, then listed ones at their prices. */
export function statedAccelerators(root: MapNode, reader: NodeReader): readonly Accelerator[] {
  return [...ownAccelerators(root, reader), ...pricedAccelerators(root, reader)];
}

/** Listed accelerators at the team's prices; ids of none are remarked. */
function pricedAccelerators(root: MapNode, reader: NodeReader): readonly Accelerator[] {
  const map = reader.mapAt(root.entries.get('prices'), ['prices']);
  return [...(map?.entries ?? [])].flatMap(([id, entry]): readonly Accelerator[] => {
    const listed = acceleratorById(id);
    if (listed === undefined) {
      reader.report('unknown-name', 'warning', entry.keyRange, ['prices', id], { name: id });
      return [];
    }
    const price = reader.number(entry.value, ['prices', id], 'amount');
    return price === undefined ? [] : [{ ...listed, price: priceOf(reader, price, ['prices', id], entry) }];
  });
}

function ownAccelerators(root: MapNode, reader: NodeReader): readonly Accelerator[] {
  const node = root.entries.get('accelerators')?.value;
  if (node === undefined) return [];
  if (node.kind !== 'list') {
    reader.wrong(node, ['accelerators'], 'array');
    return [];
  }
  return node.items.flatMap((item, index) => ownAccelerator(item, ['accelerators', index], reader));
}

function ownAccelerator(item: ConfigNode, path: Path, reader: NodeReader): readonly Accelerator[] {
  if (item.kind !== 'map') {
    reader.wrong(item, path, 'object');
    return [];
  }
  reader.checkKeys(item, path, ACCELERATOR_KEYS);
  const text = (key: string): string | undefined => {
    const node = item.entries.get(key)?.value;
    return node?.kind === 'scalar' && node.text !== '' ? node.text : undefined;
  };
  const number = (key: string): number | undefined => {
    const node = item.entries.get(key)?.value;
    return node === undefined ? undefined : reader.number(node, [...path, key], 'amount');
  };
  const [id, memoryGigabytes] = [text('id'), number('memoryGB')];
  if (id === undefined || memoryGigabytes === undefined) {
    reader.report('missing-key', 'warning', item.range, path, { key: id === undefined ? 'id' : 'memoryGB' });
    return [];
  }
  const rates = reader.mapAt(item.entries.get('teraflops'), [...path, 'teraflops']);
  const teraflops: Partial<Record<MatrixPrecision, number>> = {};
  if (rates !== undefined) reader.checkKeys(rates, [...path, 'teraflops'], TERAFLOPS);
  for (const precision of TERAFLOPS) {
    const node = rates?.entries.get(precision)?.value;
    const rate =
      node === undefined ? undefined : reader.number(node, [...path, 'teraflops', precision], 'amount');
    if (rate !== undefined) teraflops[precision] = rate;
  }
  const [price, power] = [number('price'), number('watts')];
  const entry = item.entries.get('price');
  return [
    acceleratorOf({
      id,
      title: text('title') ?? id,
      vendor: text('vendor') ?? '',
      year: 0,
      memoryGigabytes,
      bandwidthGigabytes: number('bandwidthGBs'),
      teraflops,
      ...(power === undefined ? {} : { power }),
      ...(price === undefined || entry === undefined ? {} : { price: priceOf(reader, price, path, entry) }),
      source: reader.sourceOf(path, item.range),
    }),
  ];
}

function priceOf(
  reader: NodeReader,
  usdPerHour: number,
  path: Path,
  { keyRange }: MapEntry,
): NonNullable<Accelerator['price']> {
  return { usdPerHour, basis: reader.sourceOf(path, keyRange), confidence: 'stated' };
}
