import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { realPlace } from '../../../src/editor/realPlace';

describe('the real place of a file', () => {
  let base = '';
  const at = (...names: readonly string[]): string => join(base, ...names);

  before(async () => {
    base = await mkdtemp(join(tmpdir(), 'scaling-lens-links-'));
    await mkdir(at('workspace/conf'), { recursive: true });
    await mkdir(at('workspace-2'));
    await mkdir(at('secret'));
    await writeFile(at('workspace/conf/base.yml'), 'a: 1\n');
    await writeFile(at('workspace-2/base.yml'), 'a: 1\n');
    await writeFile(at('secret/base.yml'), 'a: 1\n');
    await symlink(at('workspace/conf/base.yml'), at('workspace/inside.yml'));
    await symlink(at('secret/base.yml'), at('workspace/outside.yml'));
    await symlink(at('secret'), at('workspace/folder'));
    await symlink(at('workspace/circle.yml'), at('workspace/circle.yml'));
    await symlink(at('workspace'), at('link'));
  });

  after(() => rm(base, { recursive: true, force: true }));

  const cases: readonly (readonly [string, string, string, string])[] = [
    ['within for a file of the folder', 'workspace', 'workspace/conf/base.yml', 'within'],
    ['within for a link to a file of the folder', 'workspace', 'workspace/inside.yml', 'within'],
    ['outside for a link that leads out', 'workspace', 'workspace/outside.yml', 'outside'],
    [
      'outside for a file below a folder that is such a link',
      'workspace',
      'workspace/folder/base.yml',
      'outside',
    ],
    ['outside for a folder whose name begins alike', 'workspace', 'workspace-2/base.yml', 'outside'],
    ['within where the folder itself is a link', 'link', 'link/conf/base.yml', 'within'],
    ['nowhere for what is not there', 'workspace', 'workspace/missing.yml', 'nowhere'],
    ['nowhere for a circle', 'workspace', 'workspace/circle.yml', 'nowhere'],
  ];
  for (const [title, folder, file, expected] of cases) {
    it(`is ${title}`, async () => {
      assert.equal(await realPlace(at(folder), at(file)), expected);
    });
  }
});
