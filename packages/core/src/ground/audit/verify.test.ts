import { beforeEach, describe, expect, it } from "vitest";
import { world } from "../../../test/worlds/tenant.ts";
import type { Stored } from "../shared/bank.ts";
import { auditRead } from "../shared/context.ts";
import { memorySeals } from "../shared/memory/index.ts";
import type { Seals } from "../shared/seals.ts";
import * as Audit from "./index.ts";
import { newestNo } from "./notary.actions.ts";
import { chained, readSeal, type Seal, sealBytes, sealHash, sealName } from "./seal.ts";

const child = (n: number) => `child_01JNE0000000000000000000A${n}`;

/** Two seals: children 0 to 4 within the first minutes, 5 to 9 half an hour later. */
async function sealedWorld() {
  const w = await world();
  const kept = new Map<string, Uint8Array>();
  const seals = memorySeals(kept);
  const look = (from: number, to: number, minute: string) => {
    const reads = Array.from({ length: to - from + 1 }, (_, i) => from + i);
    return reads.reduce(async (before, n) => {
      await before;
      w.moveTo(`2025-03-03T${minute}:0${n % 5}.000Z`);
      await auditRead(w.ctx, { subject: child(n), action: "child.read" });
    }, Promise.resolve());
  };
  await look(0, 4, "05:00");
  w.moveTo("2025-03-03T05:05:00Z");
  await Audit.seal(w.ctx, seals);
  await look(5, 9, "05:30");
  w.moveTo("2025-03-03T05:35:00Z");
  await Audit.seal(w.ctx, seals);
  const verify = (stretch = {}) => Audit.compare(w.ctx, seals, { subjects: true, ...stretch });
  return { ...w, kept, seals, verify };
}
type Sealed = Awaited<ReturnType<typeof sealedWorld>>;

/** An entry as it stands in the bank. */
async function entryOf({ ctx }: Pick<Sealed, "ctx">, n: number): Promise<Stored> {
  const [found] = (await ctx.bank.list(`audit`, `T#${ctx.tenant}#AUDIT#${child(n)}`)).items;
  return found!;
}

/** As whoever has rights on the table itself would. */
const overwrite = ({ ctx }: Sealed, { version: _, ...record }: Stored) =>
  ctx.bank.commit([{ put: record, expect: "any" }]);
const told = ({ faults }: Audit.Verification) => faults.map(({ what, entry }) => [what, entry?.subject]);

describe("the log and its seals", () => {
  let w: Sealed;
  beforeEach(async () => {
    w = await sealedWorld();
  });

  it("agree as long as nobody has touched the log, whether it is looked at whole or piece by piece", async () => {
    expect(await w.verify()).toMatchObject({ from: 1, to: 2, faultCount: 0, sealedAt: "2025-03-03T05:35:00Z" });
    const first = await w.verify({ entries: 3 });
    expect(first).toMatchObject({ from: 1, to: 1, next: 2, faultCount: 0 });
    expect(await w.verify({ from: 2 })).toMatchObject({ from: 2, to: 2, entries: 5, faultCount: 0 });
  });

  it("a changed entry is named", async () => {
    const entry = await entryOf(w, 3);
    await overwrite(w, { ...entry, data: { ...(entry.data as object), by: "coordinator:somebody-else" } });
    const { faults } = await w.verify();
    expect(faults).toEqual([
      {
        what: "changed",
        seal: 1,
        entry: {
          auditId: entry.key.sk.slice(25),
          at: "2025-03-03T05:00:03Z",
          subject: child(3),
          action: "child.read",
          by: "coordinator:coordinator",
        },
      },
    ]);
  });

  it("an entry that left the log of its account only, or was written once more as it was, is named too", async () => {
    const entry = await entryOf(w, 3);
    await overwrite(w, { ...entry, index: { log: entry.index!.log! } });
    await overwrite(w, await entryOf(w, 7));
    expect(told(await w.verify())).toEqual([
      ["changed", child(3)],
      ["changed", child(7)],
    ]);
  });

  it("a missing entry is named, the last one as well", async () => {
    for (const n of [2, 9]) await w.ctx.bank.commit([{ remove: (await entryOf(w, n)).key, expect: "any" }]);
    expect(told(await w.verify())).toEqual([
      ["missing", child(2)],
      ["missing", child(9)],
    ]);
  });

  it("entries that changed places are told as that, and one that was moved to another time", async () => {
    const [a, b, c] = await Promise.all([entryOf(w, 1), entryOf(w, 2), entryOf(w, 6)]);
    await overwrite(w, { ...a, data: b.data });
    await overwrite(w, { ...b, data: a.data });
    await w.ctx.bank.commit([{ remove: c.key, expect: "any" }]);
    const sk = c.key.sk.replace("05:30:01", "05:30:03");
    await overwrite(w, { ...c, key: { ...c.key, sk }, index: { log: { ...c.index!.log!, sk } } });
    expect(told(await w.verify())).toEqual([
      ["reordered", child(1)],
      ["reordered", child(2)],
      ["reordered", child(6)],
    ]);
  });

  it("an entry that was put in afterwards is named, also where the order by time does not have it", async () => {
    const entry = await entryOf(w, 4);
    const at = "2025-03-03T05:00:02.500Z";
    const data = { ...(entry.data as object), at, by: "admin:olga" };
    const sk = `${at}#audit_01JNE0000000000000000000ZZ`;
    await overwrite(w, { ...entry, key: { ...entry.key, sk }, data, index: { log: { ...entry.index!.log!, sk } } });
    const hidden = { ...entry.key, sk: sk.replace("ZZ", "ZY") };
    await overwrite(w, { ...entry, key: hidden, data: { ...data, by: "admin:ivan" }, index: undefined });
    const { faults } = await w.verify();
    expect(faults.map(({ what, entry }) => [what, entry?.by])).toEqual([
      ["inserted", "admin:olga"],
      ["inserted", "admin:ivan"],
    ]);
  });

  it("a seal that was rewritten, replaced, taken away or cut off is told", async () => {
    const [first, second] = [...w.kept.entries()];
    const seal = readSeal(second![1])!;
    w.kept.set(second![0], sealBytes({ ...seal, entries: seal.entries.toReversed() }));
    expect(told(await w.verify())).toEqual([
      ["seal-changed", undefined],
      ["reordered", expect.stringMatching(/^child_/)],
    ]);
    w.kept.set(second![0], sealBytes({ ...seal, at: "2025-03-03T05:36:00Z" }));
    expect(told(await w.verify())).toEqual([["seal-changed", undefined]]);
    w.kept.set(second![0], new Uint8Array([1, 2, 3]));
    expect(told(await w.verify())).toEqual([["seal-changed", undefined]]);
    // By the same key, but of another log: the first one once more, under the second's number.
    const replayed = readSeal(first![1])!;
    w.kept.set(second![0], sealBytes(replayed));
    expect(told(await w.verify()).map(([what]) => what)).toContain("seal-replaced");
    w.kept.delete(first![0]);
    w.kept.set(second![0], sealBytes(seal));
    expect((await w.verify()).faults[0]).toMatchObject({ what: "seal-missing", seal: 1 });
  });

  it("a fork is told, though its seals are signed by the right key: by what it leaves out, and by the next seal", async () => {
    const [, second] = [...w.kept.entries()];
    const [first, seal] = [...w.kept.values()].map((bytes) => readSeal(bytes)!) as [Seal, Seal];
    const entries = seal.entries.filter(({ pk }) => !pk.endsWith(child(7)));
    const { signature: _, ...head } = { ...seal, entries, chains: chained(first.chains, entries) };
    w.kept.set(second![0], sealBytes({ ...head, signature: await w.seals.sign(sealHash(head)) }));
    expect(told(await w.verify())).toEqual([["inserted", child(7)]]);
    // The true one goes on: nothing hangs on the fork.
    w.kept.set(second![0], sealBytes(seal));
    w.moveTo("2025-03-03T06:40:00Z");
    await Audit.seal(w.ctx, w.seals);
    w.kept.set(second![0], sealBytes({ ...head, signature: await w.seals.sign(sealHash(head)) }));
    expect(told(await w.verify())).toContainEqual(["seal-replaced", undefined]);
  });

  it("the last seal put once more as the next one is told", async () => {
    const [name, bytes] = [...w.kept.entries()].at(-1)!;
    w.kept.set(name.replace("00000002", "00000003"), bytes);
    expect(told(await w.verify()).map(([what]) => what)).toContain("seal-replaced");
  });

  it("a tail that was cut off is told by what is not sealed, and after an hour by the silence", async () => {
    const [, second] = [...w.kept.keys()];
    w.kept.delete(second!);
    w.moveTo("2025-03-03T05:50:00Z");
    expect(told(await w.verify())).toEqual([["not-sealed", expect.stringMatching(/^child_/)]]);
    for (let n = 5; n < 10; n++) await w.ctx.bank.commit([{ remove: (await entryOf(w, n)).key, expect: "any" }]);
    expect(await w.verify()).toMatchObject({ faultCount: 0 });
    w.moveTo("2025-03-03T06:21:00Z");
    expect(told(await w.verify())).toEqual([["not-sealed", undefined]]);
  });
});

describe("the notary", () => {
  it("makes an hourly seal of nothing, and none besides", async () => {
    const w = await sealedWorld();
    w.moveTo("2025-03-03T05:40:00Z");
    expect(await Audit.seal(w.ctx, w.seals)).toEqual([]);
    w.moveTo("2025-03-03T06:36:00Z");
    expect(await Audit.seal(w.ctx, w.seals)).toMatchObject([{ no: 3 }]);
    expect(await w.verify()).toMatchObject({ faultCount: 0, to: 3 });
  });

  it("seals an entry that came late with the next seal, and says so", async () => {
    const w = await sealedWorld();
    w.moveTo("2025-03-03T05:32:30Z");
    await auditRead(w.ctx, { subject: child(1), action: "child.read" });
    w.moveTo("2025-03-03T05:40:00Z");
    expect(await Audit.seal(w.ctx, w.seals)).toMatchObject([{ no: 3 }]);
    expect(readSeal([...w.kept.values()].at(-1)!)!.entries).toMatchObject([
      { late: true, data: { subject: child(1) } },
    ]);
    expect(await w.verify()).toMatchObject({ faultCount: 0 });
    expect(await w.verify({ entries: 7 })).toMatchObject({ faultCount: 0, next: 3 });
  });

  it("gives way to another one, leaves nothing out of what is too much for one seal, and finds the last by strides", async () => {
    const w = await sealedWorld();
    w.moveTo("2025-03-03T05:36:00Z");
    for (let i = 0; i < 60; i++) {
      w.moveTo(`2025-03-03T05:36:00.0${10 + (i % 30)}Z`);
      await auditRead(w.ctx, { subject: "tenant", action: "test" });
    }
    w.moveTo("2025-03-03T05:40:00Z");
    const taken: Seals = { ...w.seals, put: async () => false };
    expect(await Audit.seal(w.ctx, taken)).toEqual([]);
    const made = await Audit.seal(w.ctx, w.seals, 40);
    expect(made.length).toBeGreaterThan(1); // strands are filled by chance
    expect(await w.verify()).toMatchObject({ faultCount: 0, to: made.at(-1)!.no, entries: 71 });
    // Another process, which has seen no seal yet.
    expect(await Audit.seal(w.ctx, { ...w.seals })).toEqual([]);
  });

  it("asks whether a seal is there without fetching it: each holds minutes of the log", async () => {
    const names = Array.from({ length: 100 }, (_, i) => sealName("pilot", i + 1));
    const get = () => Promise.reject(new Error("fetched"));
    const seals: Seals = { ...memorySeals(new Map(names.map((name) => [name, new Uint8Array(1)]))), get };
    expect(await newestNo({ tenant: "pilot" }, seals)).toBe(100);
    await seals.put(sealName("pilot", 101), new Uint8Array(1));
    expect(await newestNo({ tenant: "pilot" }, seals)).toBe(101);
    expect(await newestNo({ tenant: "other" }, seals)).toBe(0);
  });
});
