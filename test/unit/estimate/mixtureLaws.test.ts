import assert from 'node:assert/strict';
import { defaultAssumptions } from '../../../src/engine/defaultAssumptions';
import { estimate } from '../../../src/engine/estimateRun';
import { laws } from '../../../src/engine/laws';
import { ludziejewski2025 } from '../../../src/engine/laws/moe/ludziejewski2025';
import { type ArchitectureFields } from '../../../src/engine/run';
import { described, llama8b, mixtral } from './descriptions';

function predictions(architecture: ArchitectureFields) {
  const assumptions = { ...defaultAssumptions, otherLaws: laws.map((law) => law.id) };
  const all = estimate(
    described({ architecture, training: { tokens: 1e12 } }),
    assumptions,
    laws,
  ).predictions;
  return new Map(all.map((each) => [each.law, each]));
}

const codes = (notices: readonly { readonly code: string }[] = []) => notices.map(({ code }) => code);

describe('The laws of mixtures in an estimate', () => {
  it('take experts and all parameters from the model, where dense laws are marked as on active parameters', () => {
    const found = predictions(mixtral);
    const point = {
      parameters: 12_879_925_248,
      totalParameters: 46_702_792_704,
      tokens: 1e12,
      experts: 8,
      expertsPerToken: 2,
    };
    const ludziejewski = found.get('ludziejewski-2025');
    assert.equal(ludziejewski?.loss?.value, ludziejewski2025.loss(point));
    assert.ok(!codes(ludziejewski.notices).includes('dense-law-on-active-parameters'));
    assert.ok(codes(ludziejewski.notices).includes('input-outside-fit'));
    assert.ok(codes(found.get('besiroglu-2024')?.notices).includes('dense-law-on-active-parameters'));
    assert.equal(found.size, laws.length);
  });

  it('keep silent about dense models unless their paper speaks of them', () => {
    const found = predictions(llama8b);
    assert.ok(!found.has('krajewski-2024') && !found.has('hossain-2025'));
    assert.ok(found.has('ludziejewski-2025') && found.has('clark-2022-s-base'));
    assert.ok(found.has('krajewski-2024-dense'));
  });
});
