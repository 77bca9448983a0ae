import type { Seals } from "@marshrut/core/shared";
import { folderSeals } from "./folder.ts";

/**
 * Seals at `s3:<bucket>` signed by `kms:<key ARN>` on AWS, in `folder:<path>` signed by `file:<path>` locally.
 * @throws Error for anything else
 */
export function sealsAt(place: string, key: string): Seals {
  const [at, of] = [parted(place), parted(key)];
  if (at.kind === "folder" && of.kind === "file" && at.rest && of.rest) return folderSeals(at.rest, of.rest);
  if (at.kind === "s3" && of.kind === "kms" && at.rest && of.rest)
    return whenUsed(async () => (await import("../sealing/index.ts")).bucketSeals(at.rest, of.rest));
  throw new Error("SEALS and SEAL_KEY must be s3:<bucket> and kms:<key>, or folder:<path> and file:<path>");
}

const parted = (text: string) => ({ kind: text.slice(0, text.indexOf(":")), rest: text.slice(text.indexOf(":") + 1) });

/** The clients of S3 and KMS are large, and few requests of the API look at a seal. */
function whenUsed(make: () => Promise<Seals>): Seals {
  let made: Promise<Seals> | undefined;
  const seals = () => {
    made ??= make();
    return made;
  };
  return {
    put: async (name, bytes) => (await seals()).put(name, bytes),
    get: async (name) => (await seals()).get(name),
    has: async (name) => (await seals()).has(name),
    sign: async (text) => (await seals()).sign(text),
    check: async (text, signature) => (await seals()).check(text, signature),
  };
}
