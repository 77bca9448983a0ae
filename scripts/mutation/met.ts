import path from "node:path";

/** Where a file of tests writes which mutants it came to. */
export const metFile = (folder: string, test: string): string => path.join(folder, test.replaceAll(/\W/g, "_"));

/** Which mutants each file of tests is asked about, by its path; of an empty id none is awake. */
export type Asked = Record<string, string[]>;
export const askedFile = (folder: string): string => path.join(folder, "asked");
