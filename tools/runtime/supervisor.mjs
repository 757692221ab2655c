import { setTimeout as sleep } from 'node:timers/promises';
import { seconds } from './progress.mjs';

/** Whoever dies more often within a minute is tried at a slower pace: what ails it may pass, as a full disk does. */
const quickRestarts = 5;
const quickPause = 1_000;
const slowPause = 10_000;

/**
 * Keeps processes alive: one that dies unexpectedly is started again after a second, and every ten seconds when it
 * keeps dying. Ends them all in order when asked.
 */
export class Supervisor {
  #processes;
  #say;
  #logDirectory;
  #ailment;
  #stopping = false;

  /**
   * `processes` is the ProcessList by which everything is found again, `say` prints a line for a person, and `ailment`
   * says in a sentence what of the machine makes processes die, if anything.
   */
  constructor({ processes, say, logDirectory, ailment = () => undefined }) {
    this.#processes = processes;
    this.#say = say;
    this.#ailment = ailment;
    this.#logDirectory = logDirectory;
  }

  /** Starts a process by `begin`, which resolves to `{ exited, ... }` once it is ready, and watches it from then on. */
  async run(name, begin) {
    this.#refuseWhenStopping();
    const running = await begin();
    this.#refuseWhenStopping();
    void this.#watch(name, begin, running);
    return running;
  }

  /** Ends the processes group by group; `groups` are functions that say whether a name belongs to the group. */
  async stop(groups) {
    this.#stopping = true;
    for (const belongs of groups) {
      const names = this.#processes.runningChildren().filter(belongs);
      if (names.length === 0) continue;
      const began = performance.now();
      await this.#processes.end(names);
      this.#say(`  stopped ${names.join(', ')}  ${seconds(began)}`);
    }
  }

  #refuseWhenStopping() {
    if (this.#stopping) throw new Stopping();
  }

  async #watch(name, begin, first) {
    let running = first;
    let deaths = [];
    for (;;) {
      const { code, signal } = await running.exited;
      if (this.#stopping) return;
      const log = `${this.#logDirectory}/${name}.log`;
      const hint = this.#ailment() ?? `see ${log}`;
      this.#say(`! ${name} stopped unexpectedly (${signal ?? `exit code ${code}`}): ${hint}`);
      const began = performance.now();
      do {
        deaths = [...deaths.filter((at) => at > Date.now() - 60_000), Date.now()];
        const pause = deaths.length > quickRestarts ? slowPause : quickPause;
        if (deaths.length === quickRestarts + 1) {
          this.#say(
            `! ${name} keeps stopping and is tried every ${slowPause / 1000} s: ${this.#ailment() ?? `see ${log}`}`,
          );
        }
        await sleep(pause);
        if (this.#stopping) return;
        running = await begin().catch(() => null);
      } while (!running);
      if (!this.#stopping) this.#say(`✓ ${name} was started again  ${seconds(began)}`);
    }
  }
}

/** Thrown where a start goes on while it is being stopped. */
export class Stopping extends Error {}
