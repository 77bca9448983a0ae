import { createPublicKey, verify } from "node:crypto";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Kms, startKms } from "./index.ts";

let home: string;
let file: string;
let kms: Kms;
beforeAll(async () => {
  home = mkdtempSync(path.join(tmpdir(), "kms-"));
  file = path.join(home, "kms.json");
  kms = await startKms({ file });
});
afterAll(async () => {
  await kms.close();
  rmSync(home, { recursive: true });
});

const arn = (name: string) => `arn:aws:kms:eu-central-1:000000000000:key/${name}`;
const ask = async (operation: string, input: object, at = kms): Promise<Record<string, string>> => {
  const headers = { "x-amz-target": `TrentService.${operation}` };
  const answer = await fetch(at.url, { method: "POST", headers, body: JSON.stringify(input) });
  return (await answer.json()) as Record<string, string>;
};

test("A data key opens under its key and its context alone, also after a restart", async () => {
  const EncryptionContext = { use: "data", tenant: "pilot" };
  const { Plaintext, CiphertextBlob } = await ask("GenerateDataKey", { KeyId: arn("One"), EncryptionContext });
  const open = (more: object, at = kms) =>
    ask("Decrypt", { KeyId: arn("One"), CiphertextBlob, EncryptionContext, ...more }, at);
  expect((await open({ EncryptionContext: { tenant: "pilot", use: "data" } })).Plaintext).toBe(Plaintext);
  for (const other of [
    { KeyId: arn("Two") },
    { EncryptionContext: { use: "mac", tenant: "pilot" } },
    { EncryptionContext: undefined },
  ])
    expect((await open(other)).__type).toBe("InvalidCiphertextException");
  const again = await startKms({ file });
  expect((await open({}, again)).Plaintext).toBe(Plaintext);
  await again.close();
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test("A pair signs, and its public half says so; what is not a key, or not offered, is refused by name", async () => {
  const Message = Buffer.from("head").toString("base64");
  const how = { KeyId: arn("Seal"), Message, MessageType: "RAW", SigningAlgorithm: "ECDSA_SHA_256" };
  const { Signature } = await ask("Sign", how);
  const { PublicKey } = await ask("GetPublicKey", { KeyId: arn("Seal") });
  const key = createPublicKey({ key: Buffer.from(PublicKey!, "base64"), type: "spki", format: "der" });
  expect(verify("sha256", Buffer.from("head"), key, Buffer.from(Signature!, "base64"))).toBe(true);
  expect((await ask("Sign", { ...how, MessageType: "DIGEST" })).__type).toBe("InvalidKeyUsageException");
  expect((await ask("GenerateDataKey", { KeyId: "alias/one" })).__type).toBe("NotFoundException");
  expect((await ask("ScheduleKeyDeletion", {})).__type).toBe("UnknownOperationException");
});
