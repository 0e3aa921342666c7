import assert from 'node:assert/strict';
import { readConfig } from '../../../src/configs';
import { parseDocument } from '../../../src/configs/document/document';
import { codes } from './fixture';

const MAP = `apiVersion: v1
kind: ConfigMap
metadata: {name: train-cfg}
data:
  train.yaml: |
    # the run
    base_model: NousResearch/Llama-2-7b-hf
    sequence_len: 4096
    micro_batch_size: 2
  params.json: |-
    {"dim": 4096, "n_layers": 32, "n_heads": 32}
  notes.txt: |
    dim: 8
---
kind: Job
spec: {replicas: 4}
`;

describe('files within a ConfigMap', () => {
  it('are documents of their own, with their place in the whole text', () => {
    const { roots, notices } = parseDocument(MAP, 'yaml');
    assert.deepEqual(notices, []);
    const keys = roots.map((root) => (root?.kind === 'map' ? [...root.entries.keys()] : []));
    assert.deepEqual(keys.slice(2), [
      ['base_model', 'sequence_len', 'micro_batch_size'],
      ['dim', 'n_layers', 'n_heads'],
    ]);
  });

  it('are read as what they are, at their own lines', () => {
    const reading = readConfig(MAP, { language: 'yaml' });
    assert.equal(reading?.format, 'axolotl');
    assert.equal(reading.parts.length, 1);
    const { training } = reading.parts[0]!.description;
    assert.equal(training.sequenceLength?.value, 4096);
    const { range, keyRange } = training.sequenceLength.at!;
    assert.equal(MAP.slice(range.start, range.end), '4096');
    assert.equal(MAP.slice(keyRange!.start, keyRange!.end), 'sequence_len');
  });

  it('keep their places with Windows line ends', () => {
    const text = MAP.replaceAll('\n', '\r\n');
    const { range } = readConfig(text, { language: 'yaml' })!.parts[0]!.description.training.sequenceLength!
      .at!;
    assert.equal(text.slice(range.start, range.end), '4096');
  });

  it('tell their own errors where they are', () => {
    const text = MAP.replace('sequence_len: 4096', 'sequence_len: [4096');
    const reading = readConfig(text, { language: 'yaml' });
    const [error] = reading!.notices;
    assert.deepEqual(codes([error!]), ['syntax-error']);
    assert.ok(error!.at!.range.start > text.indexOf('sequence_len'));
  });

  it('are not looked for in other texts or deeper than one level', () => {
    const nested = `kind: ConfigMap\ndata:\n  a.yaml: |\n    kind: ConfigMap\n    data:\n      b.yaml: |\n        dim: 1\n`;
    assert.equal(parseDocument(nested, 'yaml').roots.length, 2);
    assert.equal(parseDocument(MAP.replace('ConfigMap', 'Secret'), 'yaml').roots.length, 2);
  });

  it('cost no more than their number allows', () => {
    const file = (index: number) => `  f${index}.yaml: |\n    dim: ${index}\n`;
    const text = `kind: ConfigMap\ndata:\n${Array.from({ length: 500 }, (_, index) => file(index)).join('')}`;
    assert.equal(parseDocument(text, 'yaml').roots.length, 21);
  });
});
