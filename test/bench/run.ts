/**
 * `npm run bench`: measures what the project promises about speed and size, against a yardstick in the same run.
 *
 *   npm run bench [-- --write]
 *
 * `--write` records the figures in docs/PERFORMANCE.md. Times are no tests: a slow machine fails nothing here.
 */
import { spawnSync } from 'node:child_process';
import { measureChain } from './chainBench';
import { measureChart } from './chartBench';
import { measureCli } from './cliBench';
import { measureHost } from './hostBench';
import { measureHover } from './hoverBench';
import { measureLayouts } from './layoutBench';
import { measureLaws } from './lawsBench';
import { type Measurement } from './measurement';
import { measureReading } from './readingBench';
import { measureSizes } from './sizeBench';
import { table, writePerformancePage } from './performancePage';

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
if (spawnSync(npm, ['run', '--silent', 'package'], { stdio: 'inherit' }).status !== 0) process.exit(1);

async function main(): Promise<void> {
  const measurements: Measurement[] = [];
  const parts = [
    measureSizes,
    measureReading,
    measureLaws,
    measureChain,
    measureHover,
    measureLayouts,
    measureCli,
    measureChart,
    measureHost,
  ];
  for (const measure of parts) measurements.push(...(await measure()));
  console.log(table(measurements));
  if (process.argv.includes('--write')) writePerformancePage(measurements);
}

void main();
