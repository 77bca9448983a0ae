import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, randomUUID, sign } from "node:crypto";
import { access, chmod, link, mkdir, open, readFile, unlink } from "node:fs/promises";
import path from "node:path";

import type { Seals } from "@marshrut/core/shared";
import { safe } from "../files/name.ts";
import { isSignedBy, keyId } from "./signature.ts";

/**
 * Seals in a folder of this machine, each for reading only, and the private key in a file (mode 0600, made at the first
 * signature). The stand-in for Object Lock and KMS: whoever owns the machine can do anything, and no one by mistake.
 */
export function folderSeals(folder: string, keyFile: string): Seals {
  let loaded: Promise<KeyObject> | undefined;
  const key = () => {
    loaded ??= privateKey(keyFile);
    return loaded;
  };
  return {
    async put(name, bytes) {
      const file = path.join(folder, safe(name));
      await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
      return linked(file, bytes, 0o400);
    },
    get: (name) => read(path.join(folder, safe(name))),
    has: (name) => isThere(path.join(folder, safe(name))),
    async sign(text) {
      const signer = await key();
      return {
        key: keyId(createPublicKey(signer)),
        value: sign("sha256", Buffer.from(text), signer).toString("base64"),
      };
    },
    check: async (text, signature) => isSignedBy(createPublicKey(await key()), text, signature),
  };
}

async function privateKey(file: string): Promise<KeyObject> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const there = await read(file);
  if (there) return createPrivateKey(there);
  const { privateKey: made } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  await linked(file, Buffer.from(made.export({ type: "pkcs8", format: "pem" })), 0o600);
  return createPrivateKey(await readFile(file));
}

/** Written aside, forced to the disk and then linked to its name: there is never half a file, and the first of two wins. */
async function linked(file: string, bytes: Uint8Array, mode: number): Promise<boolean> {
  const aside = `${file}.${randomUUID()}`;
  const handle = await open(aside, "wx", 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await chmod(aside, mode);
  try {
    await link(aside, file);
    return true;
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error;
    return false;
  } finally {
    await unlink(aside);
  }
}

async function read(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
}

const isThere = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    (error: unknown) => {
      if (codeOf(error) === "ENOENT") return false;
      throw error;
    },
  );

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code;
