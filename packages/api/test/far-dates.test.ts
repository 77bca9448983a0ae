import { describe, expect, test } from "vitest";
import type * as z from "zod";
import { described } from "../src/openapi/index.ts";

// Systems write the years 0001 and 9999 where there is no day. Every day and every moment that an operation or a link takes, wherever it stands in a
// body or a query, is refused then: found in the schemas, in each of their alternatives, so that one that is added is asked too.

interface Asked {
  operationId: string;
  path: string;
  schema: z.ZodType;
  /** What stands behind the day, of a moment. */
  hour: string;
}
type Found = Omit<Asked, "operationId">;

/** Where days and moments stand. */
function datesIn(schema: z.core.$ZodType, path = "", around: readonly z.core.$ZodType[] = []): Found[] {
  if (around.includes(schema)) return []; // a tree holds others of its kind
  const { def } = (schema as z.core.$ZodTypes)._zod;
  const within = (one: z.core.$ZodType, key = "") => datesIn(one, key ? `${path}/${key}` : path, [...around, schema]);
  switch (def.type) {
    case "string": {
      const format = "format" in def ? def.format : undefined;
      if (format !== "date" && format !== "datetime") return [];
      return [{ path, schema: schema as z.ZodType, hour: format === "date" ? "" : "T02:00:00Z" }];
    }
    case "object":
      return Object.entries(def.shape).flatMap(([key, one]) => within(one, key));
    case "array":
      return within(def.element, "0");
    case "record":
      return within(def.valueType, "*");
    case "tuple":
      return def.items.flatMap((one, i) => within(one, String(i)));
    case "union":
      return def.options.flatMap((one) => within(one));
    case "intersection":
      return [...within(def.left), ...within(def.right)];
    case "optional":
    case "nullable":
    case "default":
    case "prefault":
    case "nonoptional":
    case "catch":
    case "readonly":
      return within(def.innerType);
    case "pipe":
      return within(def.in);
    case "lazy":
      return within(def.getter());
    default:
      return [];
  }
}

/** What a region's open pages are asked by is not refused: a page answers whoever types an address. */
const asked = described
  .filter((one) => !("open" in one))
  .flatMap(({ operationId, body, query }) =>
    [body, query].flatMap((schema) =>
      schema ? datesIn(schema).map((found): Asked => ({ operationId, ...found })) : [],
    ),
  );

describe("a date of no time of ours", () => {
  test("stands in bodies and queries of every kind of room", () => {
    const places = new Set(asked.map(({ operationId, path }) => operationId + path));
    expect(places.size).toBeGreaterThan(150);
    for (const place of [
      "giveConsent/expiresOn",
      "offerWorkPlace/until",
      "draftProgramme/term/until",
      "setCapacity/services/0/until",
      "startAccompaniment/from",
      "makePlacement/from",
      "recordInstrument/measures/0/to",
      "findSlots/from",
      "actForMyFamily/at",
    ])
      expect(places).toContain(place);
  });

  test.each(asked.map((one) => [one.operationId, one.path, one] as const))(
    "%s %s is refused, and a day of ours is none",
    (_, __, { schema, hour }) => {
      for (const day of ["9999-12-31", "0001-01-01", "2101-01-01", "1000-05-05"]) {
        const { error } = schema.safeParse(`${day}${hour}`);
        expect(error?.issues[0]?.message, day).toMatch(/1900|9999|ГГГГ/);
      }
      expect(schema.safeParse(`2025-03-03${hour}`).success).toBe(true);
    },
  );
});
