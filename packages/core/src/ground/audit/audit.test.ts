import { describe, expect, it } from "vitest";
import { specialist, world } from "../../../test/worlds/tenant.ts";
import { auditRead } from "../shared/context.ts";
import type { AgencyId } from "../shared/ids.ts";
import * as Audit from "./index.ts";

const subject = "child_01JNE0000000000000000000AA";

describe("the audit trail", () => {
  it("given reads by several people, when a coordinator asks, then the newest comes first and the asking is on record", async () => {
    const { ctx, as, moveTo } = await world();
    await auditRead(ctx, { subject, action: "child.read" });
    moveTo("2025-03-03T06:00:00Z");
    await auditRead(as({ kind: "admin", id: "olga" }), { subject, action: "consent.list" });
    moveTo("2025-03-03T07:00:00Z");
    const { items } = await Audit.read(ctx, { subject });
    expect(items.map((i) => [i.action, i.by])).toEqual([
      ["audit.read", "coordinator:coordinator"],
      ["consent.list", "admin:olga"],
      ["child.read", "coordinator:coordinator"],
    ]);
  });

  it("given a long trail, when read page by page, then every entry comes once", async () => {
    const { ctx } = await world();
    for (let i = 0; i < 7; i++) await auditRead(ctx, { subject, action: `read.${i}` });
    const seen: string[] = [];
    let from: string | undefined;
    do {
      const page = await Audit.read(ctx, { subject, limit: 3, from });
      seen.push(...page.items.map((i) => i.action));
      from = page.next;
    } while (from);
    expect(seen.filter((a) => a.startsWith("read."))).toEqual([6, 5, 4, 3, 2, 1, 0].map((i) => `read.${i}`));
  });

  it("given a specialist, when they ask, then there is nothing for them", async () => {
    const { as } = await world();
    const ctx = as(specialist("agency_01JNE0000000000000000000AA" as AgencyId));
    await expect(Audit.read(ctx, { subject })).rejects.toMatchObject({ code: "not-found" });
  });

  it("given entries of several accounts and days, when an administrator asks for one's, then only those come, page by page", async () => {
    const { ctx, as, moveTo } = await world();
    const anna = as({ kind: "coordinator", id: "anna" });
    const admin = as({ kind: "admin", id: "olga" });
    for (let i = 0; i < 5; i++) {
      moveTo(`2025-03-0${i + 1}T16:59:00Z`);
      await auditRead(anna, { subject: `child_${i}`, action: i % 2 ? "child.find" : "child.read" });
      await auditRead(ctx, { subject, action: "child.read" });
    }
    const asked = { actor: "coordinator:anna" };
    const first = await Audit.read(admin, { ...asked, limit: 3 });
    expect(first.items.map((i) => i.subject)).toEqual(["child_4", "child_3", "child_2"]);
    const second = await Audit.read(admin, { ...asked, limit: 3, from: first.next });
    expect(second.items.map((i) => i.subject)).toEqual(["child_1", "child_0"]);
    expect(second.next).toBeUndefined();
    const found = await Audit.read(admin, { ...asked, action: "child.find" });
    expect(found.items.map((i) => i.subject)).toEqual(["child_3", "child_1"]);
    // 16:59 UTC is 23:59 in Novokuznetsk, still the same day.
    const days = await Audit.read(admin, { ...asked, since: "2025-03-02", until: "2025-03-03" });
    expect(days.items.map((i) => i.subject)).toEqual(["child_2", "child_1"]);
    const both = await Audit.read(admin, { subject: "child_3", ...asked });
    expect(both.items.map((i) => i.at)).toEqual(["2025-03-04T16:59:00Z"]);
    await expect(Audit.read(ctx, asked)).rejects.toMatchObject({ code: "not-found" });
    const { items: ofTenant } = await Audit.read(admin, { action: "tenant.configure" });
    expect(ofTenant.map((i) => i.by)).toEqual(["admin:admin"]);
    const backwards = { ...asked, since: "2025-03-03", until: "2025-03-02" };
    await expect(Audit.read(admin, backwards)).rejects.toMatchObject({ fields: [{ pointer: "/until" }] });
  });

  it("given few wanted entries among many, when asked, then a page says how far it looked and the next goes on", async () => {
    const { ctx, as } = await world();
    await auditRead(as({ kind: "coordinator", id: "anna" }), { subject, action: "child.read" });
    for (let i = 0; i < 1050; i++) await auditRead(ctx, { subject, action: "child.find" });
    const first = await Audit.read(ctx, { subject, action: "child.read" });
    expect(first.items).toEqual([]);
    const second = await Audit.read(ctx, { subject, action: "child.read", from: first.next });
    expect(second.items.map((i) => i.by)).toEqual(["coordinator:anna"]);
  });
});
