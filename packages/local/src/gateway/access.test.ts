import { expect, test } from "vitest";
import { accessLine } from "./access.ts";

const at = Date.UTC(2026, 2, 2, 3, 0, 7);

test("a request is one line in the region's time", () => {
  expect(accessLine({ at, method: "GET", path: "/health", status: 200, ms: 4 }, "Asia/Novokuznetsk")).toBe(
    "2026-03-02 10:00:07  GET    200  /health  4 ms",
  );
});

test("a refusal says its code, an accident what it was", () => {
  const request = { at, method: "POST", path: "/v1/children", ms: 12 };
  expect(accessLine({ ...request, status: 409, code: "child.similar" }, "UTC")).toMatch(
    /409 {2}.*12 ms {2}child.similar$/,
  );
  expect(accessLine({ ...request, status: 500, error: "Error: x" }, "UTC")).toMatch(/500 {2}.*12 ms {2}Error: x$/);
});

test.each([
  ["/v1/children/child_01JNE0000000000000000000AA/consents", 200],
  ["/v1/children/child_01JNE0000000000000000000AA", 404],
  ["/v1/periods/2025-Q1/report", 200],
  ["/openapi.json", 200],
  ["/", 200],
])("ids and words of ours are shown: %s", (path, status) => {
  expect(accessLine({ at, method: "GET", path, status, ms: 1 }, "UTC")).toContain(`  ${path}  `);
});

test.each([
  ["/v1/children/%D0%98%D0%B2%D0%B0%D0%BD", 404, "/v1/children/*"],
  ["/v1/children/ivanova", 404, "/v1/children/*"],
  ["/v1/112-233-445%2095/11223344595", 404, "/v1/*/*"],
  ["/v1/routes/route_01JNE0000000000000000000AA/ivanova", 405, "/v1/routes/route_01JNE0000000000000000000AA/*"],
  ["/v1/accounts/Ivanova.Anna/block", 200, "/v1/accounts/*/block"],
])("whatever else is written into an address is not: %s", (path, status, text) => {
  expect(accessLine({ at, method: "GET", path, status, ms: 1 }, "UTC")).toContain(`  ${text}  `);
});
