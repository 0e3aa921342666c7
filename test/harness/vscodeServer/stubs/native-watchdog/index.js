'use strict';
// Stands in for the native watchdog of VS Code, which ends an extension host whose server died. The harness ends the
// whole process group itself; this one only covers a server that was killed.
exports.start = (parent) => {
  setInterval(() => {
    try {
      process.kill(parent, 0);
    } catch {
      process.exit(87);
    }
  }, 1000).unref();
};
