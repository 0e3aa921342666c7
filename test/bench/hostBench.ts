import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, type Measurement } from './measurement';

const root = join(__dirname, '../..');

/** What `insideHost.ts` writes. */
export interface HostFigures {
  readonly activationMilliseconds: number;
  readonly heapMegabytesOf50Configs: number;
  readonly hoverMilliseconds: number;
}

/** An extension is activated once in a host's life, so a median needs several hosts. */
const HOSTS = 3;

/** Activation, heap and hover inside the extension host of a real VS Code. */
export function measureHost(): readonly Measurement[] {
  const hosts = Array.from({ length: HOSTS }, figuresOfOneHost);
  const middle = (name: keyof HostFigures) => median(hosts.map((figures) => figures[name]));
  return [
    { name: 'activation in VS Code', value: middle('activationMilliseconds'), unit: 'ms', limit: 30 },
    { name: 'heap of 50 open configs', value: middle('heapMegabytesOf50Configs'), unit: 'MB', limit: 20 },
    {
      name: 'hover through VS Code, to the window and back',
      value: middle('hoverMilliseconds'),
      unit: 'ms',
    },
  ];
}

function figuresOfOneHost(): HostFigures {
  const folder = mkdtempSync(join(tmpdir(), 'scaling-lens-bench-'));
  const figuresFile = join(folder, 'figures.json');
  try {
    const { status } = spawnSync(
      process.execPath,
      ['test/harness/runInHost.mjs', 'test/bench/insideHost.ts'],
      {
        cwd: root,
        stdio: 'inherit',
        env: { ...process.env, SCALING_LENS_FIGURES: figuresFile },
      },
    );
    if (status !== 0) throw new Error(`the benchmark inside VS Code ended with ${status}`);
    return JSON.parse(readFileSync(figuresFile, 'utf8')) as HostFigures;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
