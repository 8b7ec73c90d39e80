// Plain pages that hold the element, as other people's do.
import { endlessNumbers } from './api.mjs';

/**
 * Sends a page with this body in place of the gallery.
 * @param {string} body
 * @returns {(path: string) => string | undefined}
 */
export const pageWith = (body) => (path) =>
  path === 'index.html' ? `<!doctype html><link rel="icon" href="data:,">${body}` : undefined;

export const script = '<script type="module" src="playground.js"></script>';

/** Options of a page that is not isolated and, unlike the gallery, never isolates itself. */
export const notIsolated = { isolation: false, transform: pageWith(script) };

/** @param {string} attributes */
const element = (attributes) => `<concurrency-playground ${attributes}></concurrency-playground>`;

export const small = element('demo="prime-check" numbers="97,91" workers="2"');

/** Goes on until it is stopped. */
export const endless = element(
  `demo="prime-check" split="range" workers="2" numbers="${endlessNumbers}"`,
);
