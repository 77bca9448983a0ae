import { toStreamImage } from "@marshrut/aws/bank";
import type { Stored } from "@marshrut/core/shared";
import type { Invoker } from "./functions.ts";

/** Events of one batch, as the product's stream has them. */
const batch = 25;
/** How often the stream brings one that could not be told; after that the sweeper has it. */
const attempts = 5;

interface Waiting {
  record: Stored;
  attempts: number;
}

/** Brings every new event to the relay, in the order in which they were written. */
export class Stream {
  readonly #invoker: Invoker;
  #waiting: Waiting[] = [];
  #isAsked = false;
  /** What the relay was brought. */
  told = 0;

  constructor(invoker: Invoker) {
    this.#invoker = invoker;
  }

  hear(record: Stored): void {
    this.#waiting.push({ record, attempts: 0 });
    this.#ask();
  }

  #ask(): void {
    if (this.#isAsked || this.#waiting.length === 0) return;
    this.#isAsked = true;
    void this.#bring();
  }

  async #bring(): Promise<void> {
    // What is written until the relay's turn comes goes along.
    await Promise.resolve();
    const brought = this.#waiting.splice(0, batch);
    this.#isAsked = false;
    this.#ask();
    this.told += brought.length;
    const Records = brought.map(({ record }, i) => ({
      eventName: "INSERT",
      dynamodb: { SequenceNumber: String(i), NewImage: toStreamImage(record) },
    }));
    const { answer, error } = await this.#invoker.call("relay", { Records });
    const failed = error
      ? brought
      : (answer as Failures).batchItemFailures.map(({ itemIdentifier }) => brought[Number(itemIdentifier)]!);
    this.#waiting.unshift(
      ...failed.map((one) => ({ ...one, attempts: one.attempts + 1 })).filter((one) => one.attempts < attempts),
    );
    this.#ask();
  }
}

interface Failures {
  batchItemFailures: { itemIdentifier: string }[];
}
