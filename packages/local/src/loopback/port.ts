import { createServer } from "node:net";

/** A port of the loopback that is free just now: `prefer` when that is, else any. */
export async function pickPort(prefer = 0): Promise<number> {
  const server = createServer();
  const bind = (port: number) =>
    new Promise<void>((resolve, reject) => server.once("error", reject).listen({ port, host: "127.0.0.1" }, resolve));
  await bind(prefer).catch(() => bind(0));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
