import type { ServiceKey, Standard, Volume } from "../service.ts";
import { learning } from "./learning.ts";
import { living } from "./living.ts";
import { support } from "./support.ts";

const all: Readonly<Record<ServiceKey, Standard>> = { ...learning, ...living, ...support };

/** The standard that ships with a service of the catalogue: its first version. */
export const shippedStandard = (serviceKey: ServiceKey): Standard => {
  const found = all[serviceKey];
  if (!found) throw new TypeError(`The catalogue ships no standard of ${serviceKey}`);
  return found;
};

export const shippedVolumes: ReadonlyArray<readonly [ServiceKey, Volume]> = Object.entries(all).map(
  ([key, { volume }]) => [key, volume] as const,
);
