// What the gallery's two scripts say to each other.

/** Under this name: whether the document stays, or is about to be loaded again to be isolated. */
export const STAYS = Symbol.for('concurrency-playground.stays');
