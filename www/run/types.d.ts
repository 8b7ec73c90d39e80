// Types for running demos.

import type { Parameters, Report, RunHooks } from '../contract.d.ts';
import type { RegisteredDemo } from '../demos/registry.js';

/** What a run needs to know about its demo. */
export type Demo = Pick<RegisteredDemo, 'id' | 'threads' | 'processes' | 'needs' | 'parameters'>;

/** Conducts the run of a demo that is about engines rather than about what runs on one. */
export type Drive = (run: {
  demo: Demo;
  parameters: Parameters;
  threads: number;
  hooks: RunHooks;
}) => Promise<Pick<Report, 'elapsedMs' | 'output' | 'value' | 'lanes'>>;
