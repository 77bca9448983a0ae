import { describe, expect, it } from "vitest";
import { createTableInput, tableNames, tables } from "./index.ts";

describe("the tables", () => {
  it.each(tables)("$name declares exactly the attributes that its keys use", (table) => {
    const orders = [table.KeySchema, ...(table.GlobalSecondaryIndexes ?? []).map((i) => i.KeySchema)];
    const used = orders.flatMap((keys) => (keys ?? []).map((k) => k.AttributeName));
    expect(table.AttributeDefinitions?.map((a) => a.AttributeName).toSorted()).toEqual([...new Set(used)].toSorted());
  });

  it("become the input of CreateTable under their physical names, and nothing else", () => {
    const names = tableNames({ TABLE_RECORDS: "r-1", TABLE_VAULT: "v-1", TABLE_AUDIT: "a-1", TABLE_SAFE: "s-1" });
    const inputs = tables.map((t) => createTableInput(t, names));
    expect(inputs.map((i) => i.TableName)).toEqual(["r-1", "v-1", "a-1", "s-1"]);
    for (const input of inputs)
      for (const own of ["purpose", "ttl", "recoveryDays"]) expect(input).not.toHaveProperty(own);
  });

  it("say which environment variable is missing", () => {
    expect(() => tableNames({ TABLE_RECORDS: "r" })).toThrow(/TABLE_VAULT/);
  });
});
