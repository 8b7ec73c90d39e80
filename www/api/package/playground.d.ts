// ---- What the module exports, and the element that it defines ----------------------------------

export function listDemos(): Demo[];
/** Fails with {@link PlaygroundError}, as {@link compare} does. */
export function run<Id extends string>(
  demoId: Id,
  parameters?: Id extends DemoId ? Partial<ParametersOf<Id>> : Record<string, unknown>,
  options?: RunOptions,
): Promise<Id extends DemoId ? Report<Id> : Report>;
export function compare(
  demoId: string,
  parameters?: Record<string, unknown>,
  options?: CompareOptions,
): Promise<Comparison>;
/** Where demos run on this page, and why there. */
export function isolation(): Promise<Isolation>;

export class PlaygroundError extends Error {
  name: ErrorName;
  /** The parameter to blame, if any. */
  parameter: string | undefined;
}

/** The demo, and the parameters of all demos; each demo ignores those it does not have. */
interface Settings {
  demo: string;
  // {parameters}
}

/** Parameters are properties, except where every HTML element has one of that name; those are attributes only. */
export interface ConcurrencyPlayground extends HTMLElement, Omit<Settings, keyof HTMLElement> {
  /** The report of the last finished run. */
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
