import type { Actor } from "@marshrut/core/shared";
import { expect, it } from "vitest";
import type { Late } from "../operation/index.ts";
import { policyOf } from "./policy.ts";
import type { Row } from "./table.ts";

const table: Record<string, Row> = {
  care: { coordinator: "tenant" },
  whole: { admin: "tenant", coordinator: "region" },
  own: { specialist: "own-agency", representative: "own-children" },
  everybody: { admin: "self", coordinator: "self", specialist: "self", representative: "self" },
};
const operations = Object.keys(table).map((operationId) => ({ operationId, method: "get", path: `/${operationId}` }));
const policy = () => policyOf(table, operations as unknown as Late[]);

const actor = (kind: Actor["kind"], more: object = {}): Actor => ({ kind, id: "a", tenant: "t", ...more }) as Actor;
const may = (who: Actor): string[] =>
  [...Object.keys(table), "unknown", "constructor"].filter((operationId) => {
    try {
      policy().permit(who, operationId);
      return true;
    } catch (refusal) {
      expect(refusal).toMatchObject({ code: "forbidden" });
      return false;
    }
  });

it.each<[string, Actor, string[]]>([
  ["an administrator", actor("admin"), ["whole", "everybody"]],
  ["a coordinator", actor("coordinator"), ["care", "whole", "everybody"]],
  ["a coordinator of one municipality", actor("coordinator", { municipality: "a" }), ["care", "everybody"]],
  ["a specialist", actor("specialist"), ["own", "everybody"]],
  // Only coordinators are limited by a municipality.
  ["a specialist with a municipality", actor("specialist", { municipality: "a" }), ["own", "everybody"]],
  ["a representative", actor("representative"), ["own", "everybody"]],
  ["a link, which has no role", actor("link"), []],
  ["the platform, which has none either", actor("system"), []],
])("%s may do what the table says of the role, and sees just that among the own rights", (_, who, allowed) => {
  expect(may(who)).toEqual(allowed);
  expect(
    policy()
      .rightsOf(who)
      .map(({ operationId }) => operationId),
  ).toEqual(allowed);
});

it("tells a coordinator of one municipality how far a right reaches", () => {
  const scopes = (who: Actor) =>
    policy()
      .rightsOf(who)
      .map(({ operationId, scope }) => `${operationId} ${scope}`);
  expect(scopes(actor("coordinator"))).toEqual(["care tenant", "whole region", "everybody self"]);
  expect(scopes(actor("coordinator", { municipality: "a" }))).toEqual(["care municipality", "everybody self"]);
});
