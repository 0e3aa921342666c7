import { type ClusterFields, EMPTY_RUN, type Sourced } from '../../engine/run';
import { type ConfigNode } from '../document/node';
import { type Format } from '../format';
import { readLlmc } from '../llmcCommand';
import { type ConfigPart } from '../reading';
import { derived, type Section } from '../section';
import { productOf, withoutMissing } from '../training';

/** SkyPilot tasks: accelerators and a shell script, of which only llm.c's command line is read. */
export const skypilot: Format = {
  id: 'skypilot',
  title: 'SkyPilot',
  languages: ['yaml'],
  keyHints: [['accelerators'], ['resources'], ['run']],
  fingerprint: (root) => {
    const named = root.section('resources')?.peek('accelerators');
    return (
      (named?.kind === 'scalar' || named?.kind === 'map') &&
      isScript(root.map.entries.get('run')?.value) &&
      root.section('service') === undefined
    );
  },
  read: (root) => [readSkypilot(root)],
};

/** A script is no reference, whatever variables of the shell it uses. */
function isScript(node: ConfigNode | undefined): boolean {
  return node?.kind === 'scalar' && typeof node.value === 'string';
}

function readSkypilot(root: Section): ConfigPart {
  const resources = root.section('resources');
  const cluster = resources === undefined ? {} : readCluster(root, resources);
  const command = readLlmc(root, cluster.accelerators);
  return {
    description: { ...EMPTY_RUN, ...command, cluster },
    ...(command === undefined
      ? {}
      : { modelRange: root.entryRange('run'), trainingRange: root.entryRange('run') }),
    notices: root.notices,
  };
}

/** `A100:8`, `A100` (one) or `{A100: 8}`, per node; several are alternatives, so that the kind is open. */
function readCluster(root: Section, resources: Section): ClusterFields {
  const [type, perNode] = named(resources);
  const nodes = root.size('num_nodes');
  return withoutMissing<ClusterFields>({
    accelerators: nodes === undefined ? perNode : productOf(perNode, nodes),
    acceleratorsPerNode: perNode,
    nodes,
    acceleratorType: type,
  });
}

function named(resources: Section): readonly [Sourced<string>?, Sourced<number>?] {
  const kinds = resources.section('accelerators');
  if (kinds !== undefined) {
    const [only, ...others] = kinds.map.entries.values();
    if (only === undefined || others.length > 0) return [];
    const count = kinds.size(only.key);
    return [{ value: only.key, origin: 'file', at: kinds.place(only) }, count];
  }
  const written = resources.text('accelerators');
  const [name, count = '1'] = written?.value.split(':') ?? [];
  if (written === undefined || name === undefined || !/^\d{1,6}$/.test(count) || Number(count) < 1) return [];
  return [{ ...written, value: name }, derived(Number(count), 'accelerators', written.at)];
}
