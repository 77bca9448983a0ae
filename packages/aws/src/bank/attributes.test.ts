import { marshall, unmarshall } from "@aws-sdk/util-dynamodb";
import fc from "fast-check";
import { expect, it } from "vitest";
import { fromMap, toMap } from "./attributes.ts";

const within = { min: -(2 ** 53) + 1, max: 2 ** 53 - 1 };
const plain = fc.dictionary(
  fc.string({ unit: "grapheme" }).filter((name) => name !== "__proto__"),
  fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { depthSize: "small" },
      fc.oneof(fc.string({ unit: "grapheme" }), fc.maxSafeInteger(), fc.double({ ...within, noNaN: true })),
      fc.constantFrom(null, true, false),
      fc.array(tie("value")),
      fc.dictionary(
        fc.string().filter((name) => name !== "__proto__"),
        tie("value"),
      ),
    ),
  })).value,
);

it("writes and reads plain data as the SDK does", () => {
  fc.assert(
    fc.property(plain, (data) => {
      const written = toMap(data);
      expect(written).toEqual(marshall(data));
      expect(fromMap(written)).toEqual(unmarshall(marshall(data)));
    }),
  );
});

it("leaves out what is not there, and keeps every name", () => {
  const data = JSON.parse('{"__proto__":{"a":[1,null,""]},"b":{}}') as Record<string, unknown>;
  expect(toMap({ a: undefined, b: [undefined, 1], c: { d: undefined } })).toEqual({
    b: { L: [{ N: "1" }] },
    c: { M: {} },
  });
  expect(JSON.stringify(fromMap(toMap(data)))).toBe(JSON.stringify(data));
});

it("refuses what no record has", () => {
  expect(() => fromMap({ a: { SS: ["b"] } })).toThrow(TypeError);
  expect(() => toMap({ a: 1n })).toThrow(TypeError);
  expect(() => toMap({ a: 2 ** 53 })).toThrow(RangeError);
});
