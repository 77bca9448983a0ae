import { once } from "@marshrut/aws/once";
import { scannerAt } from "@marshrut/aws/scanner";
import { setting } from "./setting.ts";

/** Who looks for malware in files: nobody in stages that have it off. */
export const scanner = once(() => scannerAt(setting("SCANS")));
