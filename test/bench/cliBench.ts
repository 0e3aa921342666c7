import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Measurement, ratioOf } from './measurement';
import { huggingFaceConfig, olmoConfig } from './texts';

const cli = join(__dirname, '../../dist/cli.js');

function run(...args: readonly string[]): void {
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}: ${stderr}`);
}

/** What one `scaling-lens estimate` costs against starting Node with nothing to do. */
export function measureCli(): readonly Measurement[] {
  const folder = mkdtempSync(join(tmpdir(), 'scaling-lens-bench-'));
  const estimating = (name: string, file: string, text: string): Measurement => {
    const path = join(folder, file);
    writeFileSync(path, text);
    const value = ratioOf(
      () => {
        run(cli, 'estimate', '--json', path);
      },
      () => {
        run('-e', '0');
      },
      9,
      400,
    );
    return { name: `CLI estimate ${name}`, value, unit: '×', limit: 2.5, yardstick: 'node -e 0' };
  };
  try {
    return [
      estimating('Hugging Face config.json', 'config.json', huggingFaceConfig),
      estimating('OLMo YAML, 10 kB', 'olmo.yaml', olmoConfig(10)),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
