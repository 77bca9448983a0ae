import { expect } from "vitest";
import { described, problemsOf } from "../src/openapi/index.ts";
import { addressOf } from "../src/operation/index.ts";
import type { ProblemCode } from "../src/problems/index.ts";

const patterns = described.map((op) => ({
  op,
  pattern: new RegExp(`^${addressOf(op).replaceAll(/\{\w+\}/g, "[^/]+")}$`),
}));

/** The operation that a request asks for. A fixed word goes before a parameter: `/children/imports`. */
export function operationFor(method: string, path: string) {
  const bare = path.split("?")[0]!;
  const found = patterns.filter(({ op, pattern }) => op.method === method.toLowerCase() && pattern.test(bare));
  return found.toSorted((a, b) => a.op.path.split("{").length - b.op.path.split("{").length)[0]?.op;
}

/** Every answer is as its operation's description says: that status, that schema; or a problem that it names. */
export function expectAsDescribed(method: string, path: string, status: number, json: Record<string, unknown>): void {
  const op = operationFor(method, path);
  // 202: taken down for a second person, and told as what has kept it from being done.
  if (status >= 400 || status === 202) {
    expect(json, `${method} ${path}`).toMatchObject({
      status,
      instance: expect.stringMatching(/^urn:uuid:[0-9a-f-]{36}$/),
    });
    for (const member of ["title", "detail"])
      expect(json[member], `${member} of ${JSON.stringify(json)}`).toMatch(/[а-яё]/i);
    for (const member of ["titleEn", "detailEn", "type", "code"]) expect(json[member]).toEqual(expect.any(String));
    if (op) expect(problemsOf(op), `${op.operationId}: ${JSON.stringify(json)}`).toContain(json.code as ProblemCode);
    return;
  }
  if (!op) return;
  expect(status, `${method} ${path}`).toBe(op.answer.status);
  if (op.files && Object.keys(json).length === 0) return; // a file, in one of the types that the description names
  const parsed = op.answer.schema?.safeParse(json);
  expect(parsed?.error?.issues ?? [], `${op.operationId} answered ${JSON.stringify(json)}`).toEqual([]);
}
