import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What a receiver got, as it came. */
export interface Received {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string;
}

export interface Receiver {
  url: string;
  got: Received[];
  /** How it answers from now on; 204 at first. */
  answer: (request: Received, response: ServerResponse) => void;
  close(): Promise<void>;
}

/** A real HTTP server on loopback that answers as a test tells it to. */
export async function receiver(answer: Receiver["answer"] = (_, r) => void r.writeHead(204).end()): Promise<Receiver> {
  const got: Received[] = [];
  const it: Receiver = { url: "", got, answer, close: () => closed(server) };
  const server = createServer((request, response) => {
    void read(request).then((body) => {
      const received = {
        method: request.method ?? "",
        path: request.url ?? "",
        headers: request.headers as Record<string, string>,
        body,
      };
      got.push(received);
      it.answer(received, response);
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  it.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`;
  return it;
}

async function read(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((done) => server.close(() => done()));
}

/** Says 200 and then sends a byte now and then, for ever. */
export const drips: Receiver["answer"] = (_, response) => {
  response.writeHead(200);
  const timer = setInterval(() => response.write("."), 20);
  response.on("close", () => clearInterval(timer));
};

/** Says 200 and sends as much as is taken, up to a gigabyte. @returns how many bytes were handed to the socket */
export function floods(): { answer: Receiver["answer"]; sent: () => number } {
  let sent = 0;
  const chunk = Buffer.alloc(64 * 1024, "x");
  return {
    sent: () => sent,
    answer: (_, response) => {
      response.writeHead(200);
      const more = () => {
        while (sent < 2 ** 30 && !response.destroyed) {
          sent += chunk.length;
          if (!response.write(chunk)) return void response.once("drain", more);
        }
        response.end();
      };
      more();
    },
  };
}
