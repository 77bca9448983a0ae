import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { Document } from "./document.ts";

// A paper of a hundred lines would not fit into a record of 400 KB once it is sealed; packed it takes a fifth of it.
export const pack = (document: Document): string => deflateRawSync(JSON.stringify(document)).toString("base64");
export const unpack = (packed: string): Document =>
  JSON.parse(inflateRawSync(Buffer.from(packed, "base64")).toString()) as Document;
