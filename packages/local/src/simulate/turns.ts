/**
 * Work of one process that is done one piece after the other: two that ran side by side would come to another end with each run, and
 * on one processor they gain nothing by it.
 */
export class Turns {
  #tail: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  #begun = 0;
  #reported = 0;

  take<T>(work: () => Promise<T>): Promise<T> {
    this.#waiting++;
    this.#begun++;
    const turn = this.#tail.then(work);
    this.#tail = turn.then(
      () => this.#waiting--,
      () => this.#waiting--,
    );
    return turn;
  }

  /** Resolves when nothing is left to do; true when something was begun since the last call. */
  async idle(): Promise<boolean> {
    while (this.#waiting > 0) await this.#tail;
    const moved = this.#begun !== this.#reported;
    this.#reported = this.#begun;
    return moved;
  }
}
