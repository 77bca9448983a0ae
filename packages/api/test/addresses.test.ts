import { expect, test } from "vitest";
import { links } from "../src/links/index.ts";
import { openAddresses, operations } from "../src/operations/index.ts";
import { openPages } from "../src/operations/open.pages.ts";

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

test("open pages are declared at the addresses that their table gives them", () => {
  const declared = openPages.map(({ operationId, method, path }) => [operationId, `${method.toUpperCase()} ${path}`]);
  expect(Object.fromEntries(declared)).toEqual(openAddresses);
});
