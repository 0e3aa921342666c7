import { type ClusterFields, EMPTY_RUN, type Sourced } from '../../engine/run';
import { type Format } from '../format';
import { type ConfigPart } from '../reading';
import { derived, Section } from '../section';
import { withoutMissing } from '../training';

/** Extended resources that device plugins offer, one a device. */
const DEVICES = [
  'nvidia.com/gpu',
  'amd.com/gpu',
  'habana.ai/gaudi',
  'google.com/tpu',
  'aws.amazon.com/neuron',
];

/** Labels of nodes that say which device they have. */
const DEVICE_LABELS = [
  'nvidia.com/gpu.product',
  'cloud.google.com/gke-accelerator',
  'amd.com/gpu.product-name',
];

/**
 * Jobs of Kubernetes that ask for accelerators: `Job`, Kubeflow's `PyTorchJob` and `MPIJob`, `JobSet`, Volcano's `Job`.
 * They say how many there are and, by a label of the nodes, of which kind; what is trained stands in their image.
 */
export const kubernetes: Format = {
  id: 'kubernetes',
  title: 'Kubernetes job',
  languages: ['yaml', 'json'],
  companion: true,
  keyHints: [['apiVersion'], ['kind'], ['limits', 'requests'], DEVICES],
  fingerprint: (root) =>
    root.isText('apiVersion') && podsOf(root).some((pods) => devicesOf(pods.template) !== undefined),
  read: (root) => [readJob(root)],
};

/** Pods of one kind: their template, and the keys whose numbers multiply to how many there are. */
interface Pods {
  readonly template: Section;
  readonly counts: readonly (readonly [section: Section, key: string])[];
}

/** The groups of pods of a job, whichever controller runs it; none for other kinds of objects. */
function podsOf(root: Section): readonly Pods[] {
  const spec = root.section('spec');
  const kind = root.peek('kind');
  if (spec === undefined || kind?.kind !== 'scalar') return [];
  switch (kind.value) {
    case 'Job':
      return spec.peek('tasks') === undefined
        ? groups([spec], 'parallelism')
        : groups(sectionsIn(spec, 'tasks'), 'replicas');
    case 'JobSet':
      return sectionsIn(spec, 'replicatedJobs').flatMap((job) => {
        const inner = job.section('template')?.section('spec');
        return groups(inner === undefined ? [] : [inner], 'parallelism').map(({ template, counts }) => ({
          template,
          counts: [[job, 'replicas'] as const, ...counts],
        }));
      });
    case 'MPIJob':
    case 'PyTorchJob': {
      const replicas = spec.section(kind.value === 'MPIJob' ? 'mpiReplicaSpecs' : 'pytorchReplicaSpecs');
      const names = replicas === undefined ? [] : [...replicas.map.entries.keys()];
      return groups(
        names.flatMap((name) => replicas?.section(name) ?? []),
        'replicas',
      );
    }
    default:
      return [];
  }
}

function groups(owners: readonly Section[], count: string): readonly Pods[] {
  return owners.flatMap((owner) => {
    const template = owner.section('template')?.section('spec');
    return template === undefined ? [] : [{ template, counts: [[owner, count]] }];
  });
}

/** The maps in a list under a key. */
function sectionsIn(section: Section, key: string): readonly Section[] {
  const list = section.peek(key);
  if (list?.kind !== 'list') return [];
  return list.items.flatMap((item, index) =>
    item.kind === 'map'
      ? [new Section(item, [...section.path, key, index], section.notices, section.root)]
      : [],
  );
}

/** Devices that all containers of a pod ask for: its limits, else its requests. */
function devicesOf(pod: Section): Sourced<number> | undefined {
  const found = sectionsIn(pod, 'containers').flatMap((container) => {
    const resources = container.section('resources');
    return resources?.section('limits')?.size(DEVICES) ?? resources?.section('requests')?.size(DEVICES) ?? [];
  });
  const [first, ...others] = found;
  if (first === undefined || others.length === 0) return first;
  return { ...first, value: found.reduce((sum, { value }) => sum + value, 0) };
}

function readJob(root: Section): ConfigPart {
  return { description: { ...EMPTY_RUN, cluster: readCluster(root) }, notices: root.notices };
}

function readCluster(root: Section): ClusterFields {
  const asking = podsOf(root).flatMap((pods) => {
    const perPod = devicesOf(pods.template);
    const factors = pods.counts.map(([section, key]) => section.whole(key)?.value ?? 1);
    const count = factors.reduce((product, factor) => product * factor, 1);
    return perPod === undefined || count === 0 ? [] : [{ ...pods, perPod, count }];
  });
  const [first] = asking;
  if (first === undefined) return {};
  const terms = asking.map(({ counts, perPod }) =>
    [...counts.map(([, key]) => key), perPod.at?.path.at(-1) ?? ''].join(' × '),
  );
  const all = asking.reduce((sum, { count, perPod }) => sum + count * perPod.value, 0);
  const pods = asking.reduce((sum, { count }) => sum + count, 0);
  const alike = asking.every(({ perPod }) => perPod.value === first.perPod.value);
  return withoutMissing<ClusterFields>({
    accelerators: derived(all, terms.join(' + '), first.perPod.at),
    nodes: derived(
      pods,
      asking.flatMap(({ counts }) => counts.map(([, key]) => key).join(' × ')).join(' + '),
    ),
    acceleratorsPerNode: alike ? first.perPod : undefined,
    acceleratorType: asking
      .map(({ template }) => labelledDevice(template))
      .find((type) => type !== undefined),
  });
}

function labelledDevice(pod: Section): Sourced<string> | undefined {
  return pod.section('nodeSelector')?.text(DEVICE_LABELS);
}
