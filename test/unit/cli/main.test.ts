import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LLAMA_8B } from './fakeTerminal';

/** The program as a process of its own, from its source. */
function run(words: readonly string[], input = '', language = 'C') {
  const args = ['--import', 'tsx', 'src/cli/main.ts', ...words];
  const env = { ...process.env, LC_ALL: language, NODE_OPTIONS: '' };
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { input, env, encoding: 'utf8' });
  return { status, stdout, stderr };
}

describe('the program', () => {
  it('reads stdin, prints JSON and nothing else', () => {
    const { status, stdout, stderr } = run(['estimate', '-', '--json'], LLAMA_8B);
    assert.deepEqual([status, stderr], [0, '']);
    const { parameters } = JSON.parse(stdout) as { readonly parameters: { readonly total: number } };
    assert.equal(parameters.total, 8030261248);
  });

  it('says which file it cannot read, without a stack trace', () => {
    const folder = mkdtempSync(join(tmpdir(), 'scaling-lens-'));
    try {
      const missing = join(folder, 'missing.json');
      writeFileSync(join(folder, 'a.json'), LLAMA_8B);
      const { status, stdout, stderr } = run(['estimate', missing, folder, join(folder, 'a.json')]);
      assert.equal(status, 2);
      const lines = [
        `${missing}: there is no such file. Check the path.`,
        `${folder}: this is a folder. Name the files in it.`,
      ];
      assert.equal(stderr, `${lines.join('\n')}\n`);
      assert.match(stdout, /8,030,261,248 parameters/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('speaks Chinese where the shell does, but never in JSON', () => {
    const { stdout } = run(['estimate', '-'], LLAMA_8B, 'zh_CN.UTF-8');
    assert.match(stdout, /\n {2}参数量 +8,030,261,248 参数\n/);
    const json = run(['estimate', '-', '--json'], LLAMA_8B, 'zh_CN.UTF-8').stdout;
    assert.doesNotMatch(json, /[\u4e00-\u9fff]/);
  });
});
