import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { PutItemCommand } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { clientOf, makeTables, type Store, startStore } from "../../../../test/contract/parts/dynoxide.ts";
import { keysAreThere } from "./keys.ts";

let store: Store;
let home: string;
beforeAll(async () => {
  store = await startStore();
  home = mkdtempSync(path.join(tmpdir(), "keys-"));
});
afterAll(async () => {
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true });
  await store.close();
});

it("starts where nothing is sealed yet, and not beside sealed data whose keys are gone, which it says in words", async () => {
  const file = path.join(home, "keys.json");
  vi.stubEnv("KEYRING", `file:${file}`);
  const { vault } = await makeTables(store.endpoint);
  const client = clientOf(store.endpoint);
  const start = () => keysAreThere(client, vault);
  await start();
  await client.send(new PutItemCommand({ TableName: vault, Item: { pk: { S: "T#a#KEYS" }, sk: { S: "1" } } }));
  await expect(start()).rejects.toMatchObject({
    name: "StartError",
    text: { ru: expect.stringContaining(file), en: expect.stringContaining("Restore the file from a copy") },
  });
  writeFileSync(file, "{}");
  await start();
  vi.stubEnv("KEYRING", "kms:1");
  await start();
});
