import assert from 'node:assert/strict';
import { trainingFlopsPerToken } from '../../src/engine/architecture';
import { type ModelShape } from '../../src/engine/memory';
import { stated } from '../unit/architectureFields';
import { shapeNamed, shapeOfFields } from '../unit/memory/models';

/** FLOPs of one token's forward pass through the layers: their matrices and full attention, as calculators count. */
function layersForward({ architecture, hiddenSize, vocabularyRows }: ModelShape, length: number): number {
  const forward = trainingFlopsPerToken(architecture, length, 'flops-6n-full-attention')! / 3;
  return forward - 2 * hiddenSize * vocabularyRows - 2 * vectors(architecture);
}

/** Norms and biases, which multiply nothing and which calculators leave out of FLOPs. */
function vectors({ parameters, family, layers, hiddenSize }: ModelShape['architecture']): number {
  const norms = parameters.breakdown.find(({ component }) => component === 'norm')!.active;
  return norms + (family === 'gpt2' ? 9 * layers * hiddenSize : 0);
}

/** EleutherAI/cookbook: `passes` through the layers, the head once, and what it calls the logits' bias. */
function cookbook(shape: ModelShape, length: number, passes: number): number {
  const { hiddenSize, vocabularyRows } = shape;
  return passes * layersForward(shape, length) + 2 * hiddenSize * vocabularyRows + 4 * hiddenSize;
}

/** To the digits that are printed. */
function assertDigits(actual: number, printed: number, digits: number): void {
  assert.equal(Number(actual.toPrecision(digits)), printed);
}

describe('FLOPs per token by each convention (peers.md D4)', () => {
  const table = [
    ['gpt3', 2048, 1.0476e12, 1.0619e12, 1.0764e12, 1.0764e12, 1.0739e12, 1.4315e12],
    ['Llama-2-7b', 4096, 4.043e10, 4.2864e10, 4.6087e10, 4.6085e10, 4.5561e10, 6.066e10],
    ['Llama-3.1-8B', 8192, 4.8182e10, 5.147e10, 5.7914e10, 5.7913e10, 5.5812e10, 7.4065e10],
    ['Llama-3.1-70B', 8192, 4.2332e11, 4.4922e11, 4.8144e11, 4.8143e11, 4.7723e11, 6.3561e11],
  ] as const;
  for (const [name, length, plain, megatron, torchtitan, palm, withoutRecompute, byDefault] of table) {
    const shape = shapeNamed(name);
    const { architecture } = shape;
    const vectorFlops = 6 * vectors(architecture);

    it(`are ${plain} for ${name} as 6·N, all parameters counted`, () => {
      assertDigits(trainingFlopsPerToken(architecture, length, 'flops-6n')!, plain, 5);
    });

    it(`are ${megatron} for ${name} by Megatron-LM: ours with causal attention, but for norms and biases`, () => {
      const ours = trainingFlopsPerToken(architecture, length, 'flops-6n-causal-attention')!;
      assertDigits(ours - vectorFlops, megatron, 5);
    });

    it(`are ${torchtitan} for ${name} by torchtitan: ours with full attention`, () => {
      const ours = trainingFlopsPerToken(architecture, length, 'flops-6n-full-attention')!;
      // It counts norms as parameters, as we do; the GPT-3 of that table has neither norms nor biases.
      assertDigits(name === 'gpt3' ? ours - vectorFlops : ours, torchtitan, 5);
    });

    it(`are ${palm} for ${name} by PaLM’s appendix: ours with full attention, but for norms and biases`, () => {
      const ours = trainingFlopsPerToken(architecture, length, 'flops-6n-full-attention')!;
      assertDigits(ours - vectorFlops, palm, 5);
    });

    it(`are ${withoutRecompute} and ${byDefault} for ${name} by cookbook, which never goes back through the head`, () => {
      // Three passes through the layers, or four as it comes, since it takes activations to be computed again: that
      // is work of the hardware, not of the model. We count the head's backward pass as well: 4·h·V more.
      assertDigits(cookbook(shape, length, 3), withoutRecompute, 5);
      assertDigits(cookbook(shape, length, 4), byDefault, 5);
      const ours = trainingFlopsPerToken(architecture, length, 'flops-6n-full-attention')! - vectorFlops;
      const { hiddenSize, vocabularyRows } = shape;
      assertDigits(ours - 4 * hiddenSize * (vocabularyRows - 1), withoutRecompute, 5);
    });
  }
});

describe('FLOPs of whole runs by cookbook (peers.md D3)', () => {
  it('are 322.17 ZFLOPs for GPT-3 on 300B tokens, and 429.44 as it comes', () => {
    const shape = shapeNamed('gpt3');
    assertDigits(300e9 * cookbook(shape, 2048, 3), 3.2217e23, 5);
    assertDigits(300e9 * cookbook(shape, 2048, 4), 4.2944e23, 5);
  });

  it('are 323.7 EFLOPs for 12 layers of width 768 with 512 experts in every second, one of them at work', () => {
    // Its networks are two matrices of 4·h; three of 8·h/3 are as large. It takes every layer of the router in half.
    const shape = shapeOfFields(
      stated({
        family: 'qwen3',
        layers: 12,
        hiddenSize: 768,
        attentionHeads: 12,
        vocabularySize: 51_200,
        keyValueHeads: 12,
        headSize: 64,
        queryKeyNorm: false,
        feedForwardSize: 2048,
        expertFeedForwardSize: 2048,
        experts: 512,
        expertsPerToken: 1,
        expertLayerInterval: 2,
        tiedEmbeddings: false,
      }),
    );
    assertDigits(300e9 * cookbook(shape, 2048, 4), 3.237e20, 4);
  });
});
