import { generateKeyPairSync, sign } from "node:crypto";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { KMSClient } from "@aws-sdk/client-kms";
import { S3Client } from "@aws-sdk/client-s3";
import { s3Seals } from "@marshrut/aws/sealing";
import { sealsAt } from "@marshrut/aws/seals";
import type { Seals } from "@marshrut/core/shared";
import { memorySeals } from "@marshrut/core/shared/memory";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

// One contract for every adapter of the port. The bucket and the key are a small server that answers as S3 and KMS do.

let folder = "";
let server: Server;
const kept = new Map<string, Buffer>();
const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
const keyArn = "arn:aws:kms:eu-central-1:000000000000:key/seals";

const kms: Record<string, (input: { KeyId: string; Message: string; MessageType: string }) => object> = {
  GetPublicKey: () => ({ PublicKey: publicKey.export({ type: "spki", format: "der" }).toString("base64") }),
  Sign: ({ Message, MessageType }) => {
    expect(MessageType).toBe("RAW");
    return { Signature: sign("sha256", Buffer.from(Message, "base64"), privateKey).toString("base64") };
  },
};

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "seals-"));
  server = createServer(async (request, response) => {
    const key = request.url!.split("?")[0]!;
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const body = Buffer.concat(parts);
    const operation = String(request.headers["x-amz-target"] ?? "").replace("TrentService.", "");
    if (operation) {
      const input = JSON.parse(body.toString());
      expect(input.KeyId).toBe(keyArn);
      return response
        .writeHead(200, { "content-type": "application/x-amz-json-1.1" })
        .end(JSON.stringify(kms[operation]!(input)));
    }
    const xml = (status: number, code: string) =>
      response.writeHead(status, { "content-type": "application/xml" }).end(`<Error><Code>${code}</Code></Error>`);
    if (request.method === "PUT") {
      expect(request.headers["x-amz-checksum-sha256"]).toBeTruthy(); // Object Lock wants one
      if (request.headers["if-none-match"] === "*" && kept.has(key)) return xml(412, "PreconditionFailed");
      kept.set(key, body);
      return response.writeHead(200).end();
    }
    const found = kept.get(key);
    if (request.method === "HEAD") return response.writeHead(found ? 200 : 404).end();
    return found ? response.writeHead(200).end(found) : xml(404, "NoSuchKey");
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
  server.close();
  server.closeAllConnections();
});

const place = () => ({
  endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  region: "eu-central-1",
  credentials: { accessKeyId: "local", secretAccessKey: "local" },
  maxAttempts: 1,
});
const adapters: Record<string, () => Seals> = {
  memory: () => memorySeals(),
  folder: () => sealsAt(`folder:${folder}/seals`, `file:${folder}/key.pem`),
  bucket: () => s3Seals(new S3Client({ ...place(), forcePathStyle: true }), new KMSClient(place()), "seals", keyArn),
};

describe.each(Object.keys(adapters))("seals in %s", (name) => {
  it("takes each name once, and gives back what came first", async () => {
    const seals = adapters[name]!();
    expect(await seals.get("pilot/seal_00000001")).toBeUndefined();
    expect(await seals.has("pilot/seal_00000001")).toBe(false);
    expect(await seals.put("pilot/seal_00000001", Buffer.from("first"))).toBe(true);
    expect(await seals.put("pilot/seal_00000001", Buffer.from("second"))).toBe(false);
    expect(Buffer.from((await seals.get("pilot/seal_00000001"))!).toString()).toBe("first");
    expect(await seals.has("pilot/seal_00000001")).toBe(true);
    const both = await Promise.all(["a", "b"].map((text) => seals.put("pilot/seal_00000002", Buffer.from(text))));
    expect(both.toSorted()).toEqual([false, true]);
  });

  it("signs, and knows its signature from any other", async () => {
    const seals = adapters[name]!();
    const signature = await seals.sign("head");
    expect(await seals.check("head", signature)).toBe(true);
    expect(await seals.check("another head", signature)).toBe(false);
    expect(await seals.check("head", { ...signature, key: "another" })).toBe(false);
    expect(await memorySeals().check("head", signature)).toBe(false);
    expect(await seals.check("head", { ...signature, value: "AAAA" })).toBe(false);
  });
});

it("a folder's seals may be read and not written, and its key by the owner alone", async () => {
  const seals = adapters.folder!();
  await seals.put("pilot/seal_00000003", Buffer.from("x"));
  expect(statSync(`${folder}/seals/pilot/seal_00000003`).mode & 0o777).toBe(0o400);
  await seals.sign("head");
  expect(statSync(`${folder}/key.pem`).mode & 0o777).toBe(0o600);
  // Whoever loses the key cannot vouch for what it signed: a new one signs, and says of the old seals that they are not its own.
  const signature = await seals.sign("head");
  const pem = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({ type: "pkcs8", format: "pem" });
  writeFileSync(`${folder}/key.pem`, pem);
  expect(await adapters.folder!().check("head", signature)).toBe(false);
});

it("wants a place and a key of one kind", () => {
  for (const [at, key] of [
    ["s3:bucket", "file:/key"],
    ["folder:/seals", "kms:key"],
    ["folder:", "file:/key"],
    ["ftp:x", "file:/key"],
  ])
    expect(() => sealsAt(at!, key!)).toThrow(/SEALS and SEAL_KEY/);
});
