import { all, type DataBank, Refusal, type Stored } from "@marshrut/core/shared";
import { beforeEach, describe, expect, it } from "vitest";
import { freshPk, keyIn, putIn, refused } from "./contract.ts";

/** How every data bank reads an order: ranges, pages and cursors. */
export function listContract(name: string, open: () => DataBank): void {
  describe(`lists of the data bank: ${name}`, () => {
    let bank: DataBank;
    let pk: string;
    const key = (sk: string) => keyIn(pk, sk);
    const sks = ["EVENT#1", "STEP#1", "STEP#10", "STEP#2", "STEP#я", "STEP#\uffff", "STEP#😀", "STEQ"];
    const at = (sk: string) => `D#${sk}`;
    beforeEach(async () => {
      bank = open();
      pk = freshPk();
      await bank.commit(
        sks.map((sk) => putIn(pk, sk, {}, { index: { gsi1: { pk, sk: at(sk) }, gsi2: { pk, sk: "same" } } })),
      );
    });
    const names = (page: { items: Stored[] }) => page.items.map((r) => r.key.sk);

    it("in the order of UTF-8 bytes, upwards or downwards", async () => {
      expect(names(await bank.list("records", pk))).toEqual(sks);
      expect(names(await bank.list("records", pk, { descending: true }))).toEqual(sks.toReversed());
      expect(names(await bank.find("gsi1", pk, { descending: true }))).toEqual(sks.toReversed());
    });

    it.each<[object, string[]]>([
      [{ prefix: "STEP#" }, sks.slice(1, 7)],
      [{ prefix: "STEP#1" }, ["STEP#1", "STEP#10"]],
      [{ prefix: "" }, sks],
      [{ from: "STEP#1" }, sks.slice(1)],
      [{ to: "STEP#10" }, ["EVENT#1", "STEP#1"]],
      [{ from: "STEP#1", to: "STEP#2" }, ["STEP#1", "STEP#10"]],
      [{ from: "STEP#10", to: "STEP#10" }, []],
      [{ from: "Z", to: "A" }, []],
      [{ to: "" }, []],
      [{ prefix: "STEP#", from: "STEP#2" }, ["STEP#2", "STEP#я", "STEP#\uffff", "STEP#😀"]],
      [{ prefix: "STEP#", from: "A" }, sks.slice(1, 7)],
      [{ prefix: "STEP#", to: "STEP#2" }, ["STEP#1", "STEP#10"]],
      [{ prefix: "STEP#", to: "Z" }, sks.slice(1, 7)],
      [{ prefix: "STEP#", from: "STEP#10", to: "STEP#я" }, ["STEP#10", "STEP#2"]],
      [{ prefix: "A" }, []],
    ])("the range %j, in pages of any size", async (range, expected) => {
      expect(names(await bank.list("records", pk, range))).toEqual(expected);
      for (const descending of [false, true])
        for (const limit of [1, 2, 3, expected.length || 1]) {
          const wanted = descending ? expected.toReversed() : expected;
          expect(await pages((p) => bank.list("records", pk, { ...range, descending }, p), limit)).toEqual(
            chunks(wanted, limit),
          );
        }
    });

    it("the same ranges in a secondary order, by its own sort key", async () => {
      const range = { prefix: at("STEP#"), from: at("STEP#10"), to: at("STEP#я") };
      expect(names(await bank.find("gsi1", pk, range))).toEqual(["STEP#10", "STEP#2"]);
      expect(await pages((p) => bank.find("gsi1", pk, { ...range, descending: true }, p), 1)).toEqual([
        ["STEP#2"],
        ["STEP#10"],
      ]);
    });

    it("every record of a secondary order once, although they sort alike", async () => {
      const found = (await pages((p) => bank.find("gsi2", pk, {}, p), 3)).flat();
      expect(found.toSorted()).toEqual(sks.toSorted());
      expect(await pages((p) => bank.find("gsi2", pk, { from: "a", to: "same", descending: true }, p), 2)).toEqual([
        [],
      ]);
    });

    it("records whole in a secondary order", async () => {
      const [first] = (await bank.find("gsi1", pk)).items;
      expect(first).toEqual(await bank.get(key("EVENT#1")));
    });

    it("all of a partition through `all`", async () => {
      const found: string[] = [];
      for await (const record of all(bank, "records", pk, { prefix: "STEP#" })) found.push(record.key.sk);
      expect(found).toEqual(sks.slice(1, 7));
    });

    it("goes on behind a record that was removed between two pages", async () => {
      const { next } = await bank.list("records", pk, {}, { limit: 2 });
      await bank.commit([
        { remove: key("STEP#1"), expect: 1 },
        { remove: key("STEP#10"), expect: 1 },
      ]);
      expect(names(await bank.list("records", pk, {}, { limit: 2, from: next! }))).toEqual(["STEP#2", "STEP#я"]);
    });

    it("refuses cursors that are garbage, of another partition, another order or outside the range", async () => {
      const { next } = await bank.list("records", pk, {}, { limit: 3 });
      const { next: other } = await bank.find("gsi1", pk, {}, { limit: 1 });
      const text = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
      const bad = [
        "",
        "!",
        "AAAA",
        other!,
        text(null),
        text(["pk"]),
        text({ pk }),
        text({ pk, sk: 1 }),
        text({ pk, sk: "A", x: "B" }),
        text({ pk, sk: "" }),
        `${next}=`,
      ];
      for (const from of bad)
        await expect(bank.list("records", pk, {}, { from }), from).rejects.toEqual(refused("cursor.invalid"));
      await expect(bank.list("records", freshPk(), {}, { from: next! })).rejects.toEqual(refused("cursor.invalid"));
      await expect(bank.list("records", pk, { prefix: "EVENT#" }, { from: next! })).rejects.toEqual(
        refused("cursor.invalid"),
      );
      await expect(bank.find("gsi2", pk, {}, { from: other! })).rejects.toBeInstanceOf(Refusal);
    });

    it("refuses a page of no records", async () => {
      await expect(bank.list("records", pk, {}, { limit: 0 })).rejects.toThrow(RangeError);
    });
  });
}

type Read = (page: { limit: number; from?: string }) => Promise<{ items: Stored[]; next?: string }>;

async function pages(read: Read, limit: number): Promise<string[][]> {
  const found: string[][] = [];
  let from: string | undefined;
  do {
    const page = await read({ limit, from });
    found.push(page.items.map((r) => r.key.sk));
    from = page.next;
  } while (from);
  return found;
}

const chunks = (list: string[], size: number) =>
  list.length === 0
    ? [[]]
    : Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size));
