import type { Scanner } from "@marshrut/core/shared";
import { folderScanner } from "./folder.ts";

export { isHarmful } from "./folder.ts";

/**
 * Who looks for malware: at `s3:<bucket>` whatever tags its objects on AWS, in `folder:<path>` the local stand-in, at `off` nobody.
 * @throws Error for anything else
 */
export function scannerAt(place: string): Scanner | undefined {
  if (place === "off") return undefined;
  const [kind, rest] = [place.slice(0, place.indexOf(":")), place.slice(place.indexOf(":") + 1)];
  if (kind === "s3" && rest) return whenUsed(async () => (await import("../scanning/index.ts")).bucketScanner(rest));
  if (kind === "folder" && rest) return folderScanner(rest);
  throw new Error("SCANS must be s3:<bucket>, folder:<path> or off");
}

/** Made with the first use: S3's client is large, and few requests have a file. */
function whenUsed(make: () => Promise<Scanner>): Scanner {
  let made: Promise<Scanner> | undefined;
  const scanner = () => {
    made ??= make();
    return made;
  };
  return {
    submit: async (name, bytes) => (await scanner()).submit(name, bytes),
    verdict: async (name) => (await scanner()).verdict(name),
    forget: async (name) => (await scanner()).forget(name),
  };
}
