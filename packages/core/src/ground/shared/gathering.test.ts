import { expect, it } from "vitest";
import { type DataBank, type Key, Unavailable } from "./bank.ts";
import { gathering } from "./gathering.ts";
import { memoryBank } from "./memory/index.ts";

const key = (sk: string): Key => ({ table: "records", pk: "T#t#G", sk });

/** A bank that keeps what it was asked for, and holds A and B. */
async function counted() {
  const bank = memoryBank();
  await bank.commit(["A", "B"].map((sk) => ({ put: { key: key(sk), kind: "test", data: sk }, expect: "absent" })));
  const asked: string[] = [];
  const seen: DataBank = {
    ...bank,
    get: (at) => {
      asked.push(at.sk);
      return bank.get(at);
    },
    getMany: (keys) => {
      asked.push(keys.map(({ sk }) => sk).join("+"));
      return bank.getMany(keys);
    },
  };
  return { seen, asked };
}

it("reads in one operation what is asked for in the same turn, and alone what is asked for alone", async () => {
  const { seen, asked } = await counted();
  const bank = gathering(seen);
  const found = await Promise.all([bank.get(key("A")), bank.get(key("none")), bank.get(key("B"))]);
  expect(found.map((record) => record?.data)).toEqual(["A", undefined, "B"]);
  expect((await bank.get(key("B")))?.data).toBe("B");
  expect(asked).toEqual(["A+none+B", "B"]);
});

it("reads after it was asked: what was written before is there", async () => {
  const { seen } = await counted();
  const bank = gathering(seen);
  await bank.get(key("A"));
  await bank.commit([{ put: { key: key("A"), kind: "test", data: "new" }, expect: 1 }]);
  expect((await bank.get(key("A")))?.data).toBe("new");
});

it("keeps to the limit of one operation", async () => {
  const { seen, asked } = await counted();
  const bank = gathering(seen);
  await Promise.all(Array.from({ length: 230 }, (_, i) => bank.get(key(String(i)))));
  expect(asked.map((keys) => keys.split("+").length)).toEqual([100, 100, 30]);
});

it("tells a fault of the store to each who asked, and a fault of the key to him alone", async () => {
  const { seen } = await counted();
  const broken = gathering({ ...seen, getMany: () => Promise.reject(new Unavailable("down")) });
  const reads = [broken.get(key("A")), broken.get(key("B")), broken.get({ table: "records", pk: "", sk: "" })];
  const outcomes = await Promise.allSettled(reads);
  expect(outcomes.map((o) => o.status === "rejected" && o.reason.name)).toEqual([
    "Unavailable",
    "Unavailable",
    "Refusal",
  ]);
});

it("tells of a record that cannot be read whoever asked for it, and nobody beside", async () => {
  const { seen } = await counted();
  const unreadable = (keys: readonly Key[]) => keys.some(({ sk }) => sk === "B");
  const bank = gathering({
    ...seen,
    get: (at) => (unreadable([at]) ? Promise.reject(new TypeError("odd")) : seen.get(at)),
    getMany: (keys) => (unreadable(keys) ? Promise.reject(new TypeError("odd")) : seen.getMany(keys)),
  });
  const reads = [bank.get(key("A")), bank.get(key("B")), bank.getMany([key("A"), key("none")])];
  expect((await Promise.allSettled(reads)).map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
});

it("leaves what is personal alone: nobody needs the right to read much of it because others read beside", async () => {
  const { seen, asked } = await counted();
  const bank = gathering(seen);
  const sealed = ["V", "W"].map((sk): Key => ({ table: "vault", pk: "T#t#G", sk }));
  await Promise.all([...sealed, key("A"), key("B")].map((at) => bank.get(at)));
  expect(asked.toSorted()).toEqual(["A+B", "V", "W"]);
});

it("puts together who asks for one and who asks for several, each key once, and answers each in their order", async () => {
  const { seen, asked } = await counted();
  const bank = gathering(seen);
  const [one, several, none] = await Promise.all([
    bank.get(key("B")),
    bank.getMany([key("B"), key("none"), key("A"), key("B")]),
    bank.getMany([]),
  ]);
  expect(one?.data).toBe("B");
  expect(several.map((record) => record?.data)).toEqual(["B", undefined, "A", "B"]);
  expect(none).toEqual([]);
  expect(asked).toEqual(["", "B+none+A"]);
});

it("lets who asks for many, or for what is personal, ask by themselves", async () => {
  const { seen, asked } = await counted();
  const bank = gathering(seen);
  const personal: Key = { table: "vault", pk: "T#t#G", sk: "P" };
  await Promise.all([
    bank.get(key("A")),
    bank.getMany(Array.from({ length: 30 }, (_, i) => key(String(i)))),
    bank.getMany([personal, key("B")]),
    bank.getMany([key("B")]),
  ]);
  expect(asked.map((keys) => keys.split("+").length)).toEqual([30, 2, 2]);
});
