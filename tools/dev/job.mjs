// One step of a build, as a program that is run again whenever its inputs have changed.
import { spawn } from 'node:child_process';

export class Job {
  #command;
  #done;
  /** @type {import('node:child_process').ChildProcess | null} */
  #running = null;
  #again = false;
  #ended = false;

  /**
   * @param {string[]} command program and arguments
   * @param {(succeeded: boolean, seconds: number) => void} done called after each run that was not
   *   overtaken by a new request
   */
  constructor(command, done) {
    this.#command = command;
    this.#done = done;
  }

  /** Runs it; if it is running, once more afterwards, since it may have read old inputs. */
  request() {
    if (this.#ended) return;
    if (this.#running) this.#again = true;
    else this.#run();
  }

  /** Ends it for good, with all programs that it started. */
  end() {
    this.#ended = true;
    const pid = this.#running?.pid;
    if (pid === undefined) return;
    try {
      process.kill(-pid, 'SIGTERM');
    } catch {
      // It has just ended by itself.
    }
  }

  #run() {
    const started = performance.now();
    const [program = '', ...given] = this.#command;
    // A process group of its own, so that cargo's compilers end with it.
    const child = spawn(program, given, {
      detached: true,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    this.#running = child;
    child.once('error', (error) => console.error(`${program} did not start: ${error.message}`));
    child.once('close', (code) => {
      this.#running = null;
      if (this.#ended) return;
      if (this.#again) {
        this.#again = false;
        this.#run();
      } else {
        this.#done(code === 0, (performance.now() - started) / 1000);
      }
    });
  }
}
