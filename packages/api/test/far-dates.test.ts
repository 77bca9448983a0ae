import { describe, expect, test } from "vitest";
import * as z from "zod";
import { agreements } from "../src/operations/agreements.ts";
import { assessments } from "../src/operations/assessments.ts";
import { bodies } from "../src/operations/bodies.ts";
import { courses } from "../src/operations/courses.ts";
import { decisions } from "../src/operations/decisions.ts";
import { meetings } from "../src/operations/meetings.ts";
import { quality } from "../src/operations/quality.ts";
import { responses } from "../src/operations/responses.ts";
import { rounds } from "../src/operations/rounds.ts";
import { sites } from "../src/operations/sites.ts";
import { slots } from "../src/operations/slots.ts";
import { specialists } from "../src/operations/specialists.ts";
import { unions } from "../src/operations/unions.ts";
import { yearPlans } from "../src/operations/year-plans.ts";

// Systems write the years 0001 and 9999 where there is no day. Every date that rooms of forms, meetings, agreements, plans and training take, wherever
// it stands in a body, is refused then: found in the schemas, so that one that is added is asked too.

interface Asked {
  operationId: string;
  body: z.ZodType;
  example: unknown;
  path: (string | number)[];
}
interface Schema {
  format?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
}

/** Where dates stand; of a list in its first place. */
function datesIn(schema: Schema, at: (string | number)[] = []): (string | number)[][] {
  if (schema.format === "date") return [at];
  return [
    ...Object.entries(schema.properties ?? {}).flatMap(([key, one]) => datesIn(one, [...at, key])),
    ...(schema.items ? datesIn(schema.items, [...at, 0]) : []),
    ...[...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].flatMap((one) => datesIn(one, at)),
  ];
}

function withDay(value: unknown, [key, ...rest]: (string | number)[], day: string): unknown {
  if (key === undefined) return day;
  if (typeof key === "number") {
    const list = Array.isArray(value) ? value : [];
    return [withDay(list[0], rest, day), ...list.slice(1)];
  }
  return { ...(value as object), [key]: withDay((value as Record<string, unknown> | undefined)?.[key], rest, day) };
}

const operations = [
  agreements,
  assessments,
  bodies,
  courses,
  decisions,
  meetings,
  quality,
  responses,
  rounds,
  sites,
  slots,
  specialists,
  unions,
  yearPlans,
].flat();
const asked = operations.flatMap((one): Asked[] => {
  const { operationId, body, examples } = one as {
    operationId: string;
    body?: z.ZodType;
    examples?: Record<string, { value: unknown }>;
  };
  if (!body || !examples) return [];
  const paths = datesIn(z.toJSONSchema(body, { io: "input", unrepresentable: "any" }) as Schema);
  const places = new Map(paths.map((path) => [path.join("/"), path]));
  return [...places.values()].map((path) => ({ operationId, body, example: Object.values(examples)[0]!.value, path }));
});
const isRefusedAt = ({ body, example, path }: Asked, day: string) => {
  const { error } = body.safeParse(withDay(example, path, day));
  const told = JSON.stringify(error?.issues ?? []);
  return /1900|ГГГГ/.test(told) && told.includes(JSON.stringify(path.at(-1)));
};

describe("a date of no time of ours", () => {
  test("stands in more than a dozen bodies", () => {
    expect(asked.length).toBeGreaterThan(12);
    expect(new Set(asked.map(({ operationId }) => operationId))).toContain("recordAgreement");
  });

  test.each(asked.map((one) => [one.operationId, `/${one.path.join("/")}`, one] as const))(
    "%s %s is refused, and a day of ours is none",
    (_, __, one) => {
      expect(["9999-12-31", "0001-01-01", "2101-01-01"].map((day) => isRefusedAt(one, day))).toEqual([
        true,
        true,
        true,
      ]);
      expect(isRefusedAt(one, "2025-03-03")).toBe(false);
    },
  );
});
