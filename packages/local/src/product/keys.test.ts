import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { afterAll, expect, it, vi } from "vitest";
import { keysAreThere } from "./keys.ts";

const home = mkdtempSync(path.join(tmpdir(), "keys-"));
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true });
});

it("starts where nothing is sealed yet, and not beside sealed data whose keys are gone, which it says in words", async () => {
  const file = path.join(home, "keys.json");
  vi.stubEnv("KEYRING", `file:${file}`);
  let sealed = 0;
  const client = { send: async () => ({ Count: sealed }) } as unknown as DynamoDBClient;
  const start = () => keysAreThere(client, "vault");
  await start();
  sealed = 1;
  await expect(start()).rejects.toMatchObject({
    name: "StartError",
    text: { ru: expect.stringContaining(file), en: expect.stringContaining("Restore the file from a copy") },
  });
  writeFileSync(file, "{}");
  await start();
  rmSync(file);
  vi.stubEnv("KEYRING", "kms:1");
  await start();
});
