import type { DataBank } from "@marshrut/core/shared";
import { beforeAll, describe, expect, it } from "vitest";
import { described } from "../src/openapi/index.ts";
import { requestOf } from "./budget.requests.ts";
import { type Counted, countedWorld } from "./budget.world.ts";
import { ask, staffToken } from "./world.ts";

// DESIGN §9: every look at a child's data is in the audit log, under the child. Made from the description of the API: whatever an
// answer names of a child (its id, its route's, its step's), an entry of that very request names the child.

interface Entry {
  subject: string;
  action: string;
  by: string;
  detail?: object;
}
const written: Entry[] = [];
const watched = (bank: DataBank): DataBank => ({
  ...bank,
  commit: async (writes) => {
    await bank.commit(writes);
    for (const write of writes) if ("put" in write && write.put.kind === "audit") written.push(write.put.data as Entry);
  },
});

let world: Counted;
beforeAll(async () => {
  world = await countedWorld(2, watched);
}, 300_000);

/** Whose a record is that an answer names. */
function childrenIn(text: string): Set<string> {
  const { family, otherFamily } = world.world.ours;
  const named = new Set(text.match(/child_[0-9A-HJKMNP-TV-Z]{26}/g));
  for (const { childId, routeId, stepId } of [family, otherFamily])
    if (text.includes(routeId) || text.includes(stepId)) named.add(childId);
  return named;
}

/** Pages and the description name nobody but the children of examples. */
const answering = described.filter(({ tag }) => tag !== "pages");

describe("what an answer tells of a child is on record under the child", () => {
  it.each(answering.map((op) => [op.operationId, op] as const))("%s", async (id, op) => {
    const from = `2001:db8::${described.indexOf(op).toString(16)}`;
    await world.counted(
      () => requestOf(op, world.world),
      async ({ path, body }) => {
        written.length = 0;
        const token = staffToken(world.world, id);
        const headers = { "if-match": "*" };
        const answer = await ask(world.world, op.method.toUpperCase(), path, { token, body, headers, from });
        expect(answer.status, answer.text.slice(0, 500)).toBeLessThan(300);
        const onRecord = new Set(written.map(({ subject }) => subject));
        expect([...childrenIn(answer.text)].filter((child) => !onRecord.has(child))).toEqual([]);
      },
    );
  });
});

describe("whom something was refused is on record", () => {
  const entries = () => written.filter(({ action }) => action === "access.refused");

  it("once in a minute for an account and an operation, with codes and no more; the request's line names the account too", async () => {
    const { world: w } = world;
    const { tenant, family } = w.ours;
    written.length = 0;
    const token = await w.issuer.token({
      sub: "curious",
      tenant,
      role: "representative",
      representative: family.representative,
    });
    const absent = `child_${"0".repeat(26)}`;
    for (const path of [`/v1/children/${absent}`, `/v1/children/${w.theirs.family.childId}`, "/v1/audit", "/v1/audit"])
      await ask(w, "GET", path, { token });
    expect(entries()).toMatchObject([
      {
        subject: "representative:curious",
        by: "representative:curious",
        detail: { operationId: "getChild", code: "not-found" },
      },
      { subject: "representative:curious", detail: { operationId: "readAudit", code: "forbidden" } },
    ]);
    expect(JSON.stringify(entries())).not.toContain(absent);
    expect(w.log.at(-1)).toMatchObject({ status: 403, account: "curious" });
    w.clock.advance("PT1M");
    await ask(w, "GET", `/v1/children/${absent}`, { token });
    expect(entries()).toHaveLength(3);
  });

  it("also where the account is closed and its token still right, and not where nobody can tell who asks", async () => {
    const { world: w } = world;
    const { tenant } = w.ours;
    const token = await w.issuer.token({ sub: "closed", tenant, role: "coordinator" });
    await ask(w, "POST", "/v1/accounts/closed/block?unseen=true", { token: w.tokens.admin, body: {} });
    written.length = 0;
    expect((await ask(w, "GET", "/v1/me", { token })).status).toBe(401);
    expect((await ask(w, "GET", "/v1/me", { token: `${token}x` })).status).toBe(401);
    expect(entries()).toMatchObject([
      { subject: "coordinator:closed", detail: { operationId: "whoAmI", code: "auth.invalid" } },
    ]);
  });
});
