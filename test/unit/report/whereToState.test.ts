import assert from 'node:assert/strict';
import { PLAIN_KEYS, SPECIAL_KEYS } from '../../../src/configs/workspaceFile/keys';
import { readOptions } from '../../../src/cli/options';
import { SETTINGS } from '../../../src/editor/ids';
import { english, inTerminal } from '../../../src/report/translate';
import { type Statable, whereToState } from '../../../src/report/whereToState';

const ALL: Readonly<Record<Statable, string>> = {
  tokens: '1T',
  fallbackTokens: '1T',
  uniqueTokens: '1T',
  inferenceTokens: '1T',
  sequenceLength: '4096',
  vocabulary: '32000',
  globalBatch: '512',
  gpus: '8',
  accelerator: 'h100-sxm-80gb',
};

describe('where a reader states what a file does not say', () => {
  for (const [what, value] of Object.entries(ALL) as [Statable, string][]) {
    it(`names a setting, a key of the team's file or a flag that exists: ${what}`, () => {
      const flag = whereToState(what, inTerminal(english));
      assert.doesNotThrow(() => readOptions(['estimate', flag, value], english));
      const place = whereToState(what, english);
      const setting = /^scalingLens\.(\S+) in the settings$/.exec(place)?.[1];
      const key = /^(\S+) in \.scaling-lens\.yaml$/.exec(place)?.[1];
      if (setting !== undefined)
        assert.ok(
          Object.values(SETTINGS).some((each) => each === setting),
          place,
        );
      else if (key !== undefined)
        assert.ok([...PLAIN_KEYS, ...SPECIAL_KEYS].some((each) => each.key === key));
      else assert.equal(place, 'its tokens or steps in the file');
    });
  }
});
