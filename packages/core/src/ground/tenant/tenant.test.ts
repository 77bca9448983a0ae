import { describe, expect, it } from "vitest";
import { settings, world } from "../../../test/worlds/tenant.ts";
import * as Tenant from "./index.ts";

const refused = (code: string) => expect.objectContaining({ code });

describe("a tenant's settings", () => {
  it("given no settings, when loaded, then the error says what comes first", async () => {
    const { ctx } = await world();
    await expect(Tenant.load({ ...ctx, tenant: "altai" })).rejects.toThrow(/Tenant\.configure/);
  });

  it("is of no tenant that has the name of the folder whose files are let go after a day", async () => {
    const { as } = await world();
    const named = Tenant.configure({ ...as({ kind: "admin" }), tenant: "unfinished" }, settings);
    await expect(named).rejects.toThrow(RangeError);
  });

  it("given an administrator, when settings change, then the next load shows them", async () => {
    const { ctx, as } = await world();
    await Tenant.load(ctx);
    await Tenant.configure(as({ kind: "admin" }), { ...settings, publicUrl: "https://new.example.org/" });
    expect((await Tenant.load(ctx)).publicUrl).toBe("https://new.example.org");
  });

  it("given another process changed them, when a minute has passed, then they are read again", async () => {
    const { ctx, as, moveTo } = await world();
    await Tenant.load(ctx);
    // Another process has a bank object, and so a cache, of its own.
    await Tenant.configure({ ...as({ kind: "admin" }), bank: { ...ctx.bank } }, { ...settings, zone: "Europe/Moscow" });
    expect((await Tenant.load(ctx)).zone).toBe("Asia/Novokuznetsk");
    moveTo("2025-03-03T05:01:00Z");
    expect((await Tenant.load(ctx)).zone).toBe("Europe/Moscow");
  });

  it("given two tenants, when loaded in turn, then neither sees the other's", async () => {
    const { ctx, as } = await world();
    const altai = { ...as({ kind: "admin" }), tenant: "altai" };
    await Tenant.configure(altai, { ...settings, zone: "Asia/Barnaul" });
    expect((await Tenant.load(altai)).zone).toBe("Asia/Barnaul");
    expect((await Tenant.load(ctx)).zone).toBe("Asia/Novokuznetsk");
    expect(await Tenant.all(ctx.bank)).toEqual(["altai", "kuzbass"]);
  });

  it("given a late evening in UTC, when asked for today, then it is tomorrow already in Novokuznetsk", async () => {
    const { ctx, moveTo } = await world();
    moveTo("2025-03-03T18:00:00Z");
    expect(String(await Tenant.today(ctx))).toBe("2025-03-04");
  });

  it("given a moment, when the clock is read, then it says when it is, where, and which days are worked", async () => {
    const { ctx } = await world();
    const clock = await Tenant.clock(ctx);
    expect([clock.now.toString(), clock.zone]).toEqual([ctx.now().toString(), "Asia/Novokuznetsk"]);
    expect([...clock.calendar.years.keys()]).toContain(2025);
  });

  it("given a year that the tenant uploads, when the clock is read, then it counts at once here, elsewhere within a minute", async () => {
    const { ctx, moveTo } = await world();
    const elsewhere = { ...ctx, bank: { ...ctx.bank } };
    const years = async (of: typeof ctx) => [...(await Tenant.clock(of)).calendar.years.keys()];
    expect(await years(ctx)).not.toContain(2028);
    expect(await years(elsewhere)).not.toContain(2028);
    const basis = { text: { ru: "Постановление", en: "Decree" }, grade: "S" as const };
    await Tenant.uploadYear(ctx, { year: 2028, transfers: [], basis });
    expect(await years(ctx)).toContain(2028);
    expect(await years({ ...ctx, tenant: "kuzbass" })).toContain(2028);
    moveTo("2025-03-03T05:01:00Z");
    expect(await years(elsewhere)).toContain(2028);
  });

  it("given a municipality, when its coordinator is sought, then it is its own, or whoever hears of silence", () => {
    expect(Tenant.coordinatorOf(settings, "novokuznetsk")).toBe("nvkz@example.org");
    expect(Tenant.coordinatorOf(settings, "dissolved")).toBe("department@example.org");
  });

  it("given a coordinator, when they configure or look, then there is nothing for them", async () => {
    const { ctx } = await world();
    await expect(Tenant.configure(ctx, settings)).rejects.toThrow(refused("not-found"));
    await expect(Tenant.get(ctx)).rejects.toThrow(refused("not-found"));
  });

  it("given a stale version, when configured, then it is refused with the current one", async () => {
    const { as } = await world();
    const admin = as({ kind: "admin" });
    expect((await Tenant.get(admin)).version).toBe(1);
    await Tenant.configure(admin, settings, 1);
    const stale = expect.objectContaining({ code: "conflict.version", current: { version: 2 } });
    await expect(Tenant.configure(admin, settings, 1)).rejects.toThrow(stale);
  });

  it.each([
    ["/zone", { zone: "Asia/Nowhere" }],
    ["/zone", { zone: "+07:00" }],
    ["/publicUrl", { publicUrl: "javascript:alert(1)" }],
    ["/publicUrl", { publicUrl: "http://marshrut.example.org" }],
    ["/publicUrl", { publicUrl: "https://a@marshrut.example.org" }],
    ["/publicUrl", { publicUrl: "https://marshrut.example.org/?q=1" }],
    ["/mailFrom", { mailFrom: "a@example.org\r\nBcc: b@example.org" }],
    ["/municipalities", { municipalities: [settings.municipalities[0]!, settings.municipalities[0]!] }],
    ["/municipalities/0/key", { municipalities: [{ ...settings.municipalities[0]!, key: "a#b" }] }],
    ["/colour", { colour: "red" }],
  ])("given a wrong value, when configured, then %s is named in both languages", async (pointer, wrong) => {
    const { as } = await world();
    const attempt = Tenant.configure(as({ kind: "admin" }), { ...settings, ...wrong });
    const message = {
      ru: expect.stringMatching(/\p{Script=Cyrillic}/u),
      en: expect.stringMatching(/^[^\u0400-\u04FF]+$/u),
    };
    await expect(attempt).rejects.toMatchObject({ code: "input.invalid", fields: [{ pointer, message }] });
  });

  it("given one machine, when links lead to it without TLS, then that is accepted", async () => {
    const { as } = await world();
    const local = { ...settings, publicUrl: "http://127.0.0.1:4610" };
    expect((await Tenant.configure(as({ kind: "admin" }), local)).publicUrl).toBe("http://127.0.0.1:4610");
  });
});
