import type { Described } from "../operation/index.ts";
import { type ProblemCode, problemStatus, titles } from "../problems/index.ts";
import type { JsonSchema } from "./schemas.ts";

/** Reasons for which an operation may be refused, beyond those that it names itself. */
export function problemsOf(op: Described): ProblemCode[] {
  const write = op.method !== "get" && (!op.open || op.body !== undefined);
  const codes: Array<ProblemCode | false | undefined> = [
    ...(op.open ? [] : (["auth.required", "auth.invalid", "forbidden", "request.too-many"] as const)),
    (!op.open || write) && "request.invalid",
    !op.open && op.path.includes("{") && "not-found",
    ...(!op.open && op.path.includes("{childId}") ? (["child.merged", "child.erased"] as const) : []),
    write && !op.open && op.path.includes("{childId}") && "child.merging",
    op.query && "cursor" in shapeOf(op.query) && "cursor.invalid",
    ...(write ? (["request.malformed", "request.too-large", "request.media-type"] as const) : []),
    write && "input.invalid",
    write && "limit.reached",
    ...(write && !op.open ? (["idempotency.mismatch", "conflict.busy"] as const) : []),
    op.ifMatch && "conflict.version",
    op.ifMatch === "required" && "request.version-required",
    ...(op.refusals ?? []),
    "server.unavailable",
    "server.failed",
  ];
  return [...new Set(codes.filter((code): code is ProblemCode => Boolean(code)))];
}

const shapeOf = (schema: object): object => ("shape" in schema ? (schema.shape as object) : {});

/** The responses of an operation that are problems, by status. */
export function problemResponses(codes: readonly ProblemCode[]): Record<string, JsonSchema> {
  const byStatus = Map.groupBy(codes, (code) => problemStatus[code]);
  return Object.fromEntries(
    [...byStatus]
      .sort(([a], [b]) => a - b)
      .map(([status, list]) => [
        String(status),
        {
          description: list.map((code) => `\`${code}\` — ${titles[code].ru} / ${titles[code].en}`).join("\n\n"),
          content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
        },
      ]),
  );
}

/** RFC 9457 with our members. */
export const problemSchema = (codes: readonly ProblemCode[]): JsonSchema => ({
  type: "object",
  description: "RFC 9457. title, detail: по-русски / in Russian; titleEn, detailEn: по-английски / in English.",
  required: ["type", "status", "code", "title", "titleEn", "detail", "detailEn", "instance"],
  properties: {
    type: { type: "string", format: "uri-reference", description: "Где объяснён код / where the code is explained" },
    status: { type: "integer" },
    code: { type: "string", enum: codes, description: "Не меняется никогда / stable" },
    title: { type: "string" },
    titleEn: { type: "string" },
    detail: { type: "string" },
    detailEn: { type: "string" },
    instance: { type: "string", format: "uri", description: "Номер запроса / request id" },
    errors: {
      type: "array",
      items: {
        type: "object",
        required: ["in", "pointer", "detail", "detailEn"],
        properties: {
          in: { type: "string", enum: ["body", "query", "header"] },
          pointer: { type: "string", description: "JSON pointer (RFC 6901)" },
          detail: { type: "string" },
          detailEn: { type: "string" },
        },
      },
    },
    state: {
      type: "string",
      enum: ["awaiting_confirmation"],
      description: "Ещё не сделано: ждёт второго сотрудника / not done yet: it waits for a second person",
    },
    current: { description: "Состояние, на которое надо посмотреть / the state to look at" },
  },
});
