import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import { text } from "node:stream/consumers";

/** As much of KMS as envelope encryption needs, on the wire: one key, encryption contexts, faults on demand. */
export interface FakeKms {
  endpoint: string;
  keyId: string;
  /** Operations served or refused, in order. */
  seen: string[];
  /** Encryption contexts seen, which end up in CloudTrail. */
  contexts: Record<string, string>[];
  /** Every answer until told otherwise: none, or this error. */
  fault?: { status: number; type: string };
  close(): Promise<void>;
}

interface Request {
  KeyId: string;
  EncryptionContext: Record<string, string>;
  CiphertextBlob?: string;
}

export async function startKms(): Promise<FakeKms> {
  const root = randomBytes(32);
  // By its role in the stacks: what functions ask of it is judged as what they would ask of that key on AWS.
  const keyId = "arn:aws:kms:eu-central-1:000000000000:key/EnvelopeKey";
  const kms = { seen: [], contexts: [], keyId } as Pick<FakeKms, "seen" | "contexts" | "keyId" | "fault">;
  const bind = (request: Request) => Buffer.from(JSON.stringify(Object.entries(request.EncryptionContext).sort()));

  const operations: Record<string, (request: Request) => object> = {
    GenerateDataKey(request) {
      const plain = randomBytes(32);
      const nonce = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", root, nonce).setAAD(bind(request));
      const blob = Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
      return { KeyId: keyId, Plaintext: plain.toString("base64"), CiphertextBlob: blob.toString("base64") };
    },
    Decrypt(request) {
      const blob = Buffer.from(request.CiphertextBlob ?? "", "base64");
      const decipher = createDecipheriv("aes-256-gcm", root, blob.subarray(0, 12)).setAAD(bind(request));
      decipher.setAuthTag(blob.subarray(-16));
      const plain = Buffer.concat([decipher.update(blob.subarray(12, -16)), decipher.final()]);
      return { KeyId: keyId, Plaintext: plain.toString("base64"), EncryptionAlgorithm: "SYMMETRIC_DEFAULT" };
    },
  };

  const server = createServer(async (request, response) => {
    const answer = (status: number, body: object) =>
      response.writeHead(status, { "content-type": "application/x-amz-json-1.1" }).end(JSON.stringify(body));
    const operation = String(request.headers["x-amz-target"]).replace("TrentService.", "");
    kms.seen.push(operation);
    const body = JSON.parse(await text(request)) as Request;
    kms.contexts.push(body.EncryptionContext);
    if (kms.fault) return answer(kms.fault.status, { __type: kms.fault.type, message: "as the test wants it" });
    if (body.KeyId !== keyId) return answer(400, { __type: "NotFoundException", message: "no such key" });
    try {
      answer(200, operations[operation]!(body));
    } catch {
      answer(400, { __type: "InvalidCiphertextException" });
    }
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return Object.assign(kms, {
    endpoint: `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  });
}
