import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type S3, startS3 } from "./index.ts";

let home: string;
let s3: S3;
beforeAll(async () => {
  home = mkdtempSync(path.join(tmpdir(), "s3-"));
  s3 = await startS3({ home, tagsOf: (bucket, body) => ({ seen: `${bucket} ${body.length}` }) });
});
afterAll(async () => {
  await s3.close();
  rmSync(home, { recursive: true });
});

const ask = async (
  method: string,
  at: string,
  { body, headers }: { body?: string; headers?: Record<string, string> } = {},
) => {
  const answer = await fetch(`${s3.url}/${at}`, { method, body, headers });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};
const codeOf = ({ status, text }: { status: number; text: string }) => [status, /<Code>(\w+)/.exec(text)?.[1]];

test("An object is what was put last, whole or in part, until it is removed", async () => {
  await ask("PUT", "files/pilot/a", { body: "first" });
  const { headers } = await ask("PUT", "files/pilot/a", { body: "0123456789" });
  expect(headers.get("etag")).toBe('"781e5e245d69b566979b86e28d23f2c7"');
  expect((await ask("GET", "files/pilot/a")).text).toBe("0123456789");
  const part = await ask("GET", "files/pilot/a", { headers: { range: "bytes=7-99" } });
  expect([part.status, part.text, part.headers.get("content-range")]).toEqual([206, "789", "bytes 7-9/10"]);
  expect(codeOf(await ask("GET", "files/pilot/a", { headers: { range: "bytes=10-" } }))).toEqual([416, "InvalidRange"]);
  expect((await ask("HEAD", "files/pilot/a")).headers.get("content-length")).toBe("10");
  expect((await ask("GET", "files/pilot/a?tagging")).text).toContain("<Key>seen</Key><Value>files 10</Value>");
  expect((await ask("DELETE", "files/pilot/a")).status).toBe(204);
  expect(codeOf(await ask("GET", "files/pilot/a"))).toEqual([404, "NoSuchKey"]);
  expect((await ask("HEAD", "files/pilot/a")).status).toBe(404);
});

test("A name is taken once by whoever wants it free, and what is not offered says so", async () => {
  const headers = { "if-none-match": "*" };
  const both = await Promise.all(["one", "two"].map((body) => ask("PUT", "seals/s_1", { body, headers })));
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 412]);
  expect(codeOf(await ask("POST", "seals/s_1?uploads"))).toEqual([501, "NotImplemented"]);
  expect(codeOf(await ask("PUT", "seals"))).toEqual([501, "NotImplemented"]);
});

test("A listing comes page by page, in the order of keys, and each key as it is", async () => {
  for (const key of ["c & d", "a", "b", "x/1"]) await ask("PUT", `lists/${encodeURIComponent(key)}`, { body: key });
  const { text } = await ask("GET", "lists?list-type=2&max-keys=2");
  const keys = (xml: string) => Array.from(xml.matchAll(/<Key>([^<]*)/g), ([, key]) => key);
  const token = /<NextContinuationToken>([^<]+)/.exec(text)![1]!;
  const next = await ask("GET", `lists?list-type=2&max-keys=2&continuation-token=${token}`);
  expect([keys(text), keys(next.text)]).toEqual([
    ["a", "b"],
    ["c &#38; d", "x/1"],
  ]);
  expect(next.text).not.toContain("NextContinuationToken");
  expect(keys((await ask("GET", "lists?list-type=2&prefix=x/")).text)).toEqual(["x/1"]);
  expect(s3.objects("lists").map(({ key }) => key)).toEqual(["a", "b", "c & d", "x/1"]);
});
