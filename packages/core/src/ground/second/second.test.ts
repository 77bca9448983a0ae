import { beforeEach, expect, it } from "vitest";
import { type World, world } from "../../../test/worlds/tenant.ts";
import { changing, expected } from "../change/index.ts";
import type { ConfirmationId } from "../shared/ids.ts";
import { type Ctx, type Key, type NewEvent, Refusal } from "../shared/index.ts";
import * as Second from "./index.ts";

// A door that two must open: whoever comes second does it, once.
let w: World;
let opened: string[];
const key: Key = { table: "records", pk: "T#kuzbass#DOOR", sk: "DOOR" };
const change = changing<string, { open: boolean }, NewEvent>({
  load: async (ctx) =>
    (await ctx.bank.get<{ open: boolean }>(key)) ?? { key, version: 0, kind: "door", data: { open: false } },
  authorise: () => {},
  writes: (_, before, data) => [{ put: { key, kind: "door", data }, expect: expected(before) }],
  stream: () => key.pk,
  audit: () => ({ subject: "door" }),
});
const open = (ctx: Ctx, until = "2025-05-01") =>
  change(ctx, "door", { action: "door.open" }, async ({ data }) => {
    if (data.open) throw new Refusal("period.locked", { ru: "Открыта.", en: "Open." });
    const asking = { act: "period.lock", subject: "door", input: { until }, reason: "Сквозняк" } as const;
    const { writes, detail } = await Second.word(ctx, asking);
    opened.push(ctx.actor.id);
    return { events: [], after: { open: true }, writes, detail };
  });
const as = (id: string) => w.as({ kind: "coordinator", id });
const asked = async (attempt: Promise<unknown>): Promise<ConfirmationId> => {
  const refused = await attempt.catch((error: unknown) => error);
  expect(refused).toMatchObject({ code: "second-person.wanted" });
  return ((refused as Refusal).current as { confirmationId: ConfirmationId }).confirmationId;
};
const waiting = async () => (await Second.find(as("anna"), {})).items;

beforeEach(async () => {
  w = await world();
  opened = [];
});

it("keeps what the first person asks, and lets another one who asks for the same do it", async () => {
  const id = await asked(open(as("anna")));
  expect(await asked(open(as("anna")))).toBe(id); // again is still one person
  expect(await asked(open(w.as({ kind: "admin", id: "anna" })))).toBe(id); // and so is another role of hers
  expect(await Second.get(as("boris"), id)).toMatchObject({
    reason: "Сквозняк",
    input: { until: "2025-05-01" },
    askedBy: "coordinator:anna",
    until: "2025-03-10T05:00:00Z",
    status: "wanted",
    mayDo: ["confirm", "decline"],
  });
  expect(await asked(open(as("boris"), "2025-06-01"))).not.toBe(id); // something else is asked for by itself
  await open(as("boris"));
  expect(opened).toEqual(["boris"]);
  expect(await Second.get(as("anna"), id)).toMatchObject({
    status: "given",
    settledBy: "coordinator:boris",
    mayDo: [],
  });
  const { items } = await w.ctx.bank.list<{ detail: object }>("audit", "T#kuzbass#AUDIT#door");
  expect(items.map((i) => i.data)).toContainEqual(
    expect.objectContaining({
      action: "door.open",
      by: "coordinator:boris",
      detail: { confirmationId: id, askedBy: "coordinator:anna" },
    }),
  );
});

it("of two at the same moment one does it, whether as the first two or as second and third", async () => {
  const both = await Promise.allSettled([open(as("anna")), open(as("boris"))]);
  expect(both.map((r) => r.status).sort()).toEqual(["fulfilled", "rejected"]);
  w = await world();
  await asked(open(as("anna")));
  const later = await Promise.allSettled([open(as("boris")), open(as("vera"))]);
  expect(later.map((r) => r.status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(later.find((r) => r.status === "rejected")).toMatchObject({ reason: { code: "period.locked" } });
});

it("asks anew after seven days, and after a refusal", async () => {
  const id = await asked(open(as("anna")));
  expect(await waiting()).toMatchObject([{ confirmationId: id, mayDo: ["decline"] }]);
  w.moveTo("2025-03-10T05:00:00Z");
  expect(await waiting()).toEqual([]);
  expect(await Second.get(as("anna"), id)).toMatchObject({ status: "expired", mayDo: [] });
  await expect(Second.toConfirm(as("boris"), id)).rejects.toMatchObject({ code: "second-person.closed" });
  expect(await asked(open(as("boris")))).toBe(id); // now Boris is the first
  await expect(Second.toConfirm(as("boris"), id)).rejects.toMatchObject({ code: "second-person.same" });
  expect(await Second.decline(as("anna"), id, { reason: "Холодно" })).toMatchObject({
    status: "declined",
    declineReason: "Холодно",
  });
  await expect(Second.decline(as("anna"), id, { reason: "Холодно" })).rejects.toMatchObject({
    code: "second-person.closed",
  });
  expect(await asked(open(as("anna")))).toBe(id);
  expect(opened).toEqual([]);
});

it("tells an administrator nothing of what is asked about a child", async () => {
  const id = await asked(Second.word(as("anna"), { act: "step.hold", subject: "step", reason: "Операция" }));
  const admin = w.as({ kind: "admin", id: "olga" });
  expect((await Second.find(admin, {})).items).toEqual([]);
  const absent = { code: "not-found" };
  await expect(Second.get(admin, id)).rejects.toMatchObject(absent);
  await expect(Second.toConfirm(admin, id)).rejects.toMatchObject(absent);
  await expect(Second.decline(admin, id, { reason: "Нет" })).rejects.toMatchObject(absent);
  expect(await Second.get(as("boris"), id)).toMatchObject({ reason: "Операция", status: "wanted" });
});

it("is the staff's alone, by municipality, and needs nobody beside the platform itself", async () => {
  const asking = { act: "period.lock", subject: "door", reason: "Сквозняк", municipality: "kemerovo" } as const;
  const id = await asked(Second.word(as("anna"), asking));
  const of = async (municipality: string) =>
    (await Second.find(w.as({ kind: "coordinator", municipality }), {})).items.map((i) => i.confirmationId);
  expect([await of("kemerovo"), await of("novokuznetsk")]).toEqual([[id], []]);
  const school = w.as({ kind: "specialist", agency: "agency_00000000000000000000000000" });
  for (const denied of [Second.get(school, id), Second.find(school, {}), Second.word(school, asking)])
    await expect(denied).rejects.toMatchObject({ code: "not-found" });
  expect(await Second.word(w.as({ kind: "system" }), asking)).toEqual({ writes: [], detail: {} });
});
