import { type Dropdown as ToolkitDropdown } from '@vscode/webview-ui-toolkit';
import { element } from '../dom/element';

/** One entry of a dropdown. */
export interface Choice {
  readonly id: string;
  readonly label: string;
}

/** A labelled dropdown, whatever library draws it. */
export interface Dropdown {
  readonly element: HTMLElement;
  /** Replaces the entries and selects one; calls nobody back. */
  show(choices: readonly Choice[], selected: string): void;
}

/** Makes a dropdown that calls back with the id a person chooses. */
export function createDropdown(label: string, chosen: (id: string) => void): Dropdown {
  const dropdown = document.createElement('vscode-dropdown') as ToolkitDropdown;
  dropdown.setAttribute('aria-label', label);
  dropdown.addEventListener('change', () => chosen(dropdown.value));
  let shown = '';
  return {
    element: element('div', { class: 'control' }, [
      element('span', { 'aria-hidden': 'true' }, [label]),
      dropdown,
    ]),
    show(choices, selected) {
      const key = JSON.stringify(choices);
      if (key !== shown) {
        shown = key;
        dropdown.replaceChildren(
          ...choices.map(({ id, label: text }) =>
            element('vscode-option', id === selected ? { value: id, selected: '' } : { value: id }, [text]),
          ),
        );
      }
      // Options just added join the list only after the library has seen them.
      queueMicrotask(() => {
        if (dropdown.value !== selected) dropdown.value = selected;
      });
    },
  };
}
