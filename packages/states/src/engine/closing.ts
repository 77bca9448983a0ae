/** Machines that are being deleted: their executions end at their next transition, and they go with the last of them. */
import type { Store } from "../store/index.ts";

export class Closing {
  readonly #store: Store;
  readonly #arns: Set<string>;

  constructor(store: Store) {
    this.#store = store;
    this.#arns = new Set(store.machines.deleting());
  }

  add(machineArn: string): void {
    this.#arns.add(machineArn);
  }

  has(machineArn: string): boolean {
    return this.#arns.has(machineArn);
  }

  /** Forgets those that have no execution any more. */
  sweep(): void {
    if (this.#arns.size === 0) return;
    this.#store.db.commit();
    for (const arn of this.#arns) {
      if (this.#store.executions.hasRunning(arn)) continue;
      this.#store.machines.remove(arn);
      this.#arns.delete(arn);
    }
  }
}
