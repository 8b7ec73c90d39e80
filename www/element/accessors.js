// Generated properties of the element: one for each parameter, and one for each option attribute.

/**
 * @template {HTMLElement} Owner
 * @typedef {object} Access
 * @property {(element: Owner, name: string) => unknown} get
 * @property {(element: Owner, name: string, value: unknown) => void} set
 */

/**
 * @template {HTMLElement} Owner
 * @param {Owner} prototype
 * @param {Iterable<string>} names those that every element has stay as they are
 * @param {Access<Owner>} access
 */
export function defineProperties(prototype, names, { get, set }) {
  for (const name of names) {
    if (name in HTMLElement.prototype) continue;
    Object.defineProperty(prototype, name, {
      configurable: true,
      enumerable: true,
      /** @this {Owner} */
      get() {
        return get(this, name);
      },
      /** @this {Owner} @param {unknown} value */
      set(value) {
        set(this, name, value);
      },
    });
  }
}

/** A string property that reflects its attribute. @type {Access<HTMLElement>} */
export const reflected = {
  get: (element, name) => element.getAttribute(name) ?? '',
  set: (element, name, value) => element.setAttribute(name, String(value)),
};
