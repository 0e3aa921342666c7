import assert from 'node:assert/strict';
import { FORMATS } from '../../../src/configs';
import { parseDocument } from '../../../src/configs/document/document';
import { partWithProblems } from '../../../src/configs/partWithProblems';
import { readWithFiles } from '../../../src/configs/readWithFiles';
import { estimateAssumptions } from '../../../src/editor/assumptionsFromSettings';
import { mightBeConfig } from '../../../src/editor/configLanguage';
import { allNotices, type SourceDocument } from '../../../src/editor/documentEstimate';
import { type EstimateHost } from '../../../src/editor/estimateHost';
import { EstimateService } from '../../../src/editor/estimateService';
import { type TextEdit } from '../../../src/editor/lastGoodParts';
import { type Settings } from '../../../src/editor/settings';
import { estimate, lawById, lawIdsOf } from '../../../src/engine';
import { withAssumptions } from '../../../src/configs/workspaceFile';
import { settingAssumptions } from '../../../src/editor/settingAssumptions';
import { teamAssumptions } from '../../../src/editor/teamAssumptions';

const PARAMS = '{ "dim": 4096, "n_layers": 32, "n_heads": 32, "vocab_size": 32000 }';
/** Llama-2-7B: meta-llama/Llama-2-7b, exact by construction of its layers. */
const PARAMETERS = 6_738_415_616;
const FOREIGN = '{ "name": "x", "scripts": { "test": "mocha" }, "version": "1.0.0" }';

/** A document in memory that counts how often its text is read. */
class FakeDocument implements SourceDocument {
  version = 1;
  isClosed = false;
  reads = 0;
  readonly uri: { path: string; toString(): string };

  constructor(
    private text: string,
    readonly languageId = 'json',
    path = '/folder/params.json',
  ) {
    this.uri = { path, toString: () => `file://${path}` };
  }

  getText(): string {
    this.reads++;
    return this.text;
  }

  /** Replaces a piece of the text and says which edit that was. */
  replace(piece: string, by: string): TextEdit {
    const rangeOffset = this.text.indexOf(piece);
    assert.notEqual(rangeOffset, -1);
    this.text = this.text.replace(piece, () => by);
    this.version++;
    return { rangeOffset, rangeLength: piece.length, text: by };
  }
}

/** A host in memory: counts calls and runs timers when told to. */
function fakeHost(documents: readonly SourceDocument[] = [], lawsArrived?: () => void) {
  const calls = { load: 0, lookUp: 0, read: 0, estimate: 0, scan: 0, settings: 0 };
  const timers = new Map<number, { readonly milliseconds: number; readonly callback: () => void }>();
  const defects: unknown[] = [];
  const complaints: string[] = [];
  const files = new Map<string, string>();
  let settings: Settings = { codeLensEnabled: true };
  let nextTimer = 0;
  const host: EstimateHost = {
    loadAnalyser: () => {
      calls.load++;
      return Promise.resolve({
        readersFor: () => Promise.resolve({ formats: FORMATS, parse: parseDocument }),
        readWithFiles: (readers, text, options, access) => {
          calls.read++;
          return readWithFiles(readers, text, options, access);
        },
        estimate: (run, assumptions, known) => {
          calls.estimate++;
          return estimate(run, assumptions, known);
        },
        lawIdsOf,
        loadLaws: (ids) => {
          lawsArrived?.();
          return Promise.resolve(ids.flatMap((id) => lawById(id) ?? []));
        },
        loadProblems: () => Promise.resolve({ partWithProblems }),
        estimateAssumptions,
        withAssumptions,
      });
    },
    mightBeConfig: (text, language) => {
      calls.scan++;
      return mightBeConfig(text, language);
    },
    settingsOf: () => {
      calls.settings++;
      return settings;
    },
    openDocuments: () => documents,
    filesOf: ({ uri: { path } }, onLookup) => ({
      path: path.slice(1),
      read: (wanted) => {
        calls.lookUp++;
        onLookup(`file:///${wanted}`);
        const text = files.get(wanted);
        return Promise.resolve(text === undefined ? { problem: 'not-found' } : { text });
      },
    }),
    settingAssumptions: (set) => settingAssumptions(set, (setting) => complaints.push(setting)),
    teamAssumptions: (access) =>
      files.has('.scaling-lens.yaml') ? teamAssumptions(access) : Promise.resolve(undefined),
    schedule: (milliseconds, callback) => {
      const timer = nextTimer++;
      timers.set(timer, { milliseconds, callback });
      return () => void timers.delete(timer);
    },
    reportDefect: (error) => defects.push(error),
  };
  /** Lets all timers run out and everything they started come to its end. */
  const settle = async (): Promise<void> => {
    const due = [...timers.values()];
    timers.clear();
    for (const { callback } of due) callback();
    await new Promise((resolve) => setImmediate(resolve));
  };
  const change = (changed: Settings): void => {
    settings = changed;
  };
  return { host, calls, timers, defects, complaints, files, settle, change };
}

describe('the estimate service', () => {
  it('computes a version once, however often it is asked', async () => {
    const { host, calls } = fakeHost();
    const service = new EstimateService(host);
    const document = new FakeDocument(PARAMS);
    const first = await service.get(document);
    assert.equal(first?.parts[0]?.estimate.parameters?.total.value, PARAMETERS);
    assert.equal(await service.get(document), first);
    assert.deepEqual([calls.read, calls.estimate], [1, 1]);
  });

  it('computes once for askers that come at the same time', async () => {
    const { host, calls } = fakeHost();
    const service = new EstimateService(host);
    const document = new FakeDocument(PARAMS);
    const [first, second] = await Promise.all([service.get(document), service.get(document)]);
    assert.equal(first, second);
    assert.equal(calls.read, 1);
  });

  it('never loads the engine for a foreign file and scans a version of it once', async () => {
    const { host, calls } = fakeHost();
    const service = new EstimateService(host);
    const document = new FakeDocument(FOREIGN);
    assert.equal(await service.get(document), undefined);
    assert.equal(await service.get(document), undefined);
    assert.deepEqual([calls.load, calls.read, calls.scan], [0, 0, 1]);
  });

  it('does not even read documents of other languages', async () => {
    const { host, calls, timers } = fakeHost();
    const service = new EstimateService(host);
    const document = new FakeDocument(PARAMS, 'python');
    service.opened(document);
    service.edited(document, []);
    assert.equal(await service.get(document), undefined);
    assert.deepEqual([document.reads, calls.scan, timers.size], [0, 0, 0]);
  });

  it('answers nothing when the asker lost interest or the document was closed meanwhile', async () => {
    const { host, calls } = fakeHost();
    const service = new EstimateService(host);
    const document = new FakeDocument(PARAMS);
    assert.equal(await service.get(document, { isCancellationRequested: true }), undefined);
    const pending = service.get(document);
    document.isClosed = true;
    assert.equal(await pending, undefined);
    assert.equal(calls.read, 0);
  });

  it('waits for a pause in typing before it announces, once', async () => {
    const { host, timers, settle } = fakeHost();
    const service = new EstimateService(host);
    const document = new FakeDocument(PARAMS);
    const heard: string[] = [];
    service.onDidChange(({ uri }) => heard.push(uri.path));
    for (const [piece, by] of [
      ['32,', '3,'],
      ['3,', '33,'],
      ['33,', '40,'],
    ] as const) {
      service.edited(document, [document.replace(piece, by)]);
    }
    assert.equal(timers.size, 1);
    assert.equal([...timers.values()][0]?.milliseconds, 200);
    await settle();
    assert.deepEqual(heard, ['/folder/params.json']);
    assert.equal((await service.get(document))?.parts[0]?.estimate.architecture?.layers, 40);
  });

  it('announces nothing for foreign files, but that a file ceased to be ours', async () => {
    const { host, settle } = fakeHost();
    const service = new EstimateService(host);
    let heard = 0;
    service.onDidChange(() => heard++);
    service.opened(new FakeDocument(FOREIGN, 'json', '/package.json'));
    await settle();
    assert.equal(heard, 0);

    const document = new FakeDocument(PARAMS);
    service.opened(document);
    await settle();
    assert.equal(heard, 1);
    service.edited(document, [document.replace(PARAMS, FOREIGN)]);
    await settle();
    assert.equal(heard, 2);
    assert.equal(await service.get(document), undefined);
  });

  it('keeps showing the last readable numbers of a half-typed file, and says so', async () => {
    const { host, settle } = fakeHost();
    const service = new EstimateService(host);
    const document = new FakeDocument(PARAMS);
    service.opened(document);
    await settle();
    service.edited(document, [document.replace('32,', ',')]);
    await settle();
    const halfTyped = await service.get(document);
    assert.equal(halfTyped?.shown[0]?.stale, true);
    assert.equal(halfTyped.shown[0].estimate.parameters?.total.value, PARAMETERS);
    assert.equal(halfTyped.parts[0]?.estimate.parameters, undefined);
    assert.ok(allNotices(halfTyped).some(({ severity }) => severity === 'error'));

    service.edited(document, [document.replace('"n_layers": ,', '"n_layers": 16,')]);
    await settle();
    const typed = await service.get(document);
    assert.equal(typed?.shown[0]?.stale, false);
    assert.equal(typed.shown[0].estimate.architecture?.layers, 16);
  });

  it('recomputes what is ours, and only that, when settings change', async () => {
    const ours = new FakeDocument(PARAMS);
    const foreign = new FakeDocument(FOREIGN, 'json', '/package.json');
    const { host, calls, settle, change } = fakeHost([ours, foreign]);
    const service = new EstimateService(host);
    service.opened(ours);
    service.opened(foreign);
    await settle();
    const before = await service.get(ours);
    change({ codeLensEnabled: true, fallbackTokens: '100x' });
    service.settingsChanged();
    await settle();
    const after = await service.get(ours);
    assert.equal(before?.parts[0]?.estimate.training.tokensPerParameter?.value, 20);
    assert.equal(after?.parts[0]?.estimate.training.tokensPerParameter?.value, 100);
    assert.deepEqual([calls.read, calls.scan], [2, 2]);
  });

  it('never mixes settings that changed while the laws were being loaded', async () => {
    const ours = new FakeDocument(PARAMS);
    let changing: (() => void) | undefined;
    const { host, change } = fakeHost([ours], () => changing?.());
    const service = new EstimateService(host);
    changing = () => {
      changing = undefined;
      change({ codeLensEnabled: true, law: 'kaplan-2020' });
      service.settingsChanged();
    };
    const found = await service.get(ours);
    assert.equal(found?.assumptions.law.value, 'kaplan-2020');
    assert.equal(found.laws[0]?.id, 'kaplan-2020');
    assert.equal(found.parts[0]?.estimate.predictions[0]?.law, 'kaplan-2020');
  });

  it('forgets a closed document: its timer, its numbers, its marks', async () => {
    const { host, calls, timers, settle } = fakeHost();
    const service = new EstimateService(host);
    const document = new FakeDocument(PARAMS);
    service.opened(document);
    await settle();
    let heard = 0;
    service.onDidChange(() => heard++);
    service.edited(document, [document.replace('32,', '16,')]);
    document.isClosed = true;
    service.closed(document);
    assert.deepEqual([timers.size, heard], [0, 1]);
    document.isClosed = false;
    await service.get(document);
    assert.equal(calls.read, 2);
  });

  it('says nothing any more after it was disposed', () => {
    const { host, timers } = fakeHost();
    const service = new EstimateService(host);
    service.opened(new FakeDocument(PARAMS));
    service.dispose();
    assert.equal(timers.size, 0);
  });

  it('reports a defect instead of letting it reach the person', async () => {
    const { host, defects, settle } = fakeHost();
    const service = new EstimateService({ ...host, loadAnalyser: () => Promise.reject(new Error('gone')) });
    service.opened(new FakeDocument(PARAMS));
    await settle();
    assert.equal(defects.length, 1);
  });
});

describe('estimates of configs that refer to other files', () => {
  const RUN = 'base_config: base.yml\nsteps: 100\n';
  const sizes = (layers: number): string =>
    `base_emb_dim: 64\nbase_num_decoder_layers: ${layers}\nbase_mlp_dim: 128\nbase_num_query_heads: 4\n` +
    'base_num_kv_heads: 4\nhead_dim: 16\nvocab_size: 1000\nmlp_activations: [silu, linear]\n';
  const setUp = (text = RUN) => {
    const document = new FakeDocument(text, 'yaml', '/run.yml');
    const fake = fakeHost([document]);
    const service = new EstimateService(fake.host);
    const layers = async () =>
      (await service.get(document))?.parts[0]?.part.description.architecture.layers?.value;
    return { ...fake, service, document, layers };
  };

  it('take values from them, once per version', async () => {
    const { files, layers, calls } = setUp();
    files.set('base.yml', sizes(3));
    assert.deepEqual(await Promise.all([layers(), layers()]), [3, 3]);
    assert.equal(await layers(), 3);
    assert.deepEqual([calls.read, calls.lookUp], [1, 1]);
  });

  it('are made anew and announced when such a file changes, appears or goes away', async () => {
    const { service, document, files, layers, settle } = setUp();
    const heard: string[] = [];
    service.onDidChange(({ uri }) => heard.push(uri.path));
    service.opened(document);
    await settle();
    assert.equal(await layers(), undefined);
    for (const expected of [3, 4, undefined]) {
      if (expected === undefined) files.delete('base.yml');
      else files.set('base.yml', sizes(expected));
      heard.length = 0;
      service.fileChanged('file:///base.yml');
      await settle();
      // The first time, the module that follows references is loaded from disk.
      for (let wait = 0; wait < 1000 && heard.length === 0; wait++) {
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
      assert.deepEqual(heard, ['/run.yml']);
      assert.equal(await layers(), expected);
    }
  });

  it('follow edits of the other file in its editor', async () => {
    const { service, files, layers, settle } = setUp();
    files.set('base.yml', sizes(3));
    assert.equal(await layers(), 3);
    files.set('base.yml', sizes(5));
    service.edited(new FakeDocument(sizes(5), 'yaml', '/base.yml'), []);
    await settle();
    assert.equal(await layers(), 5);
  });

  it('are not made anew for files that have nothing to do with them', async () => {
    const { service, files, layers, settle, calls } = setUp();
    files.set('base.yml', sizes(3));
    await layers();
    service.fileChanged('file:///other.yml');
    await settle();
    assert.equal(await layers(), 3);
    assert.equal(calls.read, 1);
  });

  it('use what a file says in the end if it changes while it is read', async () => {
    const { service, files, layers } = setUp();
    files.set('base.yml', sizes(3));
    const asked = layers();
    for (let tick = 0; tick < 20; tick++) await Promise.resolve();
    files.set('base.yml', sizes(7));
    service.fileChanged('file:///base.yml');
    assert.equal(await asked, 7);
    assert.equal(await layers(), 7);
  });

  it('look for nothing around a file without references', async () => {
    const { layers, calls } = setUp(sizes(2));
    assert.equal(await layers(), 2);
    assert.equal(calls.lookUp, 0);
  });
});

describe('estimates beside a file of assumptions', () => {
  it('take what the team assumes in place of the settings, and follow its changes', async () => {
    const document = new FakeDocument(PARAMS);
    const { host, files, settle, change } = fakeHost([document]);
    change({ codeLensEnabled: true, pricePerAcceleratorHour: 9 });
    files.set('.scaling-lens.yaml', 'price: 2\n');
    const service = new EstimateService(host);
    const price = async () => (await service.get(document))?.assumptions.priceUsdPerHour;
    assert.deepEqual(await price(), { value: 2, origin: 'setting', source: '.scaling-lens.yaml:1' });

    files.set('.scaling-lens.yaml', 'price: 3\n');
    assert.equal((await price())?.value, 2, 'until somebody says that it changed');
    service.fileChanged('file:///.scaling-lens.yaml');
    await settle();
    assert.equal((await price())?.value, 3);

    files.delete('.scaling-lens.yaml');
    service.fileChanged('file:///.scaling-lens.yaml');
    assert.equal((await price())?.value, 9);
  });

  it('take what only settings assume, complain of what is wrong, and let the file win', async () => {
    const { host, files, change, complaints } = fakeHost();
    change({ codeLensEnabled: true, assumptions: { pue: 1.05, gpus: 8, grid: 7, prices: { t4: -1 } } });
    files.set('.scaling-lens.yaml', 'gpus: 4\n');
    const found = await new EstimateService(host).get(new FakeDocument(PARAMS));
    const { powerUsageEffectiveness, accelerators, grid } = found!.assumptions;
    assert.deepEqual(powerUsageEffectiveness, {
      value: { value: 1.05, low: 1.05, high: 1.05 },
      origin: 'setting',
      source: 'scalingLens.pue',
    });
    assert.deepEqual([accelerators?.value, grid], [4, undefined]);
    assert.deepEqual(complaints, ['scalingLens.prices', 'scalingLens.grid'].sort().reverse());
  });

  it('keep to the settings where the file says nothing of a thing', async () => {
    const { host, files, change } = fakeHost();
    change({ codeLensEnabled: true, pricePerAcceleratorHour: 9 });
    files.set('.scaling-lens.yaml', 'gpus: 4\n');
    const found = await new EstimateService(host).get(new FakeDocument(PARAMS));
    assert.deepEqual(
      [found?.assumptions.priceUsdPerHour?.value, found?.assumptions.accelerators?.value],
      [9, 4],
    );
  });
});
