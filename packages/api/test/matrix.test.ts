import { type Role, roles } from "@marshrut/core/shared";
import { beforeAll, describe, expect, test } from "vitest";
import { described, ourDocument } from "../src/openapi/index.ts";
import { type Row, table } from "../src/policy/index.ts";
import { ask, makeWorld, type World } from "./world.ts";

// FAULTS B1: every role × every operation × {own, same agency, foreign, absent}, made from the OpenAPI document, so that a new
// operation is in it without anybody remembering.

const document = ourDocument({ issuer: "https://id.example.org" });
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, described]) => ({ path, method: method.toUpperCase(), described })),
);

/** Whose record a path names, as the caller of the matrix sees it. */
const whose = ["own", "same", "foreign", "absent"] as const;
type Whose = (typeof whose)[number];

/** Ids to put into a path. `same`: of the region, and nothing to do with the family or the agency that asks. */
function idsOf({ ours, theirs }: World, who: Whose): Record<string, string> {
  const region = who === "foreign" ? theirs : ours;
  const family = who === "same" ? ours.otherFamily : region.family;
  const agency = who === "same" ? ours.otherSchool : region.pmpk;
  const things = who === "same" ? region.things.other : region.things.own;
  const ids = {
    ...family,
    ...things,
    agencyId: agency,
    account: "somebody",
    template: "school-age",
    serviceKey: "speech-therapy",
    listId: "regional",
    edition: "1",
    version: "1",
    year: "2025",
    number: "ABC123",
  };
  const absent = (id: string) => `${id.split("_")[0]}_${"0".repeat(26)}`;
  return who === "absent" ? Object.fromEntries(Object.entries(ids).map(([k, v]) => [k, absent(v)])) : ids;
}

const fill = (path: string, ids: Record<string, string>) =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name]!);

/** The first example of the document; an agency or a child named in it is one that exists. */
function bodyFor(described: Record<string, unknown>, { ours }: World): unknown {
  // It would end what the rest asks by: that it is not forbidden shows without.
  if (described.operationId === "endMySessions") return {};
  const content = (
    described.requestBody as { content: Record<string, { examples: Record<string, { value: unknown }> }> }
  )?.content;
  const value = content && Object.values(content["application/json"]!.examples)[0]?.value;
  if (typeof value !== "object" || !value) return value;
  if ("childId" in value && ("reason" in value || Object.keys(value).length === 1))
    return { ...value, childId: ours.otherFamily.childId };
  if ("formId" in value)
    return { ...value, formId: ours.things.own.formId, subject: { kind: "child", childId: ours.family.childId } };
  if ("standardId" in value) return { ...value, standardId: ours.things.own.standardId };
  if ("bodyId" in value) return { ...value, bodyId: ours.things.own.bodyId };
  if ("slotId" in value) return { ...value, childId: ours.family.childId, slotId: ours.things.own.slotId };
  if ("seekerId" in value) {
    const { childId, seekerId } = ours.family;
    return { ...value, childId, seekerId, workPlaceId: ours.things.own.workPlaceId };
  }
  const { roundId, obligationId } = ours.things.own;
  if ("experts" in value) return { ...value, experts: roundId, visitors: roundId };
  if ("plans" in value) return { plans: roundId };
  if ("roundId" in value) return { roundId };
  if ("obligationId" in value) return { obligationId };
  return "agencyId" in value ? { ...value, agencyId: ours.otherSchool } : value;
}

/** Whether the policy's scope lets this role reach this record. */
function reaches(role: Role, scope: string, path: string, who: Whose): boolean {
  if (who === "absent" || who === "foreign") return false;
  // These are imports of children, which an administrator has nothing to do with.
  if (role === "admin" && path.includes("{importId}")) return false;
  // What somebody exported is theirs: here it was a coordinator.
  if (path.includes("{exportId}")) return scope === "tenant";
  // Somebody else has opened it; its card is that one's alone.
  if (path.includes("{emergencyId}") && (role === "admin" || path.endsWith("/card"))) return false;
  if (scope === "tenant" || scope === "self") return true;
  if (scope === "own-children") return who === "own";
  // The commission is asked for both families' steps; the other agency's own record is what it must not see.
  return /\{(agency|webhook|delivery|obligation|programme|workPlace|union|body|meeting|decision|agreement|enrolment|appointment|response|round|quality|entry|occasion|talk|specialist|site|internship|advice|enquiry|item|course)Id\}/.test(
    path,
  )
    ? who === "own"
    : true;
}

const withoutInstance = (json: Record<string, unknown>) => ({ ...json, instance: "" });

describe.each(roles)("%s", (role) => {
  let world: World;
  beforeAll(async () => {
    world = await makeWorld();
  });

  test.each(
    // What needs no token has a token of its own; a period opens by its own rules.
    operations.filter((o) => o.described.security === undefined && o.described.operationId !== "openPeriod"),
  )("$method $path", async ({ path, method, described }) => {
    const row: Row = (table as Record<string, Row>)[described.operationId as string]!;
    const scope = row[role];
    const send = async (who: Whose) =>
      ask(world, method, fill(path, idsOf(world, who)), {
        token: world.tokens[role],
        body: bodyFor(described, world),
        headers: { "if-match": "*" },
      });
    if (!scope) {
      for (const who of whose) expect(await send(who)).toMatchObject({ status: 403, json: { code: "forbidden" } });
      return;
    }
    // Accounts are the provider's, templates and services the product's: the same whoever asks.
    if (!path.includes("{") || /\{(account|template|number|serviceKey|listId)\}/.test(path)) {
      expect([403, 404]).not.toContain((await send("own")).status);
      return;
    }
    // What is not there first: own records change under the verbs.
    const absent = await send("absent");
    expect(absent, path).toMatchObject({ status: 404, json: { code: "not-found" } });
    for (const who of ["foreign", "same", "own"] as const) {
      const answer = await send(who);
      if (reaches(role, scope, path, who)) expect([403, 404], `${who}: ${answer.text}`).not.toContain(answer.status);
      else expect(withoutInstance(answer.json), who).toEqual(withoutInstance(absent.json));
    }
  });
});

describe("the policy (FAULTS B2)", () => {
  test("has a row for each operation of the document, and none beside", () => {
    const ids = described.filter((op) => !op.open).map((op) => op.operationId);
    expect(Object.keys(table).toSorted()).toEqual(ids.toSorted());
    expect(operations.map((o) => o.described.operationId as string).toSorted()).toEqual(
      described.map((op) => op.operationId).toSorted(),
    );
  });

  test("gives whoever runs the platform nothing that tells of a child", () => {
    const ofChildren =
      /\{(child|consent|instrument|result|outgoing|route|signed|handover|step|attachment|merging|enrolment|appointment|family)Id\}|\/(children|families|instruments|inbox|exports|steps|handovers|routes|find|enrolments|appointments)(\/|$)/;
    const shown = operations
      .filter(
        ({ path, described }) =>
          ofChildren.test(path) && (table as Record<string, Row>)[described.operationId as string]?.admin,
      )
      .map(({ described }) => described.operationId);
    // The empty table to fill in is the same for everybody.
    expect(shown).toEqual(["getChildrenTemplate"]);
  });

  test("lets nobody do what it does not name", async () => {
    const { policyOf } = await import("../src/policy/index.ts");
    const policy = policyOf({}, []);
    const actor = { kind: "admin", id: "a", tenant: "t" } as const;
    for (const id of ["registerChild", "constructor", "__proto__"])
      expect(() => policy.permit(actor, id)).toThrow("forbidden");
  });
});

test("an agency's step is nobody else's", async () => {
  const world = await makeWorld();
  const { tenant, school, otherSchool, family } = world.ours;
  for (const agency of [school, otherSchool, world.theirs.pmpk]) {
    const token = await world.issuer.token({ sub: "s", tenant, role: "specialist", agency });
    const path = `/v1/steps/${family.stepId}`;
    expect((await ask(world, "GET", path, { token })).status).toBe(404);
    expect((await ask(world, "POST", `${path}/accept`, { token, body: {} })).status).toBe(404);
    expect((await ask(world, "GET", "/v1/steps", { token })).json.items).toEqual([]);
  }
});
