import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";
import { listen } from "../loopback/index.ts";
import { type Asked, Refused, vaultOf } from "./keys.ts";

export interface Kms {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * As much of KMS as the product uses: data keys under an encryption context, and signatures of a pair. Keys come to be with
 * their first use, by their ARN, in `file`, which only its owner may read.
 */
export async function startKms({ file, prefer }: { file: string; prefer?: number | undefined }): Promise<Kms> {
  const keys = vaultOf(file);
  const operations: Record<string, (asked: Asked) => object> = {
    GenerateDataKey: keys.generate,
    Decrypt: keys.decrypt,
    Sign: keys.sign,
    GetPublicKey: keys.publicKey,
  };
  const app = new Hono();
  app.post("/", async (c) => {
    const name = (c.req.header("x-amz-target") ?? "").replace(/^TrentService\./, "");
    const operation = Object.hasOwn(operations, name) ? operations[name] : undefined;
    if (!operation) throw new Refused("UnknownOperationException", `There is no ${name} here`);
    return answer(operation(await c.req.json<Asked>()));
  });
  app.onError((error) => {
    if (!(error instanceof Refused)) throw error;
    return answer({ __type: error.name, message: error.message }, 400);
  });
  const door = await listen(getRequestListener(app.fetch), { name: "KMS", prefer });
  return { url: door.url, close: door.close };
}

const answer = (body: object, status = 200): Response =>
  new Response(JSON.stringify(body), { status, headers: { "content-type": "application/x-amz-json-1.1" } });
