/** Trouble that ends a command or skips a file: one line for people, shown on stderr without a stack trace. */
export class Failure extends Error {}

/** What a program says to the shell that started it. */
export const EXIT = { done: 0, exceeded: 1, failed: 2 } as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Keeps a message on one line and printable, whatever a file name or a file put into it. */
export function oneLine(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ').slice(0, 500);
}
