import assert from 'node:assert/strict';
import { readConfig } from '../../../src/configs';
import { readAs, readersFor } from '../../../src/configs';
import { acceleratorNamed } from '../../../src/engine/hardware/accelerators';
import { codes, fixture, onlyPart, partOf, valuesOf } from './fixture';

const pod = (devices: number, key = 'nvidia.com/gpu', where = 'limits'): string =>
  `{spec: {containers: [{name: a, resources: {${where}: {${key}: ${devices}}}}]}}`;

const clusterOf = (text: string) => valuesOf(onlyPart(text, 'yaml', 'kubernetes').description.cluster);

describe('Kubernetes', () => {
  it('multiplies the pods of a Job by the devices of each', () => {
    const { cluster, training, architecture } = partOf('kubernetes/job.yaml', 'kubernetes').description;
    assert.deepEqual(valuesOf(cluster), {
      accelerators: 16,
      nodes: 2,
      acceleratorsPerNode: 8,
      acceleratorType: 'NVIDIA-A100-SXM4-80GB',
    });
    assert.equal(cluster.accelerators?.note, 'parallelism × nvidia.com/gpu');
    assert.deepEqual([training, architecture], [{}, {}]);
  });

  it('names accelerators that the engine knows', () => {
    assert.equal(acceleratorNamed('NVIDIA-A100-SXM4-80GB')?.id, 'a100-sxm-80gb');
    assert.match(acceleratorNamed('nvidia-h100-80gb')?.id ?? '', /^h100-.*80gb$/);
  });

  it('adds up master and workers of a PyTorchJob', () => {
    const { cluster } = partOf('kubernetes/pytorchjob.yaml', 'kubernetes').description;
    assert.equal(cluster.accelerators?.value, 64);
    assert.equal(cluster.nodes?.value, 8);
    assert.equal(cluster.accelerators.note, 'replicas × nvidia.com/gpu + replicas × nvidia.com/gpu');
    assert.equal(cluster.acceleratorType?.value, 'nvidia-h100-80gb');
  });

  const cases: readonly (readonly [string, string, number])[] = [
    ['a Job without a number of pods', `kind: Job\nspec: {template: ${pod(4)}}`, 4],
    [
      'requests where there are no limits',
      `kind: Job\nspec: {template: ${pod(2, 'amd.com/gpu', 'requests')}}`,
      2,
    ],
    [
      'the workers of an MPIJob and not its launcher',
      `kind: MPIJob\nspec: {mpiReplicaSpecs: {Launcher: {replicas: 1, template: {spec: {containers: [{name: a}]}}}, Worker: {replicas: 4, template: ${pod(8)}}}}`,
      32,
    ],
    [
      'the replicated jobs of a JobSet',
      `kind: JobSet\nspec: {replicatedJobs: [{name: w, replicas: 3, template: {spec: {parallelism: 2, template: ${pod(4, 'google.com/tpu')}}}}]}`,
      24,
    ],
    [
      'the tasks of a Volcano Job',
      `kind: Job\nspec: {tasks: [{name: m, replicas: 1, template: ${pod(8)}}, {name: w, replicas: 3, template: ${pod(8)}}]}`,
      32,
    ],
  ];
  for (const [title, text, accelerators] of cases) {
    it(`counts ${title}`, () => {
      assert.equal(clusterOf(`apiVersion: x/v1\n${text}\n`).accelerators, accelerators);
    });
  }

  it('adds up the containers of a pod', () => {
    const text = fixture('kubernetes/job.yaml').replace(
      'image: registry.example/logs:1',
      'resources: {limits: {nvidia.com/gpu: 1}}',
    );
    assert.equal(clusterOf(text).accelerators, 18);
  });

  const manifest = (job: string): string => `apiVersion: v1
kind: ConfigMap
data:
  train.yaml: |
    base_model: meta-llama/Llama-3.1-8B
    micro_batch_size: 1
    gradient_accumulation_steps: 4
    sequence_len: 4096
    max_steps: 100
    datasets: [{path: a}]
---
${job}`;

  it('give their accelerators to a config in the same file', () => {
    const part = onlyPart(manifest(fixture('kubernetes/job.yaml')), 'yaml', 'axolotl');
    const { cluster } = part.description;
    assert.deepEqual([cluster.accelerators?.value, cluster.nodes?.value], [16, 2]);
  });

  it('leave a config alone that several jobs might be for', () => {
    const job = fixture('kubernetes/job.yaml');
    const part = onlyPart(manifest(`${job}---\n${job}`), 'yaml', 'axolotl');
    assert.equal(part.description.cluster.accelerators, undefined);
  });

  it('are read by the editor as by the terminal', async () => {
    const text = manifest(fixture('kubernetes/job.yaml'));
    const readers = await readersFor(text, 'yaml');
    assert.deepEqual(readAs(readers!, text, { language: 'yaml' }), readConfig(text, { language: 'yaml' }));
  });

  it('says where a number of devices is impossible', () => {
    const text = fixture('kubernetes/job.yaml').replace('nvidia.com/gpu: 8', 'nvidia.com/gpu: 8.5');
    assert.equal(readConfig(text, { language: 'yaml' }), undefined);
    const pods = fixture('kubernetes/job.yaml').replace('parallelism: 2', 'parallelism: -2');
    const part = onlyPart(pods, 'yaml', 'kubernetes');
    assert.deepEqual(codes(part.notices), ['out-of-bounds']);
  });

  it('is silent about what serves, about jobs without accelerators and about pods that are told to be none', () => {
    for (const text of [
      `apiVersion: apps/v1\nkind: Deployment\nspec: {replicas: 2, template: ${pod(1)}}\n`,
      `apiVersion: batch/v1\nkind: Job\nspec: {template: ${pod(1, 'cpu')}}\n`,
      `apiVersion: batch/v1\nkind: Job\nspec: {template: {spec: {containers: [1, null, {resources: []}]}}}\n`,
      `kind: Job\nspec: {template: ${pod(1)}}\n`,
      `apiVersion: v1\nkind: [Job]\nspec: {template: ${pod(1)}}\nlimits: 1\n`,
    ]) {
      assert.equal(readConfig(text, { language: 'yaml' }), undefined, text);
    }
  });
});
