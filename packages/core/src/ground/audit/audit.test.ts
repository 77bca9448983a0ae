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
    const { items } = await Audit.trail(ctx, subject);
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
      const page = await Audit.trail(ctx, subject, { limit: 3, from });
      seen.push(...page.items.map((i) => i.action));
      from = page.next;
    } while (from);
    expect(seen.filter((a) => a.startsWith("read."))).toEqual([6, 5, 4, 3, 2, 1, 0].map((i) => `read.${i}`));
  });

  it("given a specialist, when they ask, then there is nothing for them", async () => {
    const { as } = await world();
    const ctx = as(specialist("agency_01JNE0000000000000000000AA" as AgencyId));
    await expect(Audit.trail(ctx, subject)).rejects.toMatchObject({ code: "not-found" });
  });
});
