import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { type Measurement } from './measurement';

const page = join(__dirname, '../../docs/PERFORMANCE.md');

/** Three significant digits, without exponents. */
function digits(value: number): string {
  return value >= 100 ? value.toFixed(0) : Number(value.toPrecision(3)).toString();
}

/** The measurements as a Markdown table, with a mark where a limit is not kept. */
export function table(measurements: readonly Measurement[]): string {
  const rows = measurements.map(({ name, value, unit, limit, yardstick }) => {
    const promised = limit === undefined ? '' : `≤ ${limit} ${unit}`;
    const kept = limit === undefined ? '' : value <= limit ? 'kept' : 'NOT KEPT';
    return `| ${name} | ${digits(value)} ${unit} | ${promised} | ${kept} | ${yardstick ?? ''} |`;
  });
  return ['| what | measured | limit | | yardstick |', '|---|---|---|---|---|', ...rows].join('\n');
}

/** Records the measurements in docs/PERFORMANCE.md. */
export function writePerformancePage(measurements: readonly Measurement[]): void {
  const day = new Date().toISOString().slice(0, 10);
  const machine = `${cpus().length} cores, Node ${process.versions.node}`;
  writeFileSync(
    page,
    `# Performance

Written by \`npm run bench -- --write\` on ${day} (${machine}). A ratio (×) compares with a yardstick measured in the same run, in turns; times are medians on that machine. Sizes are guarded by \`npm test\`; times are not tests.

${table(measurements)}

How each is measured: \`test/bench/\`, one file per part. Activation and heap are read inside the extension host of a real VS Code; the chart is redrawn in Chromium.
`,
  );
}
