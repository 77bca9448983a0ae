import { setTimeout as sleep } from "node:timers/promises";
import type { Running } from "./process.ts";

/** A write that was acknowledged with 2xx. */
export interface Acknowledged {
  key: string;
  url: string;
  body: Record<string, unknown>;
}

/** Somebody who repeats each request, under the same Idempotency-Key, until it is acknowledged: whatever dies meanwhile. */
export class Stubborn {
  readonly acknowledged: Acknowledged[] = [];
  /** How often a request had to be repeated because nobody answered. */
  repeats = 0;
  #alive: () => Promise<Running>;

  constructor(alive: () => Promise<Running>) {
    this.#alive = alive;
  }

  /** Writes once. @throws Error for a refusal that no repeat will change */
  async write<T>(key: string, method: string, url: string, body?: unknown): Promise<T> {
    const done = await this.#insist(async ({ client }) => {
      const answer = await client.call(method, url, body, "coordinator", { "idempotency-key": key });
      if (answer.status < 300) return answer.body;
      if (answer.status === 503 || ["conflict.busy", "plan.not-open"].includes(String(answer.body.code)))
        return undefined;
      throw new Error(`${method} ${url}: ${answer.status} ${JSON.stringify(answer.body)}`);
    });
    this.acknowledged.push({ key, url, body: done });
    return done as T;
  }

  /** Answers a one-time link. It has no key: that it is used up by an attempt whose reply was lost counts as done. */
  async answer(body: { token: string; action: string; [field: string]: unknown }): Promise<void> {
    const done = await this.#insist(async ({ client }) => {
      const { status, body: said } = await client.respond(body);
      if (status === 200 || said.code === "link.used") return said;
      if (status === 503 || said.code === "conflict.busy") return undefined;
      throw new Error(`${body.action}: ${status} ${JSON.stringify(said)}`);
    });
    this.acknowledged.push({ key: "", url: `/v1/respond ${body.action}`, body: done });
  }

  read = <T>(url: string): Promise<T> => this.#insist(({ client }) => client.ok<T>("GET", url));

  /** Looks again until there is something. */
  until = <T>(look: (at: Running) => Promise<T | undefined>): Promise<T> => this.#insist(look);

  async #insist<T>(attempt: (at: Running) => Promise<T | undefined>): Promise<T> {
    for (;;) {
      const at = await this.#alive();
      try {
        const done = await patiently(attempt(at));
        if (done !== undefined) return done;
      } catch (error) {
        if (!isSilence(error)) throw error;
        this.repeats++;
      }
      await sleep(100); // who looks more often takes the machine's time from what is looked for
    }
  }
}

/** As any client does: who has had no answer for so long, milliseconds, asks again. What was in flight when its process died may never end. */
const longest = 20_000;

async function patiently<T>(answer: Promise<T>): Promise<T> {
  const noAnswer = new AbortController();
  const silence = sleep(longest, undefined, { signal: noAnswer.signal }).then(() => {
    throw new TypeError("No answer");
  });
  try {
    return await Promise.race([answer, silence]);
  } finally {
    noAnswer.abort();
    silence.catch(() => {});
    answer.catch(() => {});
  }
}

/** Nobody answered, or the answer broke off. */
const isSilence = (error: unknown): boolean => error instanceof TypeError || error instanceof SyntaxError;
