import { defineConfig } from 'vitepress';

const base = '/vitepress/';

export default defineConfig({
  title: 'VitePress',
  base,
  head: [['script', { type: 'module', src: `${base}playground/playground.js` }]],
  vue: {
    template: { compilerOptions: { isCustomElement: (tag) => tag === 'concurrency-playground' } },
  },
});
