import { createHash, createHmac, createSecretKey, type Hash, type Hmac } from "node:crypto";
import type { SourceData } from "@smithy/types";

/**
 * The hash by which requests are signed, as the SDK's own over Node's; but a key in bytes is made a key object first. Node 24 asks of bytes whether they
 * are one by a failure that it catches, which takes 9 µs of the 13 of a signature.
 */
export class Sha256 {
  #secret: SourceData | undefined;
  #hash: Hash | Hmac;

  constructor(secret?: SourceData) {
    this.#secret = secret;
    this.#hash = begin(secret);
  }

  update(data: SourceData): void {
    this.#hash.update(typeof data === "string" ? data : bytesOf(data));
  }

  async digest(): Promise<Uint8Array> {
    const { buffer, byteOffset, byteLength } = this.#hash.digest();
    return new Uint8Array(buffer, byteOffset, byteLength);
  }

  reset(): void {
    this.#hash = begin(this.#secret);
  }
}

const begin = (secret: SourceData | undefined): Hash | Hmac =>
  secret === undefined
    ? createHash("sha256")
    : createHmac("sha256", typeof secret === "string" ? secret : createSecretKey(bytesOf(secret)));

const bytesOf = (data: Exclude<SourceData, string>): Uint8Array =>
  ArrayBuffer.isView(data) ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength) : new Uint8Array(data);
