/** sst's configuration names one type of Bun for a feature that we do not use; Bun's own types would change Node's. */
export type Shell = never;
