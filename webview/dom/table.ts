import { type TextTable } from '../../src/report/charts/textTable';
import { element } from './element';

/** A table in a box that scrolls sideways, also by keyboard. */
export interface Table {
  readonly element: HTMLElement;
  /** Shows other data; undefined hides the table. Rows that did not change are kept. */
  show(data: TextTable | undefined): void;
}

/** Makes an empty table. */
export function createTable(): Table {
  const caption = element('caption');
  const head = element('thead');
  const body = element('tbody');
  const box = element('div', { class: 'table', role: 'region', tabindex: '0' }, [
    element('table', {}, [caption, head, body]),
  ]);
  const shown: string[] = [];
  return {
    element: box,
    show(data) {
      box.hidden = data === undefined;
      if (data === undefined) return;
      box.setAttribute('aria-label', data.caption);
      caption.textContent = data.caption;
      head.replaceChildren(
        element(
          'tr',
          {},
          data.head.map((text) => element('th', { scope: 'col' }, [text])),
        ),
      );
      data.rows.forEach((cells, index) => {
        const key = cells.join('\u0000');
        if (shown[index] === key) return;
        shown[index] = key;
        const made = row(cells);
        const old = body.children[index];
        if (old) old.replaceWith(made);
        else body.append(made);
      });
      shown.length = data.rows.length;
      while (body.children.length > data.rows.length) body.lastElementChild?.remove();
    },
  };
}

function row([header = '', ...cells]: readonly string[]): HTMLElement {
  return element('tr', {}, [
    element('th', { scope: 'row' }, [header]),
    ...cells.map((text) => element('td', {}, [text])),
  ]);
}
