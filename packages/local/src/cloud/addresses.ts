import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import type { Home } from "../home/index.ts";
import { type HeldPort, holdPort } from "../loopback/index.ts";
import type { Urls } from "./manifest.types.ts";

const services = ["dynamodb", "mail", "states", "control", "lambda", "s3", "kms"] as const;
type Service = (typeof services)[number];

/**
 * The ports of the last cloud in this process: handlers keep their SDK clients, and those their endpoints, for the life of
 * the process, so a cloud that is started again must be found where the former one was.
 */
const ofThisProcess = new Map<Service, number>();

/** Where the parts of the cloud listen: written down for the programs beside it, and kept over restarts where possible. */
export class Addresses {
  #home: Home;
  #file: string;
  #ports: Partial<Record<Service, number>>;

  constructor(home: Home) {
    this.#home = home;
    this.#file = home.file("addresses.json");
    this.#ports = readJson(home.file("ports.json"));
  }

  /** A port for a service whose address is told before it is there: that of the last time when possible. */
  hold(service: Service): Promise<HeldPort> {
    return holdPort(this.preferred(service));
  }

  preferred(service: Service): number | undefined {
    return ofThisProcess.get(service) ?? this.#ports[service];
  }

  /** Tells `npm run token` and its like where everything is. */
  publish(urls: Urls): void {
    for (const service of services) {
      this.#ports[service] = Number(new URL(urls[service]).port);
      ofThisProcess.set(service, this.#ports[service]);
    }
    writeFileSync(this.#home.file("ports.json"), JSON.stringify(this.#ports));
    writeFileSync(`${this.#file}.new`, `${JSON.stringify(urls, null, 2)}\n`);
    renameSync(`${this.#file}.new`, this.#file);
  }

  /** From now on nobody is there. */
  withdraw(): void {
    rmSync(this.#file, { force: true });
  }
}

function readJson(file: string): Partial<Record<Service, number>> {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return {}; // the first start, or a torn file: any port will do
  }
}
