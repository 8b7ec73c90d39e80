// The demos by section: a list on wide screens, a menu on narrow ones.

/** @import { Translator } from '../i18n/translator.js' */

import { h } from '../shared/dom.js';

/** @typedef {{ id: string, section: string, title: string }} Listed */
/** @typedef {ReturnType<typeof createList>} List */

/**
 * @param {object} options
 * @param {Listed[]} options.demos
 * @param {Translator} options.i18n
 * @param {(id: string) => void} options.onChoose
 */
export function createList({ demos, i18n, onChoose }) {
  const sections = [...new Set(demos.map(({ section }) => section))].map((name) => ({
    name,
    demos: demos.filter(({ section }) => section === name),
  }));
  const links = new Map(
    demos.map(({ id, title }) => [
      id,
      h('a', { href: `?${new URLSearchParams({ demo: id })}` }, title),
    ]),
  );
  for (const [id, link] of links) {
    link.addEventListener('click', (event) => {
      // With a modifier key the reader wants another tab or window: leave that to the browser.
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
      event.preventDefault();
      onChoose(id);
    });
  }
  const menu = h(
    'select',
    { id: 'menu' },
    ...sections.map(({ name, demos: some }) =>
      h(
        'optgroup',
        { label: name },
        ...some.map(({ id, title }) => h('option', { value: id }, title)),
      ),
    ),
  );
  menu.addEventListener('change', () => onChoose(menu.value));

  return {
    nodes: [
      h('div', { class: 'chooser' }, h('label', { for: 'menu' }, i18n.t('gallery.choose')), menu),
      h(
        'div',
        { class: 'list' },
        ...sections.flatMap(({ name, demos: some }) => [
          h('h2', {}, name),
          h('ul', {}, ...some.map(({ id }) => h('li', {}, links.get(id) ?? ''))),
        ]),
      ),
    ],
    /** @param {string} current */
    mark(current) {
      menu.value = current;
      for (const [id, link] of links) {
        if (id === current) link.setAttribute('aria-current', 'page');
        else link.removeAttribute('aria-current');
      }
    },
  };
}
