import assert from 'node:assert/strict';
import { findPublicModel } from '../../src/engine/models';

describe('names of copies and variants of public models', () => {
  // As fine-tuning configs write them; the shape is that of the model beside it.
  const copies: readonly (readonly [written: string, hubId: string])[] = [
    ['NousResearch/Meta-Llama-3.1-8B', 'meta-llama/Meta-Llama-3-8B'],
    ['unsloth/llama-3-8b-Instruct-bnb-4bit', 'meta-llama/Meta-Llama-3-8B'],
    ['unsloth/Meta-Llama-3.1-8B-unsloth-bnb-4bit', 'meta-llama/Meta-Llama-3-8B'],
    ['hugging-quants/Meta-Llama-3.1-405B-BNB-NF4-BF16', 'meta-llama/Llama-3.1-405B'],
    ['deepseek-ai/DeepSeek-R1-Distill-Llama-70B', 'meta-llama/Meta-Llama-3-70B'],
    ['deepseek-ai/DeepSeek-R1-Distill-Qwen-32B', 'Qwen/Qwen2.5-32B'],
    ['Qwen/Qwen2.5-Coder-7B-Instruct', 'Qwen/Qwen2-7B'],
    ['mistralai/Mistral-7B-Instruct-v0.3', 'mistralai/Mistral-7B-v0.3'],
    ['mistralai/Mixtral-8x7B-Instruct-v0.1', 'mistralai/Mixtral-8x7B-v0.1'],
    ['axolotl-ai-co/gpt-oss-120b-dequantized', 'openai/gpt-oss-120b'],
    ['Qwen/QwQ-32B', 'Qwen/Qwen2.5-32B'],
    ['Qwen/Qwen2.5-Math-7B-Instruct', 'Qwen/Qwen2-7B'],
    ['lmsys/vicuna-13b-v1.5', 'meta-llama/Llama-2-13b-hf'],
    ['microsoft/Phi-3.5-mini-instruct', 'microsoft/Phi-3-mini-4k-instruct'],
    ['bigscience/bloomz-7b1', 'bigscience/bloom-7b1'],
  ];
  for (const [written, hubId] of copies) {
    it(`takes ${written} for ${hubId}`, () => {
      assert.equal(findPublicModel(written)?.hubId, hubId);
    });
  }

  it('says by which name it knows the sizes, so that nobody takes them for those of another model', () => {
    const noteOf = (name: string): string | undefined => findPublicModel(name)?.architecture.layers?.note;
    assert.equal(noteOf('NousResearch/Meta-Llama-3.1-8B'), 'built-in table: meta-llama/Meta-Llama-3.1-8B');
    assert.equal(noteOf('Qwen/Qwen2.5-7B-Instruct'), 'built-in table: Qwen/Qwen2.5-7B');
    assert.equal(noteOf('llama3.1-8b'), 'built-in table: llama3.1-8b');
    assert.equal(noteOf('meta-llama/Meta-Llama-3-8B-Instruct'), 'built-in table: meta-llama/Meta-Llama-3-8B');
    assert.equal(noteOf('gpt2'), 'built-in table: openai-community/gpt2');
  });

  it('knows no copy whose shape may differ: GPTQ and AWQ of Qwen 72B are wider, the distilled 1.5B is not tied', () => {
    for (const name of [
      'Qwen/Qwen2.5-72B-Instruct-AWQ',
      'Qwen/Qwen2-72B-Instruct-GPTQ-Int4',
      'deepseek-ai/DeepSeek-R1-Distill-Qwen-1.5B',
      'mistralai/Mixtral-8x22B-Instruct-v0.1',
    ]) {
      assert.equal(findPublicModel(name), undefined, name);
    }
  });
});
