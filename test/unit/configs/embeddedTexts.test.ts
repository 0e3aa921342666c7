import assert from 'node:assert/strict';
import { readConfig } from '../../../src/configs';
import { readersFor } from '../../../src/configs/formatLoaders';
import { readAs } from '../../../src/configs/readAs';
import { mightBeConfig } from '../../../src/editor/configLanguage';
import { resolveArchitecture } from '../../../src/engine';
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

  const model = `apiVersion: v1
kind: ConfigMap
data:
  config.json: |
    {
      "architectures": ["Qwen2ForCausalLM"], "model_type": "qwen2",
      "hidden_size": 896, "intermediate_size": 4864, "num_hidden_layers": 24,
      "num_attention_heads": 14, "num_key_value_heads": 2, "vocab_size": 151936,
      "rms_norm_eps": 1e-06, "tie_word_embeddings": true
    }
`;

  it('are read as JSON where they are JSON: a model’s own config counts to the last digit', () => {
    const reading = readConfig(model, { language: 'yaml' });
    assert.equal(reading?.format, 'hf-config');
    const [part] = reading.parts;
    const { architecture } = part!.description;
    // Qwen2.5-0.5B on the hub.
    assert.equal(resolveArchitecture(architecture).architecture?.parameters.total, 494_032_768);
    const { range } = architecture.hiddenSize!.at!;
    assert.equal(model.slice(range.start, range.end), '896');
    assert.deepEqual(codes(part!.notices), []);
  });

  it('have numbers that mean the same to every parser', () => {
    const text = model.replace(
      '"rms_norm_eps"',
      '"initializer_range": 2e-2, "head_dim": 64.0, "rms_norm_eps"',
    );
    assert.deepEqual(codes(readConfig(text, { language: 'yaml' })!.parts[0]!.notices), []);
  });

  it('are found by the editor as by the terminal', async () => {
    assert.ok(mightBeConfig(model, 'yaml'));
    const readers = await readersFor(model, 'yaml');
    assert.deepEqual(readAs(readers!, model, { language: 'yaml' }), readConfig(model, { language: 'yaml' }));
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
