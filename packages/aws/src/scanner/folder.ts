import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Scanner, Verdict } from "@marshrut/core/shared";
import { folderFiles } from "../files/index.ts";

/** By which every scanner can be tried (eicar.org); put together here, since scanners of disks and mail find it in a source, too. */
const eicar = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR", "STANDARD", "ANTIVIRUS", "TEST", "FILE!$H+H*"].join("-");

/** Whether a stand-in for a scanner takes a file for harmful. */
export const isHarmful = (bytes: Uint8Array): boolean => Buffer.from(bytes).includes(eicar);

/**
 * The stand-in for a scanner on this machine: it knows one harmful file, EICAR's, and finds it anywhere in the bytes. A file `says` in the
 * folder, with `pending` or `failed` in it, makes it slow or ill.
 */
export function folderScanner(folder: string): Scanner {
  const files = folderFiles(folder);
  return {
    submit: (name, bytes) => files.put(name, bytes),
    async verdict(name) {
      const bytes = await files.get(name);
      if (!bytes) return "failed";
      return (await said(folder)) ?? (isHarmful(bytes) ? "infected" : "clean");
    },
    forget: (name) => files.remove(name),
  };
}

async function said(folder: string): Promise<Verdict | undefined> {
  const text = await readFile(path.join(folder, "says"), "utf8").catch(() => "");
  return (["pending", "failed"] as const).find((verdict) => verdict === text.trim());
}
