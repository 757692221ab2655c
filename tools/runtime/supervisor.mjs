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
  /** What runs now, by name, and the names of those whose end is wanted. */
  #running = new Map();
  #restarting = new Set();

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

  /** Ends a process that runs and starts it at once again, as it is built now. One that is being started again anyway is let be. */
  async restart(name) {
    const running = this.#running.get(name);
    if (!running) return;
    this.#restarting.add(name);
    await running.stop();
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
      this.#running.set(name, running);
      const { code, signal } = await running.exited;
      this.#running.delete(name);
      if (this.#stopping) return;
      const began = performance.now();
      const log = `${this.#logDirectory}/${name}.log`;
      if (this.#restarting.delete(name)) {
        running = await begin().catch((error) => this.#say(`! ${error.message}`));
      } else {
        this.#say(
          `! ${name} stopped unexpectedly (${signal ?? `exit code ${code}`}): ${this.#ailment() ?? `see ${log}`}`,
        );
        running = undefined;
      }
      while (!running) {
        deaths = [...deaths.filter((at) => at > Date.now() - 60_000), Date.now()];
        const pause = deaths.length > quickRestarts ? slowPause : quickPause;
        if (deaths.length === quickRestarts + 1) {
          this.#say(
            `! ${name} keeps stopping and is tried every ${slowPause / 1000} s: ${this.#ailment() ?? `see ${log}`}`,
          );
        }
        await sleep(pause);
        if (this.#stopping) return;
        running = await begin().catch(() => undefined);
      }
      if (!this.#stopping) this.#say(`✓ ${name} was started again  ${seconds(began)}`);
    }
  }
}

/** Thrown where a start goes on while it is being stopped. */
export class Stopping extends Error {}
