import { expect, test } from "vitest";
import { router } from "./routes.ts";

const keys = [
  "$default",
  "ANY /v1/{proxy+}",
  "OPTIONS /v1/{proxy+}",
  "GET /v1/files",
  "POST /v1/reports/respond",
  "GET /v1/reports/{reportId}",
  "GET /v1/calendars/{token}",
];
const choose = router(keys.map((key) => ({ key, token: false })));

test.each([
  ["GET", "/v1/files", "GET /v1/files"],
  ["POST", "/v1/files", "ANY /v1/{proxy+}"],
  ["GET", "/v1/files/", "ANY /v1/{proxy+}"],
  ["GET", "/v1/files/more", "ANY /v1/{proxy+}"],
  ["GET", "/v1/Files", "ANY /v1/{proxy+}"],
  ["OPTIONS", "/v1/files", "OPTIONS /v1/{proxy+}"],
  ["GET", "/v1/reports/respond", "GET /v1/reports/{reportId}"],
  ["POST", "/v1/reports/respond", "POST /v1/reports/respond"],
  ["GET", "/v1/calendars/a.b", "GET /v1/calendars/{token}"],
  ["GET", "/v1/calendars/a/b", "ANY /v1/{proxy+}"],
  ["GET", "/v1", "$default"],
  ["GET", "/v1/", "$default"],
  ["GET", "/v1x/files", "$default"],
  ["GET", "/docs", "$default"],
])("%s %s goes by %s", (method, path, key) => {
  expect(choose(method, path)?.key).toBe(key);
});

test("what no route takes has none, whatever the order they are listed in", () => {
  expect(router([{ key: "GET /a.b", token: true }])("GET", "/axb")).toBeUndefined();
  const reversed = router(keys.toReversed().map((key) => ({ key, token: false })));
  expect(reversed("GET", "/v1/files")?.key).toBe("GET /v1/files");
});
