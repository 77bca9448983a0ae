/** One part that must not hold up the end of all others for longer than this. */
const timeoutMs = 10_000;

/** What has been opened, to be closed in the opposite order. */
export class Closers {
  #steps: Array<{ name: string; close: () => unknown }> = [];
  #closed: Promise<void> | undefined;
  #log: (line: string) => void;

  constructor(log: (line: string) => void) {
    this.#log = log;
  }

  add(name: string, close: () => unknown): void {
    this.#steps.push({ name, close });
  }

  /** Closes everything once, whatever fails or hangs on the way. */
  close(): Promise<void> {
    this.#closed ??= this.#closeAll();
    return this.#closed;
  }

  async #closeAll(): Promise<void> {
    for (const { name, close } of this.#steps.toReversed()) {
      let timer: NodeJS.Timeout | undefined;
      const timeout = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new Error(`not closed after ${timeoutMs} ms`)), timeoutMs);
      });
      await Promise.race([Promise.resolve().then(close), timeout]).catch((error) =>
        this.#log(`closing ${name}: ${error}`),
      );
      clearTimeout(timer);
    }
  }
}
