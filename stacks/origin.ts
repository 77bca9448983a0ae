import { physical } from "../infra/names.ts";
import type { Settings } from "../infra/settings.ts";

/** By what the API knows that a request came by CloudFront. */
export interface OriginKeys {
  newest: $util.Output<string>;
  /** SHA-256 of each that is taken, for the API: it need not know them to recognise them. */
  hashes: $util.Output<string>;
}

/**
 * A key that CloudFront adds to each request. AWS makes it (as a key of API Gateway, which are random texts of 40 characters
 * and cost nothing), so that nobody chooses or types it. The generation before is taken too: CloudFront needs minutes to change.
 */
export function originKeys({ originGeneration: newest }: Settings): OriginKeys {
  const values = [newest, newest - 1]
    .filter((generation) => generation > 0)
    .map(
      (generation) =>
        new aws.apigateway.ApiKey(`OriginKey${generation}`, {
          name: physical(`origin-${generation}`),
          description: "Added by CloudFront, so that nobody comes past it",
        }).value,
    );
  return {
    newest: values[0]!,
    hashes: $resolve(values).apply(async (all) => (await Promise.all(all.map(sha256))).join(",")),
  };
}

async function sha256(text: string): Promise<string> {
  return Buffer.from(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text))).toString("hex");
}
