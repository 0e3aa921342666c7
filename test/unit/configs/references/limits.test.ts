import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Notice } from '../../../../src/engine/notice';
import {
  type FileAccess,
  MAXIMUM_FILES,
  MAXIMUM_LOOKUPS,
} from '../../../../src/configs/references/fileAccess';
import { folderOf, placesOf } from '../../../../src/configs/references/paths';
import { filesInMemory, readTogether } from './memoryFiles';

/** Why files were not read, in order. */
function reasons(notices: readonly Notice[] | undefined): readonly unknown[] {
  return (notices ?? []).filter(({ code }) => code === 'file-not-read').map(({ args }) => args.reason);
}

const OVERLAY = 'base_emb_dim: 64\nbase_num_decoder_layers: 2\nsteps: 10\n';

describe('paths in configs', () => {
  const cases: readonly (readonly [written: string, expected: readonly string[] | string])[] = [
    ['ds/zero3.json', ['a/b/ds/zero3.json', 'a/ds/zero3.json', 'ds/zero3.json']],
    ['./x.yml', ['a/b/x.yml', 'a/x.yml', 'x.yml']],
    ['../x.yml', ['a/x.yml', 'x.yml']],
    ['..\\x.yml', ['a/x.yml', 'x.yml']],
    ['../../../x.yml', 'outside-workspace'],
    ['a/../../../../../x.yml', 'outside-workspace'],
    ['/etc/passwd', 'outside-workspace'],
    ['~/x.yml', 'outside-workspace'],
    ['C:\\x.yml', 'outside-workspace'],
    ['\\\\server\\x.yml', 'outside-workspace'],
    ['https://example.org/x.yml', 'remote'],
    ['gs://bucket/x.yml', 'remote'],
    ['', 'not-found'],
    ['x\0.yml', 'not-found'],
    ['x'.repeat(2000), 'not-found'],
  ];
  for (const [written, expected] of cases) {
    it(`are looked for within the workspace: ${JSON.stringify(written.slice(0, 40))}`, () => {
      assert.deepEqual(placesOf(written, 'a/b', 'upwards'), expected);
    });
  }

  it('are looked for in one folder where the framework says which', () => {
    assert.deepEqual(placesOf('x.yml', 'a/b', 'beside'), ['a/b/x.yml']);
    assert.deepEqual(placesOf('../../../x.yml', 'a/b', 'beside'), 'outside-workspace');
    assert.equal(folderOf('x.yml'), '');
  });

  it('never lead out of the workspace, whatever is written', () => {
    const name = fc.constantFrom('..', '.', '', 'a', '...', 'c:', '~', '%2e%2e', '\\', '\\..', 'b.yml');
    fc.assert(
      fc.property(
        fc.array(name, { maxLength: 8 }),
        fc.array(fc.constantFrom('x', 'y'), { maxLength: 3 }),
        (names, folder) => {
          const places = placesOf(names.join('/'), folder.join('/'), 'upwards');
          for (const place of typeof places === 'string' ? [] : places) {
            assert.ok(!place.startsWith('/') && !place.includes('\\'));
            assert.ok(!place.split('/').some((part) => part === '..' || part === '.'));
          }
        },
      ),
      { seed: 42 },
    );
  });
});

describe('references that cannot be followed', () => {
  const cases: readonly (readonly [reason: string, written: string, files: Record<string, string>])[] = [
    ['not-found', 'base.yml', {}],
    ['outside-workspace', '/etc/base.yml', {}],
    ['outside-workspace', '../../base.yml', {}],
    ['remote', 'gs://bucket/base.yml', {}],
    ['circular', 'runs/run.yml', {}],
    [
      'circular',
      'two.yml',
      { 'runs/two.yml': 'base_config: three.yml', 'runs/three.yml': 'base_config: two.yml' },
    ],
    ['not-usable', 'base.yml', { 'runs/base.yml': '- 1' }],
    ['not-usable', 'base.yml', { 'runs/base.yml': '' }],
    ['not-well-formed', 'base.yml', { 'runs/base.yml': 'vocab_size: 100\nsteps: [' }],
    ['too-large', 'base.yml', { 'runs/base.yml': `vocab_size: 100 #${'x'.repeat(2_000_000)}` }],
  ];
  for (const [reason, written, files] of cases) {
    it(`are said at their place, and the rest counts: ${reason} (${written})`, async () => {
      const text = `base_config: ${written}\n${OVERLAY}`;
      const path = 'runs/run.yml';
      const reading = await readTogether(text, filesInMemory({ [path]: text, ...files }, path));
      assert.equal(reading?.format, 'maxtext');
      assert.deepEqual(reasons(reading.notices), [reason]);
      const { at, severity } = reading.notices[0]!;
      assert.equal(text.slice(at!.range.start, at!.range.end), written);
      assert.equal(severity, 'warning');
      assert.equal(reading.parts[0]?.description.architecture.layers?.value, 2);
    });
  }

  it('are not warned of where the run does not hang on them', async () => {
    const text = 'base_model: NousResearch/Llama-3.2-1B\nmicro_batch_size: 2\ndeepspeed: ds/zero3.json\n';
    const reading = await readTogether(text, filesInMemory({}, 'run.yml'));
    assert.deepEqual(
      reading?.notices.map(({ code, severity }) => [code, severity]),
      [['file-not-read', 'info']],
    );
  });

  it('are said for model folders that lie outside', async () => {
    const text = 'base_model: /models/mine\nmicro_batch_size: 2\n';
    const reading = await readTogether(text, filesInMemory({}, 'run.yml'));
    assert.deepEqual(reasons(reading?.parts[0]?.notices), ['outside-workspace']);
  });

  it('report what is wrong in another file at the reference', async () => {
    const text = `base_config: base.yml\n${OVERLAY}`;
    const files = { 'base.yml': 'vocab_size: 32000\nmax_target_length: many\n' };
    const reading = await readTogether(text, filesInMemory(files, 'run.yml'));
    const [notice] = reading!.parts[0]!.notices;
    assert.equal(notice?.code, 'wrong-type');
    assert.equal(text.slice(notice.at!.range.start, notice.at!.range.end), 'base.yml');
    assert.equal(notice.at?.from?.file, 'base.yml');
  });
});

describe('files that refer to files', () => {
  it('are followed only so far', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 1000 }, (_, i) => [`${i}.yml`, `base_config: ${i + 1}.yml\nk${i}: 1\n`]),
    );
    const access = filesInMemory(files, 'run.yml');
    const reading = await readTogether(`base_config: 0.yml\n${OVERLAY}`, access);
    assert.deepEqual(reasons(reading?.notices), ['too-many']);
    assert.ok(access.lookups.length <= MAXIMUM_FILES, `${access.lookups.length}`);
  });

  it('are only so many, each read once', async () => {
    const names = Array.from({ length: 300 }, (_, i) => `m${i}`);
    const files = Object.fromEntries(names.map((name) => [`model/${name}.yaml`, `${name}: 1`]));
    const access = filesInMemory(files, 'run.yml');
    const list = names.map((name) => `  - model: ${name}\n`).join('');
    const reading = await readTogether(`defaults:\n${list}${OVERLAY}base_config: x.yml\n`, access);
    assert.ok(reasons(reading?.notices).includes('too-many'));
    assert.ok((reading?.notices.length ?? 0) <= 20, `${reading?.notices.length} notices`);
    assert.ok(access.lookups.length <= MAXIMUM_FILES + 1, `${access.lookups.length}`);
  });

  it('end where lists choose lists that choose lists', async () => {
    const list = 'defaults:\n' + Array.from({ length: 100 }, (_, i) => `  - f${i % 10}\n`).join('');
    const files = Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`f${i}.yaml`, list]));
    const reading = await readTogether(
      `${list}base_config: x.yml\n${OVERLAY}`,
      filesInMemory(files, 'run.yml'),
    );
    assert.equal(reading?.format, 'maxtext');
    assert.ok((reading.notices.length ?? 0) <= 20);
  });

  it('end where aliases make small files large', async () => {
    const bomb = ['a0: &a0 {x: 1, y: 2}']
      .concat(Array.from({ length: 60 }, (_, i) => `a${i + 1}: &a${i + 1} {x: *a${i}, y: *a${i}}`))
      .join('\n');
    const text = `base_config: base.yml\n${OVERLAY}${bomb}\n`;
    const reading = await readTogether(text, filesInMemory({ 'base.yml': bomb }, 'run.yml'));
    assert.equal(reading?.parts[0]?.description.architecture.layers?.value, 2);
  });

  it('come to an end within the limits, whatever refers to what', async () => {
    const name = fc.constantFrom('a', 'b', 'c', 'g/a', 'g/b', 'nowhere');
    const line = fc.oneof(
      name.map((to) => `base_config: ${to}.yaml`),
      name.map((to) => `x: !include ${to}.yaml`),
      name.map((to) => `deepspeed: ${to}.json`),
      fc
        .array(name, { maxLength: 5 })
        .map((to) => `defaults: [${to.map((each) => `{g: ${each.slice(-1)}}, ${each}`).join(', ')}]`),
      fc
        .array(name, { maxLength: 4 })
        .map(
          (to) =>
            `defaults:\n  - _self_\n${to.map((each) => `  - override /g: ${each.slice(-1)}\n  - g@_global_: ${each}`).join('\n')}`,
        ),
      fc.constantFrom(
        'num_layers: 2',
        'steps: ${x.y}',
        'x: {y: "${steps}"}',
        'model: {num_layers: "${..steps}"}',
        '- 1',
        ': [',
      ),
    );
    const content = fc.array(line, { maxLength: 4 }).map((lines) => lines.join('\n'));
    const files = fc.dictionary(
      name.map((path) => `${path}.yaml`),
      content,
    );
    await fc.assert(
      fc.asyncProperty(content, files, async (text, others) => {
        const access = filesInMemory(others, 'g/run.yaml');
        const reading = await readTogether(`${OVERLAY}${text}\n`, access);
        assert.ok(access.lookups.length <= MAXIMUM_LOOKUPS);
        for (const { at } of reading?.notices ?? []) {
          assert.ok(at === undefined || at.range.end <= OVERLAY.length + text.length + 1);
        }
      }),
      { seed: 42, numRuns: 300 },
    );
  });
});

describe('file access that misbehaves', () => {
  it('is believed about problems of its own', async () => {
    const access: FileAccess = { path: 'run.yml', read: () => Promise.resolve({ problem: 'too-large' }) };
    const reading = await readTogether(`base_config: base.yml\n${OVERLAY}`, access);
    assert.deepEqual(reasons(reading?.notices), ['too-large']);
  });
});
