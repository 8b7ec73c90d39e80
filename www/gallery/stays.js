// What the gallery's two scripts share.

/** The global under this name tells whether the document stays, or is about to be reloaded to be isolated. */
export const STAYS = Symbol.for('concurrency-playground.stays');
