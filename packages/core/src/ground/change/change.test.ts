import { beforeEach, describe, expect, it } from "vitest";
import { world } from "../../../test/worlds/tenant.ts";
import { type Ctx, type Key, type NewEvent, notFound, type Stored } from "../shared/index.ts";
import { changing, expected as expectedOf } from "./change.ts";

interface Light {
  owner: string;
  on: boolean;
}
type LightEvent = NewEvent<"light.switched", { on: boolean }>;

let ctx: Ctx;
let loads: number;
const key = (id: string): Key => ({ table: "records", pk: `T#kuzbass#LIGHT#${id}`, sk: "LIGHT" });

const change = changing<string, Light, LightEvent>({
  load: async (ctx, id) => {
    loads += 1;
    const found = await ctx.bank.get<Light>(key(id));
    if (!found) throw notFound();
    return found;
  },
  authorise: ({ actor }, { owner }) => {
    if (actor.id !== owner) throw notFound();
  },
  evolve: (light, event) => ({ ...light, on: event.data.on }),
  writes: (_, before, after) => [{ put: { key: before.key, kind: "light", data: after }, expect: before.version }],
  stream: () => key("a").pk,
  audit: ({ owner }) => ({ subject: owner }),
  ref: () => ({ kind: "task", id: "a" }),
});
const switched = (on: boolean) => ({ events: [{ type: "light.switched", data: { on } } satisfies LightEvent] });
const stored = () => ctx.bank.get<Light>(key("a")) as Promise<Stored<Light>>;

beforeEach(async () => {
  ({ ctx } = await world());
  loads = 0;
  await ctx.bank.commit([
    { put: { key: key("a"), kind: "light", data: { owner: ctx.actor.id, on: false } }, expect: "absent" },
  ]);
});

describe("changing a record", () => {
  it("loads once, saves state, event and audit entry together, and answers with the record as it then stands", async () => {
    const after = await change(ctx, "a", { action: "light.switch" }, () => switched(true));
    expect(after).toMatchObject({ version: 2, data: { on: true } });
    expect(await stored()).toMatchObject({ version: 2, data: { on: true } });
    expect(loads).toBe(1);
    const events = await ctx.bank.list("records", key("a").pk, { prefix: "EVENT#" });
    expect(events.items.map((e) => e.data)).toMatchObject([{ type: "light.switched", data: { on: true } }]);
    const audit = await ctx.bank.list("audit", `T#kuzbass#AUDIT#${ctx.actor.id}`);
    expect(audit.items.map((e) => e.data)).toMatchObject([{ action: "light.switch" }]);
  });

  it("asks who may before anything is decided", async () => {
    const stranger: Ctx = { ...ctx, actor: { ...ctx.actor, id: "stranger" } };
    let decided = false;
    const attempt = change(stranger, "a", { action: "light.switch" }, () => {
      decided = true;
      return switched(true);
    });
    await expect(attempt).rejects.toMatchObject({ code: "not-found" });
    expect(decided).toBe(false);
    expect((await stored()).version).toBe(1);
  });

  it("refuses a writer who has seen another version, and what must hold and does not", async () => {
    const old = { action: "light.switch", expectedVersion: 7 };
    await expect(change(ctx, "a", old, () => switched(true))).rejects.toMatchObject({ code: "conflict.version" });
    const dead = {
      action: "light.switch",
      holds: () => {
        throw notFound();
      },
    };
    await expect(change(ctx, "a", dead, () => switched(true))).rejects.toMatchObject({ code: "not-found" });
    expect((await stored()).version).toBe(1);
  });

  it("decides anew from the record as it is when another writer came in between", async () => {
    const seen: boolean[] = [];
    const after = await change(ctx, "a", { action: "light.switch" }, async ({ data, version, key }) => {
      seen.push(data.on);
      if (seen.length === 1)
        await ctx.bank.commit([{ put: { key, kind: "light", data: { ...data, on: true } }, expect: version }]);
      return switched(!data.on);
    });
    expect(seen).toEqual([false, true]);
    expect(after).toMatchObject({ version: 3, data: { on: false } });
  });

  it("writes nothing where nothing is decided", async () => {
    const after = await change(ctx, "a", { action: "light.switch" }, () => ({ events: [] }));
    expect(after.version).toBe(1);
    expect((await ctx.bank.list("audit", `T#kuzbass#AUDIT#${ctx.actor.id}`)).items).toEqual([]);
  });

  it("saves what happened also where the record stays as it is", async () => {
    const after = await change(ctx, "a", { action: "light.test" }, ({ data }) => ({ ...switched(true), after: data }));
    expect(after).toMatchObject({ version: 2, data: { on: false } });
    expect((await ctx.bank.list("records", key("a").pk, { prefix: "EVENT#" })).items).toHaveLength(1);
  });

  it("makes the record that was blank, and finds it changed where somebody else was faster", async () => {
    const make = changing<string, Light, LightEvent>({
      load: async (ctx, id) =>
        (await ctx.bank.get<Light>(key(id))) ?? {
          key: key(id),
          version: 0,
          kind: "light",
          data: { owner: "", on: false },
        },
      authorise: () => {},
      writes: (_, before, data) => [{ put: { key: before.key, kind: "light", data }, expect: expectedOf(before) }],
      stream: () => key("b").pk,
      audit: () => ({ subject: "b" }),
    });
    const seen: number[] = [];
    const after = await make(ctx, "b", { action: "light.make" }, async ({ data, version }) => {
      seen.push(version);
      const other = {
        put: { key: key("b"), kind: "light", data: { owner: "other", on: true } },
        expect: "absent",
      } as const;
      if (seen.length === 1) await ctx.bank.commit([other]);
      return { events: [], after: { ...data, on: !data.on } };
    });
    expect(seen).toEqual([0, 1]);
    expect(after).toMatchObject({ version: 2, data: { owner: "other", on: false } });
    const stale = make(ctx, "b", { action: "light.make", expectedVersion: 0 }, ({ data }) => ({
      events: [],
      after: { ...data },
    }));
    await expect(stale).rejects.toMatchObject({ code: "conflict.version" });
  });

  it("takes the record after it from a decision that no event tells", async () => {
    const after = await change(ctx, "a", { action: "light.mend" }, ({ data }) => ({
      events: [],
      after: { ...data, on: true },
    }));
    expect(after).toMatchObject({ version: 2, data: { on: true } });
  });
});
