import { Workbench, type WorkbenchOptions } from './workbench';

/**
 * Gives the tests of a `describe` one window: opened before the first, closed after the last. A test that fails
 * leaves a picture in test/e2e/screenshots/.
 *
 * @returns the window, to be asked for inside a test
 */
export function useWorkbench(options?: WorkbenchOptions): () => Workbench {
  let workbench: Workbench | undefined;
  before(async () => {
    workbench = await Workbench.open(options);
  });
  afterEach(async function () {
    const test = this.currentTest;
    if (test?.state === 'failed') await workbench?.screenshot(`failed ${test.fullTitle()}`);
  });
  after(async () => {
    await workbench?.close();
  });
  return () => {
    if (workbench === undefined) throw new Error('The window is open only while tests run.');
    return workbench;
  };
}
