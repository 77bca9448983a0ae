import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { DeadLetters } from "./index.ts";

const letter = { source: "stream", name: "relay", reason: "TypeError: no such step", body: { records: [1] } } as const;

test("a letter is kept until a redrive succeeds", async () => {
  const db = new DatabaseSync(":memory:");
  const letters = new DeadLetters(db, { now: () => 5 });
  const id = letters.add(letter);
  expect(new DeadLetters(db, { now: () => 6 }).list()).toEqual([{ ...letter, id, at: 5 }]);

  letters.onRedrive("stream", async () => {
    throw new Error("still broken");
  });
  await expect(letters.redrive(id)).rejects.toThrow("still broken");
  expect(letters.list()).toHaveLength(1);

  const delivered: unknown[] = [];
  letters.onRedrive("stream", async ({ body }) => void delivered.push(body));
  expect(await letters.redrive(id)).toBe(true);
  expect(delivered).toEqual([{ records: [1] }]);
  expect(letters.list()).toEqual([]);
  expect(await letters.redrive(id)).toBe(false);
});
