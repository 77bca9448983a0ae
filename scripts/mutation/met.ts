import path from "node:path";

/** Where a file of tests writes which mutants it came to. */
export const metFile = (folder: string, test: string): string => path.join(folder, test.replaceAll(/\W/g, "_"));
