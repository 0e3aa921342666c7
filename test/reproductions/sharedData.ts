import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of external data, named by SCALING_LENS_DATA; without it the reproductions on that data are left out. */
export const sharedDataFolder: string | undefined = process.env.SCALING_LENS_DATA;

/**
 * Registers tests that need external data. Without the variable nothing is registered and the run says so;
 * with it, a missing file is a failure.
 */
export function describeWithSharedData(title: string, body: (read: (path: string) => string) => void): void {
  if (sharedDataFolder === undefined) {
    console.log(`left out (SCALING_LENS_DATA is not set): ${title}`);
    return;
  }
  const folder = sharedDataFolder;
  if (!existsSync(folder)) throw new Error(`SCALING_LENS_DATA names a folder that does not exist: ${folder}`);
  describe(title, () => {
    body((path) => readFileSync(join(folder, path), 'utf8'));
  });
}
