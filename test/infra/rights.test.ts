import type { DataBank, TableName, Write } from "@marshrut/core/shared";
import { functions } from "@marshrut/functions/manifest";
import { granted, type Need, type TableVerb } from "@marshrut/functions/needs";
import { beforeAll, describe, expect, it } from "vitest";
import { described } from "../../packages/api/src/openapi/index.ts";
import { requestOf } from "../../packages/api/test/budget.requests.ts";
import { type Counted, countedWorld } from "../../packages/api/test/budget.world.ts";
import { ask, staffToken } from "../../packages/api/test/world.ts";

// Every operation of the API, asked as one that does what it is for, against the rights of the function that serves it. The
// journeys find what they come by; this finds the operation that no journey asks for.

const asked = new Set<Need>();
const ever = new Set<Need>();
const note = (table: TableName, verb: TableVerb) => asked.add(`${table}.${verb}`);

/** What DynamoDB would be asked for: a record that is written whatever stood there is an update (needs.ts). */
function noteWrite(write: Write): void {
  if ("put" in write) note(write.put.key.table, write.expect === "any" ? "overwrite" : "put");
  else if ("remove" in write) note(write.remove.table, "remove");
  else note(write.check.table, "check");
}

const watched = (bank: DataBank): DataBank => ({
  get(key) {
    note(key.table, "get");
    return bank.get(key);
  },
  getMany(keys) {
    for (const key of keys) note(key.table, "getMany");
    return bank.getMany(keys);
  },
  list(table, ...question) {
    note(table, "list");
    return bank.list(table, ...question);
  },
  find(...question) {
    note("records", "find");
    return bank.find(...question);
  },
  commit(writes) {
    writes.forEach(noteWrite);
    return bank.commit(writes);
  },
});

let world: Counted;
beforeAll(async () => {
  world = await countedWorld(2, watched);
}, 300_000);

const rights = granted(functions.find(({ name }) => name === "api")!.needs);

describe("the API's function may do what its operations do", () => {
  it.each(described.map((op) => [op.operationId, op] as const))("%s", async (_, op) => {
    const from = `2001:db8::${described.indexOf(op).toString(16)}`;
    await world.counted(
      () => requestOf(op, world.world),
      async ({ path, body }) => {
        asked.clear();
        const token = staffToken(world.world, op.operationId);
        const headers = { "if-match": "*" };
        const answer = await ask(world.world, op.method.toUpperCase(), path, { token, body, headers, from });
        expect(answer.status, answer.text.slice(0, 500)).toBeLessThan(300);
      },
    );
    expect([...asked].filter((need) => !rights.has(need))).toEqual([]);
    for (const need of asked) ever.add(need);
  });

  it("is looked at in all that they ask for", () => {
    const usual = ["records.get", "records.list", "records.find", "records.put", "vault.get", "vault.put", "audit.put"];
    expect([...ever]).toEqual(expect.arrayContaining(usual));
  });
});
