import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The entry that VS Code loads in its extension host: runs every test file that esbuild put beside it.
 * Rejects when a test failed or none was found, which VS Code turns into its exit code.
 */
export async function run(): Promise<void> {
  const { default: Mocha } = await import('mocha');
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: 20_000,
    forbidOnly: true,
    forbidPending: true,
    failZero: true,
    // The entry is bundled to out/test/vscode/.
    reporter: join(__dirname, '../../../test/harness/countingReporter.cjs'),
  });
  const files = readdirSync(__dirname, { recursive: true }).map(String);
  for (const file of files.filter((name) => name.endsWith('.test.js')).sort())
    mocha.addFile(join(__dirname, file));
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} tests failed`);
}
