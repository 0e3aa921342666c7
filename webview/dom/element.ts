/** Makes an element; text becomes text nodes, never HTML. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes?: Readonly<Record<string, string>>,
  children?: readonly (Node | string)[],
): HTMLElementTagNameMap[Name];
export function element(
  name: string,
  attributes?: Readonly<Record<string, string>>,
  children?: readonly (Node | string)[],
): HTMLElement;
export function element(
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  children: readonly (Node | string)[] = [],
): HTMLElement {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...children);
  return made;
}

/** Shows paragraphs in a container; leaves it alone, and a screen reader silent, when nothing changed. */
export function showParagraphs(container: HTMLElement, paragraphs: readonly string[]): void {
  const shown = [...container.children].map(({ textContent }) => textContent);
  if (shown.length === paragraphs.length && shown.every((text, index) => text === paragraphs[index])) return;
  container.replaceChildren(...paragraphs.map((text) => element('p', {}, [text])));
}
