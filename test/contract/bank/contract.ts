import { Conflict, type DataBank, type Key, type Write } from "@marshrut/core/shared";
import { beforeEach, describe, expect, it } from "vitest";

export type Put = Extract<Write, { put: unknown }>;

export const refused = (code: string) => expect.objectContaining({ name: "Refusal", code });

let partition = 0;
/** A partition that no other test uses. */
export const freshPk = () => `T#test#ROUTE#${++partition}`;

export const keyIn = (pk: string, sk: string): Key => ({ table: "records", pk, sk });
export const putIn = (pk: string, sk: string, data: unknown, more: Partial<Put["put"]> = {}): Put => ({
  put: { key: keyIn(pk, sk), kind: "step", data, ...more },
  expect: "absent",
});

/** What every data bank does, whatever it is made of. */
export function bankContract(name: string, open: () => DataBank): void {
  describe(`data bank: ${name}`, () => {
    let bank: DataBank;
    let pk: string;
    const put = (sk: string, data: unknown, more: Partial<Put["put"]> = {}) => putIn(pk, sk, data, more);
    const key = (sk: string) => keyIn(pk, sk);

    beforeEach(() => {
      bank = open();
      pk = freshPk();
    });

    it("gives a record back as it was put, without what is undefined", async () => {
      const data = {
        due: "2025-03-30",
        tries: 0,
        ratio: 0.25,
        late: false,
        note: null,
        empty: "",
        list: [1, { a: [] }],
        no: undefined,
      };
      const index = { gsi1: { pk: `${pk}#agency`, sk: "2025-03-30" } };
      await bank.commit([put("A", data, { index, expiresAt: 1_900_000_000 })]);
      const { no: _, ...kept } = data;
      expect(await bank.get(key("A"))).toStrictEqual({
        key: key("A"),
        version: 1,
        kind: "step",
        data: kept,
        index,
        expiresAt: 1_900_000_000,
      });
    });

    it("knows nothing of a record that was never put", async () => {
      expect(await bank.get(key("A"))).toBeUndefined();
      expect(await bank.list("records", pk)).toStrictEqual({ items: [] });
      expect(await bank.find("gsi1", pk)).toStrictEqual({ items: [] });
    });

    it("keeps its records to itself: who changes what they read or wrote changes nothing", async () => {
      const data = { measures: ["speech"] };
      await bank.commit([put("A", data)]);
      data.measures.push("written by the caller");
      const read = (await bank.get<typeof data>(key("A")))!.data.measures;
      // What gives the same to all who ask lets nobody change it.
      if (Object.isExtensible(read)) read.push("written by the caller");
      expect((await bank.get(key("A")))?.data).toEqual({ measures: ["speech"] });
    });

    it("counts the version up with every write, also with one that believes nothing", async () => {
      await bank.commit([{ ...put("A", { n: 1 }), expect: "any" }]);
      await bank.commit([{ ...put("A", { n: 2 }), expect: 1 }]);
      await bank.commit([{ ...put("A", { n: 3 }), expect: "any" }]);
      expect(await bank.get(key("A"))).toMatchObject({ version: 3, data: { n: 3 } });
    });

    it("forgets the places and the expiry that a later write does not name", async () => {
      const places = { index: { gsi1: { pk, sk: "1" }, outbox: { pk, sk: "1" } }, expiresAt: 1_900_000_000 };
      await bank.commit([put("A", {}, places), put("B", {}, places)]);
      await bank.commit([
        { ...put("A", {}), expect: 1 },
        { ...put("B", {}, { index: { gsi1: { pk, sk: "2" } } }), expect: "any" },
      ]);
      expect(await bank.get(key("A"))).toStrictEqual({ key: key("A"), version: 2, kind: "step", data: {} });
      expect((await bank.get(key("B")))?.index).toEqual({ gsi1: { pk, sk: "2" } });
      expect((await bank.find("outbox", pk)).items).toEqual([]);
      expect((await bank.find("gsi1", pk)).items.map((r) => r.key.sk)).toEqual(["B"]);
    });

    it("removes a record, and finds removing what is not there no fault unless a version was expected", async () => {
      await bank.commit([put("A", {}, { index: { gsi1: { pk, sk: "1" } } })]);
      await bank.commit([{ remove: key("A"), expect: 1 }]);
      expect(await bank.get(key("A"))).toBeUndefined();
      expect((await bank.find("gsi1", pk)).items).toEqual([]);
      await bank.commit([{ remove: key("A"), expect: "any" }]);
      await expect(bank.commit([{ remove: key("A"), expect: 1 }])).rejects.toBeInstanceOf(Conflict);
    });

    it("writes all or nothing, and says which write was the first not as expected", async () => {
      await bank.commit([put("A", {}), put("B", {})]);
      const attempt = bank.commit([
        { ...put("A", { n: 2 }), expect: 1 },
        put("C", {}),
        { ...put("B", { n: 2 }), expect: 7 },
        { check: key("C2"), expect: 3 },
      ]);
      await expect(attempt).rejects.toMatchObject({ name: "Conflict", at: 2 });
      expect(await versions()).toEqual({ A: 1, B: 1 });
    });

    it.each<[string, (k: Key) => Write]>([
      ["put absent", (k) => ({ put: { key: k, kind: "step", data: {} }, expect: "absent" })],
      ["put of another version", (k) => ({ put: { key: k, kind: "step", data: {} }, expect: 2 })],
      ["remove of another version", (k) => ({ remove: k, expect: 2 })],
      ["remove absent", (k) => ({ remove: k, expect: "absent" })],
      ["check of another version", (k) => ({ check: k, expect: 2 })],
      ["check absent", (k) => ({ check: k, expect: "absent" })],
    ])("conflicts where the record stands otherwise: %s", async (_, write) => {
      await bank.commit([put("A", {})]);
      await expect(bank.commit([write(key("A"))])).rejects.toMatchObject({ name: "Conflict", at: 0 });
      await expect(bank.commit([put("B", {}), write(key("A"))])).rejects.toMatchObject({ name: "Conflict", at: 1 });
      expect(await versions()).toEqual({ A: 1 });
    });

    it("lets one of two writers win", async () => {
      await bank.commit([put("A", {})]);
      const answers = await Promise.allSettled(
        [1, 2, 3, 4].map((n) => bank.commit([{ ...put("A", { n }), expect: 1 }])),
      );
      expect(answers.filter((a) => a.status === "fulfilled")).toHaveLength(1);
      for (const a of answers) if (a.status === "rejected") expect(a.reason).toBeInstanceOf(Conflict);
      expect(await versions()).toEqual({ A: 2 });
    });

    it("guards with a check without writing", async () => {
      await bank.commit([put("A", {})]);
      await bank.commit([{ check: key("A"), expect: 1 }, { check: key("Z"), expect: "absent" }, put("B", {})]);
      expect(await versions()).toEqual({ A: 1, B: 1 });
    });

    it("writes to all tables at once", async () => {
      const on = (table: Key["table"]): Write => ({
        put: { ...put("A", {}).put, key: { table, pk, sk: "A" } },
        expect: "absent",
      });
      await bank.commit([on("records"), on("vault"), on("audit")]);
      for (const table of ["records", "vault", "audit"] as const) {
        expect((await bank.get({ table, pk, sk: "A" }))?.key.table).toBe(table);
        expect((await bank.list(table, pk)).items).toHaveLength(1);
      }
    });

    it("reads many at once, each where its key stands, from all tables, also twice and what is not there", async () => {
      const vault: Key = { table: "vault", pk, sk: "A" };
      await bank.commit([
        put("A", { n: 1 }),
        put("B", { n: 2 }),
        { put: { key: vault, kind: "key", data: { n: 3 } }, expect: "absent" },
      ]);
      const found = await bank.getMany<{ n: number }>([key("B"), key("gone"), vault, key("A"), key("B")]);
      expect(found.map((r) => r?.data.n)).toEqual([2, undefined, 3, 1, 2]);
      expect(found[2]).toStrictEqual(await bank.get(vault));
      expect(await bank.getMany([])).toEqual([]);
    });

    it("reads 100 at once and refuses 101, or a key that cannot be", async () => {
      const sks = Array.from({ length: 101 }, (_, i) => `S${i}`);
      for (let i = 0; i < 100; i += 25) await bank.commit(sks.slice(i, i + 25).map((sk) => put(sk, { sk })));
      const found = await bank.getMany<{ sk: string }>(sks.slice(0, 100).map(key));
      expect(found.map((r) => r?.data.sk)).toEqual(sks.slice(0, 100));
      await expect(bank.getMany(sks.map(key))).rejects.toThrow(RangeError);
      await expect(bank.getMany([key("A"), key("")])).rejects.toEqual(refused("input.invalid"));
    });

    it("reads many that are more than DynamoDB answers at once", async () => {
      const text = "я".repeat(390 * 512);
      const sks = Array.from({ length: 50 }, (_, i) => `S${i}`);
      for (let i = 0; i < 50; i += 10) await bank.commit(sks.slice(i, i + 10).map((sk) => put(sk, { text })));
      const found = await bank.getMany<{ text: string }>(sks.map(key));
      expect(found.map((r) => r?.data.text.length)).toEqual(sks.map(() => 390 * 512));
    });

    it("takes 25 writes and refuses 26, writing nothing", async () => {
      const many = (n: number) => Array.from({ length: n }, (_, i) => put(`S${i}`, {}));
      await expect(bank.commit(many(26))).rejects.toThrow(RangeError);
      expect(await versions()).toEqual({});
      await bank.commit(many(25));
      expect(Object.keys(await versions())).toHaveLength(25);
      await bank.commit([]);
    });

    it("takes 100 audit entries at once, all or none, and refuses 101 or any other record among more than 25", async () => {
      const many = (n: number): Write[] =>
        Array.from({ length: n }, (_, i) => put(`S${i}`, {}, { key: { table: "audit", pk, sk: `S${i}` } }));
      const entries = async () => (await bank.list("audit", pk)).items.length;
      await expect(bank.commit(many(101))).rejects.toThrow(RangeError);
      await expect(bank.commit([...many(25), put("A", {})])).rejects.toThrow(RangeError);
      expect(await entries()).toBe(0);
      await bank.commit(many(100));
      expect(await entries()).toBe(100);
      await expect(bank.commit(many(100))).rejects.toMatchObject({ name: "Conflict", at: 0 });
    });

    it("takes 100 writes and checks at once of whoever counts, all or none, and names the one that does not hold", async () => {
      await bank.commit([put("THERE", {})]);
      const tally = (n: number, seen: number): Write[] => [
        ...Array.from({ length: n - 2 }, (_, i) => put(`S${i}`, {}, { kind: "counted" })),
        { check: key("THERE"), expect: seen },
        { check: key("NOWHERE"), expect: "absent" },
      ];
      await expect(bank.commit(tally(101, 1))).rejects.toThrow(RangeError);
      await expect(bank.commit(tally(100, 2))).rejects.toMatchObject({ name: "Conflict", at: 98 });
      expect(await versions()).toEqual({ THERE: 1 });
      await bank.commit(tally(100, 1));
      expect(Object.keys(await versions())).toHaveLength(99);
      await expect(bank.commit(tally(100, 1))).rejects.toMatchObject({ name: "Conflict", at: 0 });
    });

    it("refuses to write one record twice, or an order where there is none", async () => {
      await expect(bank.commit([put("A", {}), { check: key("A"), expect: "absent" }])).rejects.toThrow(/twice/);
      const vault = put("A", {}, { key: { table: "vault", pk, sk: "A" }, index: { gsi1: { pk, sk: "1" } } });
      await expect(bank.commit([vault])).rejects.toThrow(RangeError);
    });

    it("refuses a record over 400 KB and a commit over 4 MB before it writes anything", async () => {
      const big = (kb: number) => "я".repeat(kb * 512);
      await expect(bank.commit([put("A", {}), put("B", { text: big(401) })])).rejects.toEqual(refused("input.invalid"));
      const eleven = Array.from({ length: 11 }, (_, i) => put(`S${i}`, { text: big(390) }));
      await expect(bank.commit(eleven)).rejects.toEqual(refused("input.invalid"));
      expect(await versions()).toEqual({});
      await bank.commit([put("A", { text: big(398) })]);
      expect((await bank.get<{ text: string }>(key("A")))?.data.text).toHaveLength(398 * 512);
    });

    it.each([
      ["a date", { at: new Date(0) }],
      ["not a number", { n: Number.NaN }],
      ["a map", { m: new Map() }],
      ["half a character", { s: "\ud800" }],
      ["a bottomless pit", Array.from({ length: 40 }).reduce<object>((inner) => ({ inner }), {})],
    ])("refuses data that would not come back the same: %s", async (_, data) => {
      await expect(bank.commit([put("A", data)])).rejects.toThrow(TypeError);
      expect(await versions()).toEqual({});
    });

    it.each([
      ["empty", ""],
      ["too long", "я".repeat(513)],
    ])("refuses a key that is %s, reading and writing", async (_, sk) => {
      await expect(bank.get(key(sk))).rejects.toEqual(refused("input.invalid"));
      await expect(bank.commit([put(sk, {})])).rejects.toEqual(refused("input.invalid"));
    });

    const versions = async () =>
      Object.fromEntries((await bank.list("records", pk)).items.map((r) => [r.key.sk, r.version]));
  });
}
