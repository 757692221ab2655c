const BAR_WIDTH = 30;
const REDRAW_MS = 100;
const LINE_MS = 5000;

/** Shows how far a play has come: a bar that moves on a terminal, else a line every five seconds. */
export function createProgress(total, noun) {
  const began = performance.now();
  const terminal = process.stdout.isTTY;
  let done = 0;
  let shownAt = began;

  const seconds = () => (performance.now() - began) / 1000;
  const text = () => {
    const perSecond = done / seconds();
    const left = perSecond > 0 ? duration((total - done) / perSecond) : '–';
    const share = total ? done / total : 1;
    const filled = Math.round(share * BAR_WIDTH);
    const bar = terminal ? `${'█'.repeat(filled)}${'░'.repeat(BAR_WIDTH - filled)} ` : '';
    const percent = Math.floor(share * 100);
    const counts = `${number(done)} of ${number(total)} ${noun}`;
    return `${bar}${percent} %  ${counts}  ${number(perSecond)}/s  ${left} left`;
  };
  const show = () => process.stdout.write(terminal ? `\r${text()}\u001b[K` : `${text()}\n`);

  return {
    advance(count) {
      done += count;
      const now = performance.now();
      if (now - shownAt < (terminal ? REDRAW_MS : LINE_MS)) return;
      shownAt = now;
      show();
    },
    /** Ends the bar's line, so that what is printed next begins on a new one. */
    end() {
      show();
      if (terminal) process.stdout.write('\n');
    },
    seconds,
  };
}

export const number = (value) => Math.round(value).toLocaleString('en');

export function duration(seconds) {
  const rounded = Math.ceil(seconds);
  return rounded < 60 ? `${rounded} s` : `${Math.floor(rounded / 60)} min ${rounded % 60} s`;
}
