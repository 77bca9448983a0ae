import { beforeEach, describe, expect, it } from "vitest";
import { Conflict, type DataBank, type Key, type Write } from "./bank.ts";
import { gathering } from "./gathering.ts";
import { memoryBank } from "./memory/index.ts";
import { askAhead, bringAlong, getCarried, readingAnew, readOnce } from "./read-once.ts";
import { sourceOf } from "./source.ts";

const key = (sk: string): Key => ({ table: "records", pk: "T#a", sk });
const put = (sk: string, n: number, expect: "absent" | number): Write => ({
  put: { key: key(sk), kind: "number", data: { n } },
  expect,
});

let bank: DataBank;
let reads: string[];
let request: DataBank;

beforeEach(async () => {
  bank = memoryBank();
  await bank.commit([put("A", 1, "absent"), put("B", 1, "absent")]);
  reads = [];
  request = readOnce({
    ...bank,
    get: (key) => {
      reads.push(`get ${key.sk}`);
      return bank.get(key);
    },
    list: (table, pk, range, page) => {
      reads.push(`list ${pk}`);
      return bank.list(table, pk, range, page);
    },
  });
});

const numberAt = async (sk: string) => (await request.get<{ n: number }>(key(sk)))?.data.n;

describe("the data bank of one request", () => {
  it("reads a record once, also when it is not there, and a list once", async () => {
    expect([await numberAt("A"), await numberAt("A"), await numberAt("C"), await numberAt("C")]).toEqual([
      1,
      1,
      undefined,
      undefined,
    ]);
    for (const _ of [1, 2]) expect((await request.list("records", "T#a")).items).toHaveLength(2);
    expect(reads).toEqual(["get A", "get C", "list T#a"]);
  });

  it("reads anew what it has written itself, and the lists that it stands in", async () => {
    await numberAt("A");
    await numberAt("B");
    await request.list("records", "T#a");
    await request.commit([put("A", 2, 1)]);
    expect([await numberAt("A"), await numberAt("B")]).toEqual([2, 1]);
    await request.list("records", "T#a");
    expect(reads).toEqual(["get A", "get B", "list T#a", "get A", "list T#a"]);
  });

  it("meets what another has changed as a conflict, and then reads everything anew", async () => {
    await numberAt("A");
    await bank.commit([put("A", 5, 1)]);
    await expect(request.commit([put("A", 2, 1)])).rejects.toThrow(Conflict);
    expect(await numberAt("A")).toBe(5);
  });

  it("asks again after a read that failed", async () => {
    let broken = true;
    const flaky = readOnce({
      ...bank,
      get: (key) => (broken ? Promise.reject(new Error("down")) : bank.get(key)),
    });
    await expect(flaky.get(key("A"))).rejects.toThrow("down");
    broken = false;
    expect((await flaky.get(key("A")))?.version).toBe(1);
  });

  it("forgets the oldest of very many", async () => {
    for (let i = 0; i < 300; i++) await numberAt(`X${i}`);
    reads.length = 0;
    await numberAt("X299");
    await numberAt("X0");
    expect(reads).toEqual(["get X0"]);
  });

  it("reads anew through whatever stands behind it, and carries along what was read so", async () => {
    await numberAt("A");
    await request.list("records", "T#a");
    await bank.commit([put("A", 2, 1), put("B", 2, 1)]);
    const anew = readingAnew({ bank: readOnce(request) }).bank;
    expect(sourceOf(anew)).toBe(sourceOf(request));
    expect((await anew.get<{ n: number }>(key("A")))?.data.n).toBe(2);
    expect((await anew.list("records", "T#a")).items).toHaveLength(2);
    expect(reads).toEqual(["get A", "list T#a", "get A", "list T#a"]);
    const mine = readingAnew({ bank: request }).bank;
    expect((await mine.getMany<{ n: number }>([key("B")]))[0]?.data.n).toBe(2);
    expect(await numberAt("B")).toBe(2);
    expect(reads).toHaveLength(4);
    expect(readingAnew({ bank }).bank).toBe(bank);
  });

  it("asks for no record that came with others, unless it was written since", async () => {
    await request.getMany([key("A"), key("C")]);
    await request.list("records", "T#a");
    expect([await numberAt("A"), await numberAt("B"), await numberAt("C")]).toEqual([1, 1, undefined]);
    await readingAnew({ bank: request }).bank.commit([put("B", 2, 1)]);
    expect(await numberAt("B")).toBe(2);
    expect(reads).toEqual(["list T#a", "get B"]);
    // Asked for before a write, and answered after it.
    const late = request.getMany([key("A")]);
    await request.commit([put("A", 3, 1)]);
    await late;
    expect(await numberAt("A")).toBe(3);
  });

  it("asks by one read for what will be wanted, without what it has", async () => {
    const batches: string[] = [];
    const counted = readOnce({
      ...bank,
      get: (key) => {
        reads.push(`get ${key.sk}`);
        return bank.get(key);
      },
      getMany: (keys) => {
        batches.push(keys.map(({ sk }) => sk).join());
        return bank.getMany(keys);
      },
    });
    const ctx = { bank: counted };
    await counted.get(key("A"));
    await askAhead(ctx, [key("A"), key("B"), key("C")]);
    bringAlong(ctx, [key("B"), key("D"), key("E")]);
    const found = await getCarried<{ n: number }>(counted, [key("B"), key("F"), key("A")]);
    expect(found.map((one) => one?.data.n)).toEqual([1, undefined, 1]);
    for (const sk of ["C", "D", "E"]) expect(await counted.get(key(sk))).toBeUndefined();
    await askAhead(ctx, [key("G")]);
    expect(batches).toEqual(["B,C", "F,D,E"]);
    expect(reads).toEqual(["get A", "get G"]);
    // Whoever carries nothing asks for what it wants, and nothing ahead.
    await askAhead({ bank }, [key("A")]);
    bringAlong({ bank }, [key("A")]);
    expect(await getCarried(bank, [key("A"), key("H")])).toMatchObject([{ version: 1 }, undefined]);
  });

  it("asks ahead for as many as are wanted, by as many reads as it takes", async () => {
    const keys = Array.from({ length: 230 }, (_, i) => key(`X${i}`));
    await askAhead({ bank: request }, [key("A"), ...keys]);
    await askAhead({ bank: request }, []);
    expect(await request.get(keys.at(-1)!)).toBeUndefined();
    expect(reads).toEqual([]);
  });

  it("tells which bank is behind it, for what is kept over requests", () => {
    expect(sourceOf(readOnce(readOnce(bank)))).toBe(bank);
    expect(sourceOf(readOnce(gathering(bank)))).toBe(bank);
    expect(sourceOf(bank)).toBe(bank);
  });
});
