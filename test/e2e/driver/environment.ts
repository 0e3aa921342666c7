/** A variable that test/harness/runE2e.mjs sets; alone, without it, the UI tests cannot run. */
function variable(name: string): string {
  const value = process.env[name];
  if (value === undefined)
    throw new Error(`${name} is not set: start the UI tests with \`npm run test:e2e\`.`);
  return value;
}

/** The address of the running VS Code, for example `http://127.0.0.1:43210/`. */
export const serverUrl = (): string => variable('SCALING_LENS_URL');
