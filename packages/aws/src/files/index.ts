import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import path from "node:path";
import type { Files } from "@marshrut/core/shared";
import { safe } from "./name.ts";

/** Files in a folder of this machine. A file is whole or not there: it is written beside, synced and renamed. */
export const folderFiles = (folder: string): Files => ({
  async put(name, bytes) {
    const file = path.join(folder, safe(name));
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
    const beside = `${file}.${process.pid}.${Date.now()}.tmp`;
    const handle = await open(beside, "w", 0o600);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(beside, file);
  },
  async get(name) {
    try {
      return await readFile(path.join(folder, safe(name)));
    } catch (error) {
      if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
      throw error;
    }
  },
  remove: (name) => rm(path.join(folder, safe(name)), { force: true }),
});

/** `s3:<bucket>` on AWS, `folder:<path>` locally. @throws Error for anything else */
export function filesAt(place: string): Files {
  const [kind, rest] = [place.slice(0, place.indexOf(":")), place.slice(place.indexOf(":") + 1)];
  if (kind === "s3" && rest) return whenUsed(async () => (await import("../bucket/index.ts")).bucketFiles(rest));
  if (kind === "folder" && rest) return folderFiles(rest);
  throw new Error("FILES must be s3:<bucket> or folder:<path>");
}

/** Made with the first use: S3's client is large, and few requests have a file. */
function whenUsed(make: () => Promise<Files>): Files {
  let made: Promise<Files> | undefined;
  const files = () => {
    made ??= make();
    return made;
  };
  return {
    put: async (name, bytes) => (await files()).put(name, bytes),
    get: async (name) => (await files()).get(name),
    remove: async (name) => (await files()).remove(name),
  };
}
