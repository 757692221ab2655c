const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const longStep = 5_000;

/**
 * Tells on the terminal how far a start is: one line for each step that ended, with its time. On a terminal a
 * turning line below names the steps at work; elsewhere a step that takes long gets a line before it ends.
 */
export class Progress {
  #running = new Map();
  #frame = 0;
  #timer = null;
  #stopped = false;
  #live = process.stdout.isTTY && !process.env.CI;

  /** Runs `work` as a step of this title and resolves to what it returns; its error is thrown on. */
  async step(title, work) {
    const began = performance.now();
    const id = Symbol(title);
    this.#running.set(id, title);
    const patience = setTimeout(() => !this.#live && this.say(`  ${title} …`), longStep).unref();
    this.#turn();
    try {
      const result = await work();
      this.#running.delete(id);
      this.say(`${this.#paint('✓', 32)} ${title}  ${this.#paint(seconds(began), 2)}`);
      return result;
    } catch (error) {
      this.#running.delete(id);
      if (!this.#stopped) this.say(`${this.#paint('✗', 31)} ${title}  ${this.#paint(seconds(began), 2)}`);
      throw error;
    } finally {
      clearTimeout(patience);
      this.#turn();
    }
  }

  /** The steps at work are being broken off: they are not told of any more, and how they end is no news. */
  stop() {
    this.#stopped = true;
    this.#running.clear();
    this.#turn();
  }

  /** Prints a line above the turning one. */
  say(line) {
    this.#clear();
    process.stdout.write(`${line}\n`);
    this.#draw();
  }

  #turn() {
    if (!this.#live) return;
    if (this.#running.size > 0) {
      this.#timer ??= setInterval(() => {
        this.#frame += 1;
        this.#draw();
      }, 80);
      return;
    }
    clearInterval(this.#timer);
    this.#timer = null;
    this.#clear();
  }

  #draw() {
    if (!this.#live || this.#running.size === 0) return;
    const titles = [...this.#running.values()].join(', ');
    const line = `${frames[this.#frame % frames.length]} ${titles}`;
    process.stdout.write(`\r\x1b[2K${line.slice(0, (process.stdout.columns || 80) - 1)}`);
  }

  #clear() {
    if (this.#live) process.stdout.write('\r\x1b[2K');
  }

  #paint(text, colour) {
    return this.#live ? `\x1b[${colour}m${text}\x1b[0m` : text;
  }
}

/** The time since `began` (of performance.now()), as people read it. */
export function seconds(began) {
  return `${((performance.now() - began) / 1000).toFixed(1)} s`;
}
