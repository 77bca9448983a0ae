import { beforeEach, describe, expect, it } from "vitest";
import { settings, type World, world } from "../../../test/worlds/tenant.ts";
import * as Second from "../second/index.ts";
import type { ConfirmationId, Refusal } from "../shared/index.ts";
import * as Tenant from "../tenant/index.ts";
import * as Settings from "./index.ts";

let w: World;
const admin = (id = "anna") => w.as({ kind: "admin", id });
const source = "Номенклатура дел, ст. 04-12";
const reason = "Новая номенклатура дел";
const refusal = async (attempt: Promise<unknown>) => (await attempt.catch((error: unknown) => error)) as Refusal;
async function asked(attempt: Promise<unknown>): Promise<ConfirmationId> {
  const refused = await refusal(attempt);
  expect(refused).toMatchObject({ code: "second-person.wanted" });
  return (refused.current as { confirmationId: ConfirmationId }).confirmationId;
}
const set = async () => (await Settings.get(admin())).settings;

beforeEach(async () => {
  w = await world();
});

describe("a region's settings", () => {
  it("are an administrator's, who changes by one word what weakens nothing; it counts at once and is on record", async () => {
    await expect(Settings.get(w.ctx)).rejects.toMatchObject({ code: "not-found" });
    await expect(Settings.change(w.ctx, { reportGraceDays: 5 })).rejects.toMatchObject({ code: "not-found" });
    await Tenant.load(w.ctx);
    const quietHours = { from: "21:00", to: "08:00" };
    const after = await Settings.change(admin(), { quietHours, reportGraceDays: 5 }, 1);
    expect(after).toMatchObject({ settings: { ...settings, quietHours, reportGraceDays: 5 }, version: 2 });
    expect((await Tenant.load(w.ctx)).quietHours).toEqual(quietHours);
    await Settings.change(admin(), { quietHours: null });
    expect(await set()).toEqual({ ...settings, reportGraceDays: 5 });
    const stale = Settings.change(admin(), { reportGraceDays: 6 }, 1);
    await expect(stale).rejects.toMatchObject({ code: "conflict.version" });
    const log = await w.ctx.bank.list<{ action: string; detail?: object }>("audit", "T#kuzbass#AUDIT#tenant");
    expect(log.items.map(({ data }) => data).filter(({ action }) => action === "tenant.change")).toMatchObject([
      { detail: { changed: "quietHours.from quietHours.to reportGraceDays" } },
      { detail: { changed: "quietHours.from quietHours.to" } },
    ]);
  });

  it.each<[string, Settings.SettingsPatch]>([
    ["how long mails are kept", { retention: { mailYears: 3, source } }],
    ["who sends mails", { mailFrom: "other@example.org" }],
    ["where alarms go", { dataOfficer: "officer@example.org" }],
    ["for how long an emergency shows a card", { emergency: { minutes: 240 } }],
    ["how many children an account reads unseen", { watch: { childrenADay: 5000 } }],
    ["how much an account may ask for", { rates: { link: { burst: 5000, perMinute: 5000 } } }],
  ])("of %s two administrators decide, and what both said is done as it was asked", async (_, patch) => {
    const silent = await refusal(Settings.change(admin(), patch));
    expect(silent.fields).toMatchObject([{ pointer: "/reason" }]);
    const id = await asked(Settings.change(admin(), { ...patch, reason }));
    expect(await asked(Settings.change(admin(), { ...patch, reason }))).toBe(id);
    expect(await set()).toEqual(settings);
    await expect(Second.get(w.ctx, id)).rejects.toMatchObject({ code: "not-found" }); // a coordinator's it is not
    const { input } = await Second.toConfirm(admin("boris"), id);
    await Settings.confirmed(admin("boris"), input, reason);
    expect(await set()).toMatchObject(patch);
    expect(await Second.get(admin(), id)).toMatchObject({ status: "given", settledBy: "admin:boris" });
  });

  it("takes a stricter limit by one word, and a looser one or the usual by two", async () => {
    await Tenant.configure(admin(), { ...settings, emergency: { minutes: 60, aDay: 5 } });
    expect((await Settings.change(admin(), { emergency: { minutes: 30 } })).settings.emergency).toEqual({
      minutes: 30,
      aDay: 5,
    });
    await asked(Settings.change(admin(), { emergency: { aDay: 6 }, reason }));
    const id = await asked(Settings.change(admin(), { emergency: null, reason }));
    await Settings.confirmed(admin("boris"), (await Second.toConfirm(admin("boris"), id)).input, reason);
    expect((await set()).emergency).toBeUndefined();
  });

  it("keeps to the law's bounds and names the law; a region's own term wants its own act; letters leave on each day", async () => {
    const { fields } = await refusal(Settings.change(admin(), { retention: { mailYears: 11, source }, reason }));
    expect(fields).toMatchObject([{ pointer: "/retention/mailYears" }]);
    expect(fields[0]!.message.ru).toContain("от 1 до 10");
    expect(fields[0]!.message.ru).toContain("приказом Росархива от 20.12.2019 № 236");
    const nameless = await refusal(Settings.change(admin(), { retention: { mailYears: 3 }, reason }));
    expect(nameless.fields).toMatchObject([{ pointer: "/retention/source" }]);
    const silent = await refusal(Settings.change(admin(), { quietHours: { from: "17:00", to: "09:30" } }));
    expect(silent.fields).toMatchObject([{ pointer: "/quietHours" }]);
    for (const patch of [{ zone: "Europe/Moscow" }, { publicUrl: "https://other.example.org" }] as object[])
      await expect(Settings.change(admin(), patch)).rejects.toMatchObject({ code: "input.invalid" });
  });

  it("shows each term: what is in force, whose it is, and by which law", async () => {
    const own = { ...settings, retention: { leftYears: 10, source } };
    await Tenant.configure(admin(), own);
    const { terms } = await Settings.get(admin());
    expect(terms.find(({ name }) => name === "leftYears")).toMatchObject({ value: 10, isOwn: true, min: 1, max: 75 });
    expect(terms.find(({ name }) => name === "mailYears")).toMatchObject({ value: 5, isOwn: false });
    for (const { source } of terms) expect(source.ru.length).toBeGreaterThan(10);
  });
});
