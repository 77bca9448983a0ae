import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { S3Client } from "@aws-sdk/client-s3";
import { folderFiles, s3Files } from "@marshrut/aws";
import type { Files } from "@marshrut/core/shared";
import { memoryFiles } from "@marshrut/core/shared/memory";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

// One contract for every adapter of the port; the bucket is a small server that keeps what S3's wire brings.

let folder = "";
let server: Server;
const adapters: Record<string, () => Files> = {
  memory: () => memoryFiles(),
  folder: () => folderFiles(folder),
  bucket: () =>
    s3Files(
      new S3Client({
        endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        region: "eu-central-1",
        forcePathStyle: true,
        credentials: { accessKeyId: "local", secretAccessKey: "local" },
        requestChecksumCalculation: "WHEN_REQUIRED",
      }),
      "files",
    ),
};

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "files-"));
  const kept = new Map<string, Buffer>();
  server = createServer(async (request, response) => {
    const key = request.url!.split("?")[0]!;
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    if (request.method === "PUT") kept.set(key, Buffer.concat(parts));
    if (request.method === "DELETE") kept.delete(key);
    const found = kept.get(key);
    if (request.method !== "GET") return response.writeHead(request.method === "PUT" ? 200 : 204).end();
    if (found) return response.writeHead(200).end(found);
    const type = { "content-type": "application/xml" };
    return response.writeHead(404, type).end("<Error><Code>NoSuchKey</Code><Message>none</Message></Error>");
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
  server.close();
  server.closeAllConnections();
});

describe.each(Object.keys(adapters))("files in %s", (name) => {
  it("gives back what was put, replaces it, and forgets it", async () => {
    const files = adapters[name]!();
    expect(await files.get("pilot/attachment_1")).toBeUndefined();
    await files.put("pilot/attachment_1", Buffer.from([0, 1, 255]));
    expect([...(await files.get("pilot/attachment_1"))!]).toEqual([0, 1, 255]);
    await files.put("pilot/attachment_1", Buffer.from([7]));
    expect([...(await files.get("pilot/attachment_1"))!]).toEqual([7]);
    await files.remove("pilot/attachment_1");
    await files.remove("pilot/attachment_1");
    expect(await files.get("pilot/attachment_1")).toBeUndefined();
  });
});

it.each(["../keys.json", "pilot/../../keys", "/etc/passwd", "pilot/a/b", "pilot"])(
  "does not climb out: %s",
  async (name) => {
    await expect(folderFiles(folder).get(name)).rejects.toThrow(RangeError);
  },
);
