import { createServer } from "node:net";

export interface HeldPort {
  port: number;
  /** Lets it go, at once: whoever listens next takes it. */
  release(): Promise<void>;
}

/**
 * Keeps a port of the loopback until its server is there: `prefer` when that is free, else any. An address that is told before its
 * server listens would else be open to whoever asks the system for a free port meanwhile.
 */
export async function holdPort(prefer = 0): Promise<HeldPort> {
  const server = createServer((socket) => socket.destroy());
  const bind = (port: number) =>
    new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen({ port, host: "127.0.0.1", exclusive: true }, () => {
        server.removeListener("error", reject);
        resolve();
      });
    });
  await bind(prefer).catch(() => bind(0));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return { port: address.port, release: () => new Promise((resolve) => server.close(() => resolve())) };
}

/** A port of the loopback that is free just now, for another program: `prefer` when that is, else any. */
export async function pickPort(prefer = 0): Promise<number> {
  const held = await holdPort(prefer);
  await held.release();
  return held.port;
}
