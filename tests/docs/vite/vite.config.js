import concurrencyPlayground from 'concurrency-playground/vite';

export default { base: '/vite/', plugins: [concurrencyPlayground()] };
