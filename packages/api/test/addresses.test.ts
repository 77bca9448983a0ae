import { expect, test } from "vitest";
import { links } from "../src/links/index.ts";
import { operations } from "../src/operations/index.ts";

// What stands in a table and what is declared are two lists: the app, the policy and the gateways go by the first.
test.each([
  ["operations", operations],
  ["links", links],
])("%s are declared at the addresses that the table of addresses gives them", async (_, all) => {
  expect(all.length).toBeGreaterThan(5);
  const declared = await Promise.all(all.map(({ load }) => load()));
  const addressOf = ({ operationId, method, path }: { operationId: string; method: string; path: string }) =>
    `${operationId}: ${method} ${path}`;
  expect(declared.map(addressOf)).toEqual(all.map(addressOf));
});
