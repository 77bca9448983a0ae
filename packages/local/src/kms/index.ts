/** KMS on the wire, over one file of this machine: for whoever is to run with AWS's own adapters. */
export { type Kms, startKms } from "./kms.ts";
