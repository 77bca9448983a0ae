import { scannerAt } from "@marshrut/aws/scanner";
import { once } from "./once.ts";

/** Who looks for malware in files: nobody for functions that take and hand out none, and for stages that have it off. */
export const scanner = once(() => scannerAt(process.env.SCANS || "off"));
