import { describe, expect, it } from "vitest";
import * as z from "zod";
import { parse } from "./input.ts";
import { flattened, isOfShape } from "./issue.ts";
import { carrying, says } from "./issue.words.ts";
import { Refusal } from "./refusal.ts";

/** What is said of a wrong value: `pointer: по-русски / in English`. */
function said(schema: z.ZodType, input: unknown): string[] {
  try {
    parse(schema, input);
    return [];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.fields.map(({ pointer, message }) => `${pointer}: ${message.ru} / ${message.en}`);
  }
}

describe("a schema's own words come through in both languages, a slash within them too", () => {
  const own = { error: says("так или / эдак", "this and / or that") };
  it.each<[string, z.ZodType, unknown]>([
    ["a pattern", z.string().regex(/^a$/, own), "b"],
    ["a format", z.email(own), "b"],
    ["a date", z.iso.date(own), "2025-02-30"],
    ["base64", z.base64(own), "?"],
    ["a bound", z.string().max(1, own), "bb"],
    ["a type", z.string(own), 1],
    ["a check of its own", z.string().refine(() => false, own), "b"],
    [
      "an issue that it raises",
      z
        .string()
        .superRefine((_, ctx) =>
          ctx.addIssue({ code: "custom", ...carrying({ ru: "так или / эдак", en: "this and / or that" }) }),
        ),
      "b",
    ],
  ])("of %s", (_, schema, input) => {
    expect(said(schema, input)).toEqual([": так или / эдак / this and / or that"]);
    const { error } = schema.safeParse(input);
    expect(error!.issues[0]!.message).toBe("так или / эдак / this and / or that");
  });

  it("of a choice, at what chooses", () => {
    const schema = z.discriminatedUnion("kind", [z.strictObject({ kind: z.literal("a") })], own);
    expect(said(schema, { kind: "b" })).toEqual(["/kind: так или / эдак / this and / or that"]);
  });

  it("within a part of a union, and at its place", () => {
    const schema = z.strictObject({ a: z.union([z.strictObject({ b: z.email(own) }), z.number()]) });
    expect(said(schema, { a: { b: "x" } })).toEqual(["/a/b: так или / эдак / this and / or that"]);
  });
});

it("a message with a slash that carries no text is not taken apart", () => {
  expect(said(z.string().regex(/^a$/, { error: "and / or" }), "b")).toEqual([
    ": строка вида /^a$/ / a string matching /^a$/",
  ]);
});

it.each<[z.ZodType, unknown, string]>([
  [z.strictObject({ a: z.string() }), {}, "/a: обязательное поле: строка / required: a string"],
  [z.strictObject({ a: z.string() }), { a: 1 }, "/a: здесь нужно: строка / should be a string"],
  [
    z.strictObject({}),
    { "a/b": 1 },
    '/a~1b: поля «a/b» здесь нет, уберите его / there is no field "a/b" here, remove it',
  ],
  [z.string().min(2), "x", ": не меньше 2 знаков / at least 2 characters"],
  [z.array(z.int()).max(1), [1, 2], ": не больше 1 элемента / at most 1 item"],
  [z.enum(["a", "b"]), "c", ": одно из: a, b / one of: a, b"],
  [z.int(), 1.5, ": здесь нужно: целое число / should be an integer"],
])("what a schema leaves unsaid is said for it: %#", (schema, input, text) => {
  expect(said(schema, input)).toEqual([text]);
});

it("a union is told by its best alternative, and shape is told from value", () => {
  const schema = z.union([z.strictObject({ a: z.int(), b: z.int() }), z.strictObject({ c: z.email() })]);
  const input = { c: "x" };
  const issues = flattened(schema.safeParse(input).error!.issues, input);
  expect(issues.map(({ path }) => path)).toEqual([["c"]]);
  expect(issues.some((issue) => isOfShape(issue, input))).toBe(false);
  const other = { c: 1 };
  expect(flattened(schema.safeParse(other).error!.issues, other).some((i) => isOfShape(i, other))).toBe(true);
});
