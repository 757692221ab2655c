import { rmSync } from 'node:fs';
import { tellOf } from './cannot-start.mjs';
import { onceNpmIsGone } from './prepare.mjs';
import { services } from './services.mjs';

/**
 * The door is closed first, so that nothing new comes in while the services finish what they have; the servers they
 * write to stop last.
 */
const order = [
  (name) => /^gateway(-\d)?$/.test(name),
  (name) => services.some((service) => name === service || name.replace(/-\d$/, '') === service),
  (name) => ['mailbox', 'identity-provider'].includes(name),
  (name) => name.startsWith('kafka'),
  (name) => name === 'postgres',
];

/**
 * Stops everything in order on Ctrl-C, SIGTERM and when the terminal is closed; a second Ctrl-C kills what is left.
 * Returns a function that does the same because of an error, says which, and exits with code 1.
 */
export function stopOnSignals({ supervisor, processes, progress, devJson }) {
  const say = (line) => progress.say(line);
  let asked = 0;

  const stop = async (error) => {
    if (asked > 0) return;
    asked = Date.now();
    progress.stop();
    if (error) say(`\n${tellOf(error)}\n`);
    say(error ? 'Stopping everything.' : '\nStopping (Ctrl-C again to kill what is left).');
    rmSync(devJson, { force: true });
    await supervisor.stop(order);
    processes.release();
    process.exit(error ? 1 : 0);
  };

  const onSignal = () => {
    if (asked === 0) {
      void stop();
      return;
    }
    // A terminal and npm both pass one Ctrl-C on, so that it may arrive more than once.
    if (Date.now() - asked < 500) return;
    say('Killed.');
    processes.kill();
    processes.release();
    process.exit(1);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, onSignal);
  onceNpmIsGone(onSignal);
  // The terminal may be gone before this process is.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  return stop;
}
