import type { ServiceHead } from "../service.ts";
import { learning } from "./learning.ts";
import { living } from "./living.ts";
import { support } from "./support.ts";

/**
 * The shipped catalogue, worded by us: what the measures of the region's roadmap ask for, and what an ИПРА recommends. Data without
 * standards, which are loaded when somebody reads them (`./standards`).
 */
export const catalogue: readonly ServiceHead[] = [...learning, ...living, ...support];

const byKey = new Map(catalogue.map((service) => [service.serviceKey, service]));

export const shipped = (serviceKey: string): ServiceHead | undefined => byKey.get(serviceKey);
