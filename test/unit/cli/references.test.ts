import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filesAround } from '../../../src/cli/filesAround';
import { runOn } from './fakeTerminal';

const BASE =
  'base_emb_dim: 2048\nbase_num_decoder_layers: 16\nbase_mlp_dim: 7168\nbase_num_query_heads: 16\n' +
  'base_num_kv_heads: 16\nhead_dim: 128\nvocab_size: 32_000\nmlp_activations: ["silu", "linear"]\n';
const RUN = 'base_config: base.yml\nsteps: 1000\nper_device_batch_size: 4\n';

describe('the command line on configs that refer to files', () => {
  it('reads them too', async () => {
    const { code, output } = await runOn({ 'run.yml': RUN, 'base.yml': BASE }, [
      'estimate',
      'run.yml',
      '--json',
    ]);
    assert.equal(code, 0);
    const json = JSON.parse(output) as {
      parameters: { total: number };
      diagnostics: { code: string }[];
    };
    // formats.md, section 5: base.yml.
    assert.equal(json.parameters.total, 1_104_218_112);
    assert.ok(!json.diagnostics.some(({ code: found }) => found === 'file-not-read'));
  });

  it('says at its line which one is missing, and counts on', async () => {
    const { code, output } = await runOn({ 'run.yml': RUN }, ['estimate', 'run.yml', '--json']);
    assert.equal(code, 0);
    const json = JSON.parse(output) as { diagnostics: { code: string; line: number; severity: string }[] };
    const found = json.diagnostics.find(({ code: each }) => each === 'file-not-read');
    assert.deepEqual([found?.line, found?.severity], [1, 'warning']);
  });
});

describe('the files around a config on disk', () => {
  let folder: string;
  before(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'scaling-lens-references-')));
    await mkdir(join(folder, 'repository/.git'), { recursive: true });
    await mkdir(join(folder, 'repository/configs/big.yml'), { recursive: true });
    await mkdir(join(folder, 'loose'));
    await writeFile(join(folder, 'repository/configs/run.yml'), RUN);
    await writeFile(join(folder, 'repository/base.yml'), BASE);
    await writeFile(join(folder, 'repository/large.yml'), Buffer.alloc(2_000_001, '#'));
    await writeFile(join(folder, 'outside.yml'), BASE);
    await symlink(join(folder, 'outside.yml'), join(folder, 'repository/link.yml'));
    await symlink(join(folder, 'repository/base.yml'), join(folder, 'repository/inner.yml'));
    await cp(join(folder, 'repository/configs/run.yml'), join(folder, 'loose/run.yml'));
  });
  after(() => rm(folder, { recursive: true }));

  it('are those of its repository', async () => {
    const access = await filesAround(join(folder, 'repository/configs/run.yml'));
    assert.equal(access?.path, 'configs/run.yml');
    assert.deepEqual(await access.read('base.yml'), { text: BASE });
    assert.deepEqual(await access.read('inner.yml'), { text: BASE });
  });

  it('are those of its own folder elsewhere', async () => {
    const access = await filesAround(join(folder, 'loose/run.yml'));
    assert.equal(access?.path, 'run.yml');
    assert.deepEqual(await access.read('run.yml'), { text: RUN });
  });

  for (const [path, problem] of [
    ['nowhere.yml', 'not-found'],
    ['configs/big.yml', 'not-found'],
    ['large.yml', 'too-large'],
    ['link.yml', 'outside-workspace'],
    ['../outside.yml', 'outside-workspace'],
  ] as const) {
    it(`are not opened if they cannot be or must not be: ${path}`, async () => {
      const access = await filesAround(join(folder, 'repository/configs/run.yml'));
      assert.deepEqual(await access?.read(path), { problem });
    });
  }

  it('are none around stdin or a file that is not there', async () => {
    assert.equal(await filesAround('-'), undefined);
    assert.equal(await filesAround(join(folder, 'nowhere.yml')), undefined);
  });
});
