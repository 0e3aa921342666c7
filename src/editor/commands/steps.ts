import * as vscode from 'vscode';

/** What a step of a series of questions came to: an answer, one step back, or the end (undefined). */
export type Answer<T> = { readonly value: T } | 'back' | undefined;

/** Where a question stands in the series. */
export interface StepPlace {
  readonly title: string;
  readonly step: number;
  readonly totalSteps: number;
  readonly placeholder: string;
}

/** One thing to choose. */
export interface Choice<T> extends vscode.QuickPickItem {
  readonly value?: T;
}

/** Asks to choose one of several. Items without a value are separators. */
export function askChoice<T>(
  place: StepPlace,
  choices: readonly Choice<T>[],
  active: T | undefined,
): Promise<Answer<T>> {
  const pick = vscode.window.createQuickPick<Choice<T>>();
  pick.items = choices;
  pick.placeholder = place.placeholder;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.activeItems = choices.filter(({ value }) => value !== undefined && value === active);
  return ask(pick, place, (finish) =>
    pick.onDidAccept(() => {
      const value = pick.selectedItems[0]?.value;
      if (value !== undefined) finish({ value });
    }),
  );
}

/** Asks for a text; `problem` says what is wrong with what is typed, if anything is. */
export function askText(
  place: StepPlace & { readonly prompt: string },
  value: string,
  problem: (text: string) => string | undefined,
): Promise<Answer<string>> {
  const input = vscode.window.createInputBox();
  input.value = value;
  input.placeholder = place.placeholder;
  input.prompt = place.prompt;
  // An empty box is not wrong yet; it is complained about when it is accepted.
  const typing = input.onDidChangeValue((text) => {
    input.validationMessage = text === '' ? undefined : problem(text);
  });
  return ask(input, place, (finish) => {
    const accept = input.onDidAccept(() => {
      input.validationMessage = problem(input.value);
      if (input.validationMessage === undefined) finish({ value: input.value });
    });
    return vscode.Disposable.from(typing, accept);
  });
}

/** Shows the question and waits for an answer, the back button or the escape key. */
async function ask<T>(
  input: vscode.QuickPick<Choice<T>> | vscode.InputBox,
  { title, step, totalSteps }: StepPlace,
  onAccept: (finish: (answer: Answer<T>) => void) => vscode.Disposable,
): Promise<Answer<T>> {
  const listeners: vscode.Disposable[] = [];
  try {
    return await new Promise<Answer<T>>((resolve) => {
      Object.assign(input, { title, step, totalSteps, ignoreFocusOut: true });
      input.buttons = step > 1 ? [vscode.QuickInputButtons.Back] : [];
      listeners.push(
        input.onDidTriggerButton(() => {
          resolve('back');
        }),
        input.onDidHide(() => {
          resolve(undefined);
        }),
        onAccept(resolve),
      );
      input.show();
    });
  } finally {
    for (const listener of listeners) listener.dispose();
    input.dispose();
  }
}
