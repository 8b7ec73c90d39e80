// The one sentence that is needed when the other texts cannot be loaded.

/** @type {Record<import('./types').Language, string>} */
export const notLoaded = {
  en: 'The playground could not be loaded; check the connection and reload the page.',
  'zh-CN': '演练场未能加载；请检查网络连接，然后重新加载页面。',
};
