import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { StartError } from "../start-error/index.ts";
import { foreignHost, foreignOrigin } from "./guard.ts";

export type Listening = {
  /** `http://127.0.0.1:12345`, without a slash at the end. */
  url: string;
  port: number;
  /** Resolves when no request is being answered. */
  idle(): Promise<void>;
  /** Takes no new request, lets the running ones end, and closes every connection. */
  close(): Promise<void>;
};

/**
 * Serves `handler` on the loopback; a request with a foreign Host header, or of a page of another origin, gets 403 before the handler sees it.
 * `port` is strict: when it is taken, a StartError says so and what to do. `prefer` is tried first and given up quietly.
 */
export async function listen(
  handler: RequestListener,
  options: {
    name: string;
    host?: string;
    port?: number | undefined;
    prefer?: number | undefined;
    /** Whoever serves pages of other origins as well tells by itself which. */
    otherOrigins?: boolean;
  },
): Promise<Listening> {
  const running = new Set<object>();
  const waiting: Array<() => void> = [];
  const server = createServer((request, response) => {
    running.add(response);
    response.once("close", () => {
      running.delete(response);
      if (running.size === 0) for (const resolve of waiting.splice(0)) resolve();
    });
    const refusal = foreignHost(request) ?? (options.otherOrigins ? undefined : foreignOrigin(request));
    if (refusal === undefined) return handler(request, response);
    response.writeHead(403, { "content-type": "text/plain; charset=utf-8", connection: "close" }).end(`${refusal}\n`);
  });

  const host = options.host ?? "127.0.0.1";
  const bind = (port: number): Promise<void> =>
    new Promise((resolve, reject) => {
      server.once("error", reject);
      server.listen({ port, host, exclusive: true }, () => {
        server.removeListener("error", reject);
        resolve();
      });
    });
  try {
    await bind(options.port || options.prefer || 0);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== "EADDRINUSE") throw cause;
    if (options.port) throw taken(options.name, options.port, cause);
    await bind(0);
  }

  const { port } = server.address() as AddressInfo;
  const idle = async (): Promise<void> => {
    if (running.size > 0) await new Promise<void>((resolve) => waiting.push(resolve));
  };
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${port}`,
    port,
    idle,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      await idle();
      server.closeAllConnections();
      await closed;
    },
  };
}

const taken = (name: string, port: number, cause: unknown): StartError =>
  new StartError(
    {
      ru: `Порт ${port} (${name}) занят другой программой: закройте её или укажите другой порт.`,
      en: `Port ${port} (${name}) is taken by another program: close it, or choose another port.`,
    },
    { cause },
  );
