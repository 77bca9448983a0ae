import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { S3Client } from "@aws-sdk/client-s3";
import { scannerAt } from "@marshrut/aws/scanner";
import { s3Scanner } from "@marshrut/aws/scanning";
import type { Scanner } from "@marshrut/core/shared";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

// One contract for both adapters of the port. The bucket is a small server that answers as S3 does, and tags as GuardDuty does.

const eicar = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR", "STANDARD", "ANTIVIRUS", "TEST", "FILE!$H+H*"].join("-");
let folder = "";
let server: Server;
/** What is in the bucket, and what it is tagged with; GuardDuty needs a moment. */
const kept = new Map<string, Buffer>();
let tagged: (bytes: Buffer) => string | undefined;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "scans-"));
  server = createServer(async (request, response) => {
    const [key = "", query] = request.url!.split("?");
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    if (request.method === "PUT") kept.set(key, Buffer.concat(parts));
    if (request.method === "DELETE") kept.delete(key);
    if (request.method !== "GET") return response.writeHead(200).end();
    const found = kept.get(key);
    expect(query).toContain("tagging");
    const answer = (status: number, xml: string) =>
      response.writeHead(status, { "content-type": "application/xml" }).end(xml);
    if (!found) return answer(404, "<Error><Code>NoSuchKey</Code></Error>");
    const value = tagged(found);
    const tag = value ? `<Tag><Key>GuardDutyMalwareScanStatus</Key><Value>${value}</Value></Tag>` : "";
    return answer(200, `<Tagging><TagSet><Tag><Key>other</Key><Value>x</Value></Tag>${tag}</TagSet></Tagging>`);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
  server.close();
  server.closeAllConnections();
});

const bucket = () =>
  s3Scanner(
    new S3Client({
      endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      region: "eu-central-1",
      credentials: { accessKeyId: "local", secretAccessKey: "local" },
      maxAttempts: 1,
      forcePathStyle: true,
    }),
    "scans",
  );
const adapters: Record<string, () => Scanner> = { folder: () => scannerAt(`folder:${folder}`)!, bucket };

describe.each(Object.keys(adapters))("a scanner in a %s", (name) => {
  it("tells clean from infected, of each file by its name, and has nothing of what was let go", async () => {
    tagged = (bytes) => (bytes.includes(eicar) ? "THREATS_FOUND" : "NO_THREATS_FOUND");
    const scanner = adapters[name]!();
    await scanner.submit("pilot/attachment_1", Buffer.from("a scan"));
    await scanner.submit("pilot/attachment_2", Buffer.from(`a scan with ${eicar} in it`));
    expect(await scanner.verdict("pilot/attachment_1")).toBe("clean");
    expect(await scanner.verdict("pilot/attachment_2")).toBe("infected");
    await scanner.submit("pilot/attachment_2", Buffer.from("another"));
    expect(await scanner.verdict("pilot/attachment_2")).toBe("clean");
    await scanner.forget("pilot/attachment_2");
    await scanner.forget("pilot/attachment_2");
    expect(await scanner.verdict("pilot/attachment_2")).toBe("failed");
    await expect(scanner.submit("../elsewhere", Buffer.from("x"))).rejects.toThrow(RangeError);
  });
});

it("believes no tag but the two that are certain", async () => {
  const scanner = bucket();
  await scanner.submit("pilot/attachment_3", Buffer.from("x"));
  const said = async (value: string | undefined) => {
    tagged = () => value;
    return scanner.verdict("pilot/attachment_3");
  };
  expect(await said(undefined)).toBe("pending");
  for (const value of ["UNSUPPORTED", "ACCESS_DENIED", "FAILED", "SKIPPED", "no_threats_found"])
    expect(await said(value), value).toBe("failed");
});

it("is nobody where it is off, and an error where it is neither", () => {
  expect(scannerAt("off")).toBeUndefined();
  for (const place of ["", "on", "s3:", "http://scans"]) expect(() => scannerAt(place)).toThrow(/SCANS must be/);
});
