import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import type { Cloud } from "@marshrut/local";
import { Client } from "@marshrut/local/client";
import type { Wire } from "./wire.ts";

export interface Settings {
  home: string;
  now: string;
  frozen: boolean;
  /** Address of the wire to each service. */
  wires: Record<string, string>;
  /** Access log and reports of failures, as `npm start` has them. */
  loud: boolean;
  /** Type of event at which the stream's relay always fails; the sweeper does not. */
  poison?: string | undefined;
}

/** A cloud in a process of its own. */
export interface Running {
  urls: Cloud["urls"];
  /** By kind. */
  agencies: Record<string, string>;
  client: Client;
  /** SIGKILL to the process, not to its database: that one is found and ended by the next start, as after a real crash. */
  kill(): void;
  exited: Promise<unknown>;
  /** Everything it has written. */
  output: string[];
  /** Moves its clock; resolves when everything due has run and settled. */
  advance(duration: string): Promise<void>;
}

interface Options {
  wires?: Partial<Record<"dynamodb" | "states" | "mail", Wire>>;
  /** Its clock moves by `advance` only. Default true. */
  frozen?: boolean;
  /** Hears of the process at once, to kill it also while it starts. */
  onSpawn?: (kill: () => void) => void;
  loud?: boolean;
  poison?: string;
}

/** Starts it and waits until it is ready. @throws Error with what it said when it ends before that */
export async function startProcess(
  home: string,
  { wires = {}, frozen = true, onSpawn, loud = false, poison }: Options = {},
): Promise<Running> {
  const settings: Settings = {
    home,
    frozen,
    loud,
    poison,
    now: "2026-01-12T09:00",
    wires: Object.fromEntries(Object.entries(wires).map(([name, wire]) => [name, wire.url])),
  };
  const entry = path.join(import.meta.dirname, "cloud.entry.ts");
  const child = spawn(process.execPath, [entry, JSON.stringify(settings)], { stdio: ["ignore", "pipe", "pipe"] });
  const kill = () => void child.kill("SIGKILL");
  onSpawn?.(kill);
  const output: string[] = [];
  const exited = once(child, "exit");
  const { urls, agencies } = await ready(child, output, (urls) => {
    for (const [name, wire] of Object.entries(wires)) wire.lead(urls[name as "dynamodb" | "states" | "mail"]);
  });
  return {
    urls,
    agencies,
    exited,
    output,
    kill,
    client: new Client(remote(urls)),
    advance: async (duration) => {
      const body = JSON.stringify({ advance: duration });
      const answer = await fetch(`${urls.control}/local/clock`, { method: "POST", body });
      if (!answer.ok) throw new Error(`The clock did not move: ${await answer.text()}`);
    },
  };
}

async function ready(
  child: ChildProcess,
  output: string[],
  onAddresses: (urls: Cloud["urls"]) => void,
): Promise<Pick<Running, "urls" | "agencies">> {
  createInterface(child.stderr!).on("line", (line) => output.push(line));
  return new Promise((resolve, reject) => {
    createInterface(child.stdout!).on("line", (line) => {
      if (line.startsWith("AT ")) onAddresses(JSON.parse(line.slice("AT ".length)));
      else if (line.startsWith("READY ")) resolve(JSON.parse(line.slice("READY ".length)));
      else output.push(line);
    });
    child.once("exit", (code, signal) => reject(new Error(`It ended (${signal ?? code}): ${output.join("\n")}`)));
  });
}

interface Listed {
  /** Of the inbox. */
  messageId: string;
  body: { text?: string };
}

/** Mails of the inbox, oldest first, over HTTP. */
export async function mailsOf(urls: Pick<Cloud["urls"], "mail">, to?: string): Promise<Listed[]> {
  const answer = await fetch(`${urls.mail}/store${to ? `?to=${encodeURIComponent(to)}` : ""}`);
  return ((await answer.json()) as { emails: Listed[] }).emails;
}

/** The Message-ID headers of these mails, by which a receiver tells a repeat. */
export const messageIds = (urls: Pick<Cloud["urls"], "mail">, mails: Listed[]): Promise<string[]> =>
  Promise.all(
    mails.map(async ({ messageId }) => {
      const answer = await fetch(`${urls.mail}/messages/${messageId}`);
      return ((await answer.json()) as { messageId: string }).messageId;
    }),
  );

/** As much of a cloud as a client needs, by its doors. */
function remote(urls: Cloud["urls"]): ConstructorParameters<typeof Client>[0] {
  return {
    urls,
    identity: {
      token: async (account: string) => {
        const headers = { "content-type": "application/json" };
        const body = JSON.stringify({ account });
        const answer = await fetch(`${urls.identity}/local/token`, { method: "POST", headers, body });
        return ((await answer.json()) as { access_token: string }).access_token;
      },
    } as Cloud["identity"],
    mail: {
      messages: async ({ to }: { to?: string } = {}) =>
        (await mailsOf(urls, to)).map(({ body }) => ({ text: body.text ?? "" })),
    } as Cloud["mail"],
  };
}
