import assert from 'node:assert/strict';
import { type ConfigLanguage, readConfig } from '../../../src/configs';
import { codes, fixture, onlyPart, valuesOf } from './fixture';

const SIZES = 'd_model: 64\nn_layers: 2\nn_heads: 4\nvocab_size: 128\nd_ff: 128\n';

/** The training fields of a config of one's own with one more line. */
const trainingOf = (line: string) => {
  const part = onlyPart(`model_type: llama\n${SIZES}${line}\n`, 'yaml', 'plain');
  return { fields: valuesOf(part.description.training), codes: codes(part.notices) };
};

describe('values, as docs/values.md says', () => {
  const cases: readonly (readonly [
    line: string,
    field: string,
    value: unknown,
    notices?: readonly string[],
  ])[] = [
    ['max_steps: 70_000', 'steps', 70_000],
    ['max_steps: "70_000"', 'steps', 70_000],
    ['max_steps: +500', 'steps', 500],
    ['max_steps: 0x10', 'steps', 16],
    ['max_steps: !!float 1e7', 'steps', 1e7],
    ['max_steps: !!int "500"', 'steps', 500],
    ['lr: 3e-4', 'learningRate', 3e-4, ['number-read-as-text']],
    ['lr: 3.0e-4', 'learningRate', 3e-4],
    ['lr: 3.0e4', 'learningRate', 3e4, ['number-read-as-text']],
    ['lr: 1_000.5e3', 'learningRate', 1_000_500, ['number-read-as-text']],
    ['lr: "3e-4"', 'learningRate', 3e-4],
    ['tokens: 15e12', 'tokens', 15e12, ['number-read-as-text']],
    ['tokens: 2e12T', 'tokens', 2e12],
    ['tokens: 100B tok', 'tokens', 1e11],
    ['seq_len: 8k', 'sequenceLength', 8192],
    ['max_steps: auto', 'steps', undefined],
    ['max_steps: ???', 'steps', undefined],
    ['max_steps: null', 'steps', undefined],
    ['max_steps: ~', 'steps', undefined],
    ['max_steps:', 'steps', undefined],
    ['max_steps: -1', 'steps', undefined],
    ['max_steps: .inf', 'steps', undefined, ['out-of-bounds']],
    ['max_steps: .nan', 'steps', undefined, ['out-of-bounds']],
    ['max_steps: 1.5', 'steps', undefined, ['out-of-bounds']],
    ['max_steps: many', 'steps', undefined, ['wrong-type']],
    ['max_steps: [1, 2]', 'steps', undefined],
    ['max_steps: ${other}', 'steps', undefined, ['unresolved-reference']],
    ['other: 500\nmax_steps: ${other}', 'steps', 500],
    ['other: &x 500\nmax_steps: *x', 'steps', 500],
    ['data: !include other.yaml\nmax_steps: 500', 'steps', 500],
  ];
  for (const [line, field, value, notices = []] of cases) {
    it(`${JSON.stringify(line)} is ${String(value)}${notices.length === 0 ? '' : `, with ${notices.join()}`}`, () => {
      const read = trainingOf(line);
      assert.equal(read.fields[field], value);
      assert.deepEqual(read.codes, notices);
    });
  }

  it('of a repeated key the last counts, and that is said', () => {
    const reading = readConfig(`model_type: llama\n${SIZES}max_steps: 1\nmax_steps: 2\n`, {
      language: 'yaml',
    });
    assert.equal(reading?.parts[0]?.description.training.steps?.value, 2);
    assert.deepEqual(codes(reading.notices), ['duplicate-key']);
  });

  const readers: readonly (readonly [format: string, text: string])[] = [
    ['llm-foundry', fixture('llm-foundry/mpt.yaml').replace(/lr: .*/, 'lr: 3e-4')],
    ['axolotl', 'base_model: Qwen/Qwen3-8B\nmicro_batch_size: 1\nlearning_rate: 3e-4\n'],
    ['llama-factory', 'model_name_or_path: Qwen/Qwen3-8B\nstage: sft\nlearning_rate: 3e-4\n'],
    ['trl', 'model_name_or_path: Qwen/Qwen3-8B\nper_device_train_batch_size: 1\nlearning_rate: 3e-4\n'],
    ['levanter', fixture('levanter/gpt2.yaml').replace(/learning_rate: .*/, 'learning_rate: 3e-4')],
    ['litgpt', fixture('litgpt/inline.yaml').replace('lr: 6e-4', 'lr: 3e-4')],
  ];
  for (const [format, text] of readers) {
    it(`give no hint about exponents in ${format}, which reads them or converts them`, () => {
      assert.match(text, /: 3e-4/);
      assert.ok(!codes(onlyPart(text, 'yaml', format).notices).includes('number-read-as-text'));
    });
  }

  it('give it where the framework loads with PyYAML alone', () => {
    const sizes = 'num_layers: 2\nhidden_size: 64\nnum_attention_heads: 4\ntrain_iters: 10\n';
    const text = `${sizes}train_micro_batch_size_per_gpu: 4\noptimizer: {params: {lr: 3e-4}}\n`;
    assert.ok(codes(onlyPart(text, 'yaml', 'gpt-neox').notices).includes('number-read-as-text'));
  });

  const json =
    '{"model_type": "llama", "hidden_size": 64, "num_hidden_layers": 2, "num_attention_heads": 4, "vocab_size": 128, "intermediate_size": 128}';
  const texts: readonly (readonly [what: string, text: string, language: ConfigLanguage])[] = [
    ['a byte order mark before JSON', `\uFEFF${json}`, 'json'],
    ['comments and a comma at the end', json.replace('}', ', // sizes\n}'), 'json'],
    ['Windows line ends in JSON', json.replaceAll(', ', ',\r\n'), 'json'],
    ['NaN and Infinity beside the sizes', json.replace('{', '{"a": NaN, "b": -Infinity, '), 'json'],
    ['a byte order mark before YAML', `\uFEFFmodel_type: llama\n${SIZES}`, 'yaml'],
    ['Windows line ends in YAML', `model_type: llama\n${SIZES}`.replaceAll('\n', '\r\n'), 'yaml'],
    ['a document before it', `kind: Job\n---\nmodel_type: llama\n${SIZES}`, 'yaml'],
    ['JSON in a YAML file', json, 'yaml'],
  ];
  for (const [what, text, language] of texts) {
    it(`are the same with ${what}`, () => {
      const reading = readConfig(text, { language });
      assert.equal(reading?.parts[0]?.description.architecture.hiddenSize?.value, 64);
      const { range } = reading.parts[0].description.architecture.hiddenSize.at!;
      assert.equal(text.slice(range.start, range.end), '64');
    });
  }
});
