import { inspect } from 'node:util';

/**
 * A line of a service's log as a person reads it: time, level where it is no `info`, message, then what else it says, and
 * a stack on lines of its own. Lines that are no JSON are as they are.
 */
export function readableLine(line) {
  const said = parsed(line);
  if (!said) return line;
  const { level, time, msg, err, ...more } = said;
  const rest = Object.entries(more)
    .filter(([name]) => name !== 'service')
    .map(
      ([name, value]) =>
        `${name}=${typeof value === 'string' ? value : inspect(value, { breakLength: Infinity })}`,
    );
  const local = time ? new Date(time).toTimeString().slice(0, 8) : '';
  const head = [local, level === 'info' ? '' : level?.toUpperCase(), msg, ...rest].filter(Boolean).join('  ');
  return err ? `${head}\n  ${err.type ?? 'Error'}: ${err.message ?? ''}\n${err.stack ?? ''}`.trimEnd() : head;
}

function parsed(line) {
  try {
    const value = JSON.parse(line);
    return typeof value === 'object' ? value : undefined;
  } catch {
    return undefined;
  }
}
