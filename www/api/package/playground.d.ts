// ---- What the module exports, and the element it defines ----------------------------------

export function listDemos(): Demo[];
/** Fails with {@link PlaygroundError}, as {@link compare} does. */
export function run(
  demoId: string,
  parameters?: Record<string, unknown>,
  options?: RunOptions,
): Promise<Report>;
export function compare(
  demoId: string,
  parameters?: Record<string, unknown>,
  options?: CompareOptions,
): Promise<Comparison>;
/** Where runs take place, and why there. */
export function isolation(): Promise<Isolation>;

export class PlaygroundError extends Error {
  name: ErrorName;
  /** The parameter that is to blame, where one is. */
  parameter: string | undefined;
}

/** Which demo, and the parameters of all: what a demo does not have it does not look at. */
interface Settings {
  demo: string;
  // {parameters}
}

/** Parameters are properties, but where every element has one of that name: then attributes alone. */
export interface ConcurrencyPlayground extends HTMLElement, Omit<Settings, keyof HTMLElement> {
  /** The last finished run. */
  readonly report: Report | null;
  run(): Promise<Report>;
  compare(): Promise<Comparison>;
  stop(): void;
}

export interface PlaygroundEventMap {
  'run-start': CustomEvent<undefined>;
  'run-progress': CustomEvent<Progress>;
  'run-end': CustomEvent<Report>;
  'run-error': CustomEvent<PlaygroundError>;
}

declare global {
  interface HTMLElementTagNameMap {
    'concurrency-playground': ConcurrencyPlayground;
  }
  interface HTMLElementEventMap extends PlaygroundEventMap {}
}
