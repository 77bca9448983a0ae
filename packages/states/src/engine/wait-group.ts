/** Counts what is under way, so that one can wait for all to rest. */
export class WaitGroup {
  #count = 0;
  /** How much has ever begun: who looks whether all rests must not overlook what came and went in between. */
  #begun = 0;
  #waiting: (() => void)[] = [];

  get busy(): boolean {
    return this.#count > 0;
  }

  begin(): void {
    this.#count += 1;
    this.#begun += 1;
  }

  end(): void {
    this.#count -= 1;
    if (this.#count > 0) return;
    // What ended may have begun something else in the same breath, or left something to be committed.
    const begun = this.#begun;
    setImmediate(() => {
      if (this.#count > 0 || this.#begun !== begun) return;
      for (const done of this.#waiting.splice(0)) done();
    });
  }

  async during<T>(work: () => Promise<T>): Promise<T> {
    this.begin();
    try {
      return await work();
    } finally {
      this.end();
    }
  }

  rest(): Promise<void> {
    return new Promise((done) => {
      this.begin();
      this.#waiting.push(done);
      this.end();
    });
  }
}
