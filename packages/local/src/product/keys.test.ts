import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { afterAll, expect, it, vi } from "vitest";
import type { StartError } from "../start-error/index.ts";
import { keysAreThere } from "./keys.ts";

const home = mkdtempSync(path.join(tmpdir(), "keys-"));
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true });
});

it("starts where nothing is sealed yet, and not beside sealed data whose keys are gone or cannot be read, which it says in words", async () => {
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
  for (const [text, mode] of [
    ["{}", 0o600],
    ['{"roots":[{"id":"1","key":"c2VjcmV0', 0o600],
    [JSON.stringify({ roots: [{ id: "1", key: Buffer.alloc(32).toString("base64") }] }), 0o644],
  ] as const) {
    writeFileSync(file, text, { mode });
    const refused = await start().catch((error: StartError) => error);
    expect(refused).toMatchObject({
      name: "StartError",
      message: expect.stringMatching(/не прочесть.*cannot be read/s),
    });
    expect((refused as StartError).message).not.toContain("c2VjcmV0");
    rmSync(file);
  }
  writeFileSync(file, JSON.stringify({ roots: [{ id: "1", key: Buffer.alloc(32).toString("base64") }] }), {
    mode: 0o600,
  });
  await start();
  rmSync(file);
  vi.stubEnv("KEYRING", "kms:1");
  await start();
});
