import { describe, expect, it } from "vitest";
import { fromStreamImage, itemBytes } from "./item.ts";

describe("an image of the stream", () => {
  const image = {
    pk: { S: "T#kuzbass#ROUTE#route_1" },
    sk: { S: "EVENT#event_1" },
    version: { N: "1" },
    kind: { S: "event" },
    commit: { S: "stamp" },
    data: {
      M: { type: { S: "step.completed" }, tries: { N: "2" }, none: { NULL: true }, list: { L: [{ BOOL: false }] } },
    },
    outboxpk: { S: "OUTBOX#3" },
    outboxsk: { S: "event_1" },
  };

  it("is the record that was put", () => {
    expect(fromStreamImage(image)).toStrictEqual({
      key: { table: "records", pk: "T#kuzbass#ROUTE#route_1", sk: "EVENT#event_1" },
      version: 1,
      kind: "event",
      data: { type: "step.completed", tries: 2, none: null, list: [false] },
      index: { outbox: { pk: "OUTBOX#3", sk: "event_1" } },
    });
  });

  it("has its expiry and no place where it stands in none", () => {
    const { outboxpk: _, outboxsk: __, ...rest } = image;
    const record = fromStreamImage({ ...rest, expiresAt: { N: "1900000000" } });
    expect(record.expiresAt).toBe(1_900_000_000);
    expect(record).not.toHaveProperty("index");
  });
});

it("counts an item's bytes as DynamoDB does", () => {
  expect(itemBytes({ pk: { S: "ключ" } })).toBe(2 + 8);
  expect(itemBytes({ n: { N: "123456" } })).toBe(1 + 5);
  expect(itemBytes({ b: { BOOL: true }, z: { NULL: true } })).toBe(1 + 1 + 1 + 1);
  expect(itemBytes({ m: { M: { a: { S: "x" }, bc: { L: [{ S: "y" }] } } } })).toBe(
    1 + 3 + 2 + (1 + 1) + (2 + 3 + 1 + 1),
  );
});
