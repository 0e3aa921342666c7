import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type FromWebview, type ToWebview } from '../../../src/protocol/messages';
import { readFromWebview, readToWebview } from '../../../src/protocol/readMessage';
import { lawToShow, readPanelState } from '../../../webview/panelState';
import { RUN } from './scenes';

const MODEL = { law: 'round', run: RUN };

describe('messages to the panel', () => {
  const good: readonly ToWebview[] = [
    { kind: 'model', model: MODEL },
    { kind: 'model', model: undefined },
    { kind: 'model', model: { law: 'round', run: undefined } },
    { kind: 'model', model: { law: 'round', run: { ...RUN, parameters: undefined, tokens: undefined } } },
    {
      kind: 'model',
      model: { law: 'round', run: { ...RUN, experts: { total: 8, perToken: 2, granularity: 4 } } },
    },
    { kind: 'start', locale: 'zh-cn', strings: { Run: '运行' }, model: MODEL },
  ];
  for (const message of good) {
    it(`are understood after the trip: ${JSON.stringify(message).slice(0, 90)}`, () => {
      const arrived: unknown = JSON.parse(JSON.stringify(message));
      assert.equal(JSON.stringify(readToWebview(arrived)), JSON.stringify(message));
    });
  }

  const bad: readonly [string, unknown][] = [
    ['nothing', undefined],
    ['text', 'model'],
    ['an array', ['model']],
    ['an unknown kind', { kind: 'delete-everything' }],
    ['no law', { kind: 'model', model: { run: RUN } }],
    ['a nameless run', { kind: 'model', model: { law: 'round', run: { ...RUN, name: 3 } } }],
    ['zero tokens', { kind: 'model', model: { law: 'round', run: { ...RUN, tokens: 0 } } }],
    ['tokens that are no number', { kind: 'model', model: { law: 'round', run: { ...RUN, tokens: NaN } } }],
    [
      'half the parameters',
      { kind: 'model', model: { law: 'round', run: { ...RUN, parameters: { total: 1 } } } },
    ],
    [
      'no experts at all',
      { kind: 'model', model: { law: 'round', run: { ...RUN, experts: { total: 0, perToken: 1 } } } },
    ],
    [
      'an unknown assumption',
      { kind: 'model', model: { law: 'round', run: { ...RUN, assumed: ['price'] } } },
    ],
    ['strings that are no text', { kind: 'start', locale: 'en', strings: { Run: 3 } }],
    ['no locale', { kind: 'start', strings: {} }],
  ];
  for (const [what, message] of bad) {
    it(`are dropped with ${what}`, () => assert.equal(readToWebview(message), undefined));
  }
});

describe('messages from the panel', () => {
  const good: readonly FromWebview[] = [{ kind: 'ready' }, { kind: 'log', level: 'error', text: 'x' }];
  for (const message of good) {
    it(`are understood: ${message.kind}`, () => assert.deepEqual(readFromWebview(message), message));
  }

  for (const message of [
    { kind: 'log', text: 'x' },
    { kind: 'log', level: 'error' },
    {},
    1,
    { kind: 'start' },
  ]) {
    it(`are dropped: ${JSON.stringify(message)}`, () => assert.equal(readFromWebview(message), undefined));
  }

  it('never throw, whatever arrives', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true }), (message) => {
        assert.equal(readToWebview(message), undefined);
        assert.equal(readFromWebview(message), undefined);
      }),
      { seed: 42 },
    );
  });
});

describe('the state of the panel', () => {
  it('is fresh when nothing or nonsense is stored', () => {
    for (const stored of [undefined, null, 3, 'x', {}, { view: 3 }, { law: { chosen: 3 } }]) {
      const state = readPanelState(stored);
      assert.equal(state.law, undefined);
      assert.equal(state.view, 'loss');
    }
  });

  it('comes back as it was stored', () => {
    const state = { law: { chosen: 'a', settings: 'b' }, view: 'tokens' } as const;
    assert.deepEqual(readPanelState(JSON.parse(JSON.stringify(state))), state);
  });

  it('keeps to the chosen law until the settings change', () => {
    const state = { law: { chosen: 'a', settings: 'b' }, view: 'loss' } as const;
    assert.equal(lawToShow(state, 'b'), 'a');
    assert.equal(lawToShow(state, 'c'), 'c');
    assert.equal(lawToShow({ view: 'loss' }, 'b'), 'b');
  });
});
