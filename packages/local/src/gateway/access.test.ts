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
