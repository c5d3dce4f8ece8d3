// Builds elements in one expression: attributes by name, listeners under `on`, children as texts or nodes.

type Child = Node | string | null;
type Listeners = { readonly [K in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[K]) => void };

export interface Attributes {
  readonly [name: string]: string | number | boolean | null | Listeners | undefined;
  readonly on?: Listeners;
}

const listen = (element: HTMLElement, listeners: Listeners): void => {
  for (const [name, listener] of Object.entries(listeners)) {
    element.addEventListener(name, listener as EventListener);
  }
};

export const el = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  children: readonly Child[] = [],
): HTMLElementTagNameMap[K] => {
  const element = document.createElement(tag);
  const { on = {}, ...named } = attributes;
  for (const [name, value] of Object.entries(named)) {
    if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== null && value !== undefined)
      element.setAttribute(name, String(value));
  }
  listen(element, on);
  element.append(...children.filter((child) => child !== null));
  return element;
};

let lastId = 0;

/** An id that no other element has, to tie labels and descriptions to their control. */
export const freshId = (prefix: string): string => {
  lastId += 1;
  return `${prefix}-${lastId}`;
};
