// What TypeScript makes of the types: checked, never run.
import { run } from 'concurrency-playground';

/** Each demo's parameters and value have their own types. */
export async function smallestFactor(): Promise<number | string | null | undefined> {
  const { value } = await run('prime-check', { method: 'simd' });
  return value[0]?.smallestFactor;
}

/** A choice that the demo does not offer is an error. */
export function wrongMethod() {
  // @ts-expect-error: there is no such method.
  return run('prime-check', { method: 'guess' });
}
