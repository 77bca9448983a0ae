import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

export const credentials = { accessKeyId: "local", secretAccessKey: "local" };
export const at = {
  stage: "production",
  region: "eu-central-1",
  physical: (name: string) => `marshrut-production-${name}`,
};

export interface Asked {
  /** `DescribeTable`; `Lambda` where only the path tells. */
  operation: string;
  input: Record<string, unknown>;
  path: string;
}
type Answer = (input: Record<string, unknown>) => object;

/** AWS's JSON protocols as far as the scripts speak them: what was asked, and answers by the operation's name. */
export interface FakeAws {
  asked: Asked[];
  /** What is not here is answered with {}. `__status`, `__headers` are taken out of an answer. */
  answers: Record<string, Answer>;
  config: { endpoint: string; region: string; credentials: typeof credentials; maxAttempts: number };
  close(): void;
}

/** A server on loopback in the place of AWS. */
export async function fakeAws(): Promise<FakeAws> {
  const fake = { asked: [], answers: {} } as Pick<FakeAws, "asked" | "answers">;
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(request.url ?? "");
    const target = request.headers["x-amz-target"] ?? (path.endsWith("/invocations") ? "Invoke" : "Lambda");
    const operation = String(target).split(".").at(-1)!;
    const input = JSON.parse((await read(request)) || "{}") as Record<string, unknown>;
    fake.asked.push({ operation, input, path });
    const answer = fake.answers[operation]?.(input) ?? {};
    const {
      __status = 200,
      __headers = {},
      ...body
    } = answer as {
      __status?: number;
      __headers?: Record<string, string>;
    };
    response
      .writeHead(__status, { "content-type": "application/x-amz-json-1.0", ...__headers })
      .end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return Object.assign(fake, {
    config: { endpoint, region: at.region, credentials, maxAttempts: 1 },
    close: () => void server.close(),
  });
}

async function read(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}
