/** S3 on the wire, over one file of this machine: for whoever is to run with AWS's own adapters, and for distributed Maps. */
export { type S3, startS3 } from "./s3.ts";
