import { rmSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import type { Home } from "../home/index.ts";
import { pickPort } from "../loopback/index.ts";
import { StartError } from "../start-error/index.ts";
import { findBinary } from "./binary.ts";
import { answers, type Child, hidden, spawnDynoxide } from "./child.ts";
import { Observer } from "./observer.ts";
import { endOrphan } from "./orphan.ts";
import { tune } from "./tune.ts";

export interface DynamoDb {
  readonly url: string;
  /** Process id of the supervised database; undefined for one that we do not run, and between a death and a restart. */
  pid(): number | undefined;
  /** Another number once something has been written since; undefined where that cannot be told (one that we do not run). */
  written(): number | undefined;
  close(): Promise<void>;
}

export interface DynamoDbOptions {
  home: Pick<Home, "file">;
  /** A port to take when it is free, so that addresses stay over restarts. */
  prefer?: number;
  /** Hears that the database dies again and again and is given up. Without it, that is an uncaught error. */
  onFatal?: (error: StartError) => void;
}

/** A death within this time of its start is a quick one; so many of them in a row are the end. */
const quickMs = 2_000;
const mostQuickDeaths = 5;

/**
 * Runs DynamoDB (dynoxide) as a child process on a file of the home folder, and again when it dies, on the same port.
 * `DYNAMODB_ENDPOINT` in the environment names another one to use instead.
 */
export async function startDynamoDb(options: DynamoDbOptions): Promise<DynamoDb> {
  const elsewhere = process.env.DYNAMODB_ENDPOINT;
  if (elsewhere) return { url: elsewhere.replace(/\/+$/, ""), pid: nothing, written: nothing, close: async () => {} };
  const supervisor = new Supervisor(findBinary(), options);
  await supervisor.start();
  return supervisor;
}

const nothing = (): undefined => undefined;

class Supervisor implements DynamoDb {
  url = "";
  #binary: string;
  #dbFile: string;
  #pidFile: string;
  #port: number;
  #child: Child | undefined;
  #closing = new AbortController();
  #watch: Promise<void> = Promise.resolve();
  #observer: Observer | undefined;
  #onFatal: (error: StartError) => void;
  #killAtExit = () => this.#child?.process.kill("SIGKILL");

  constructor(binary: string, options: DynamoDbOptions) {
    this.#binary = binary;
    this.#dbFile = options.home.file("dynamodb.db");
    this.#pidFile = options.home.file("dynamodb.pid");
    this.#port = options.prefer ?? 0;
    this.#onFatal =
      options.onFatal ??
      ((error) => {
        throw error;
      });
  }

  async start(): Promise<void> {
    await endOrphan(this.#pidFile, this.#dbFile);
    let words = "";
    for (let attempt = 0; attempt < mostQuickDeaths; attempt++) {
      this.#port = await pickPort(attempt === 0 ? this.#port : 0); // somebody may take it before the child does: then another one
      this.url = `http://${hidden}:${this.#port}`;
      const child = this.#spawn();
      if (await answers(this.url, child)) {
        tune(this.#dbFile);
        // The same one after a restart: another counts from the beginning, and could say what was said before.
        this.#observer ??= new Observer(this.#dbFile);
        process.once("exit", this.#killAtExit);
        this.#watch = this.#restartAfter(child);
        return;
      }
      words = await child.exited;
    }
    throw dies(words);
  }

  pid(): number | undefined {
    return this.#child?.process.pid;
  }

  written(): number | undefined {
    return this.#observer?.written();
  }

  async close(): Promise<void> {
    this.#closing.abort();
    this.#observer?.close();
    this.#observer = undefined;
    const child = this.#child;
    if (child) {
      child.process.kill("SIGTERM");
      const force = setTimeout(() => child.process.kill("SIGKILL"), 5_000);
      await child.exited;
      clearTimeout(force);
    }
    await this.#watch;
    process.off("exit", this.#killAtExit);
    rmSync(this.#pidFile, { force: true });
  }

  #spawn(): Child {
    const child = spawnDynoxide(this.#binary, this.#port, this.#dbFile);
    this.#child = child;
    if (child.process.pid) writeFileSync(this.#pidFile, `${child.process.pid}\n`);
    return child;
  }

  async #restartAfter(first: Child): Promise<void> {
    let quickDeaths = 0;
    for (let child = first; ; child = this.#spawn()) {
      const started = performance.now();
      const words = await child.exited;
      this.#child = undefined;
      if (this.#closing.signal.aborted) return;
      quickDeaths = performance.now() - started < quickMs ? quickDeaths + 1 : 0;
      if (quickDeaths >= mostQuickDeaths) {
        queueMicrotask(() => this.#onFatal(dies(words)));
        return;
      }
      const backoff = quickDeaths === 0 ? 0 : 50 * 2 ** quickDeaths;
      await sleep(backoff, undefined, { signal: this.#closing.signal }).catch(() => {});
      if (this.#closing.signal.aborted) return;
    }
  }
}

const dies = (words: string) =>
  new StartError({
    ru: `Процесс DynamoDB завершается сразу после запуска: ${words}. Проверьте место на диске и файл dynamodb.db в папке данных.`,
    en: `The DynamoDB process ends right after its start: ${words}. Look at the disk space and at dynamodb.db in the data folder.`,
  });
