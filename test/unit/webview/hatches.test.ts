import assert from 'node:assert/strict';
import { MEMORY_PARTS } from '../../../src/engine/memory/memoryParts';
import { HATCHES } from '../../../webview/picture/hatches';
import { FILLS } from '../../../webview/picture/picture';

describe('the fills of bars', () => {
  it('are as many as the parts of memory', () => {
    assert.equal(FILLS.length, MEMORY_PARTS.length);
  });

  it('can be told apart without their colours: each has lines of its own', () => {
    assert.deepEqual(Object.keys(HATCHES), [...FILLS]);
    assert.equal(new Set(Object.values(HATCHES)).size, FILLS.length);
  });
});
