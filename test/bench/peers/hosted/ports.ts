/** Free ports for the servers of a home folder; after a kill they are asked for again, since some are remembered inside. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import net, { type AddressInfo } from "node:net";
import path from "node:path";

export async function portsOf<K extends string>(home: string, names: readonly K[]): Promise<Record<K, number>> {
  const file = path.join(home, "ports.json");
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8")) as Record<K, number>;
  const servers = await Promise.all(names.map(() => listening()));
  const found = names.map((name, i) => [name, (servers[i]!.address() as AddressInfo).port]);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  writeFileSync(file, JSON.stringify(Object.fromEntries(found)));
  return Object.fromEntries(found) as Record<K, number>;
}

function listening(): Promise<net.Server> {
  return new Promise((resolve) => {
    const server = net.createServer().listen(0, "127.0.0.1", () => resolve(server));
  });
}
