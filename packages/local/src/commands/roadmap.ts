// npm run roadmap -- import FILE [--key KEY]: reads a roadmap's file, tells what it was read as, and takes it into the running
// local cloud; `import catalogue` takes the shipped one. Without a cloud it only reads.
import { readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import * as Roadmap from "@marshrut/core/roadmap";
import { Refusal } from "@marshrut/core/shared";
import { outcome, summary } from "../roadmap/index.ts";

const usage = "npm run roadmap -- import ФАЙЛ|catalogue [--key ключ]   (ФАЙЛ: .txt, .csv, .xlsx)";

process.exitCode = await main(process.argv.slice(2), path.resolve(process.env.MARSHRUT_HOME || ".marshrut"));

async function main(args: string[], home: string): Promise<0 | 1 | 2> {
  const given = said(args);
  const [verb, file] = given?.positionals ?? [];
  if (!given || verb !== "import" || !file) {
    console.error(usage);
    return 2;
  }
  try {
    const body =
      file === "catalogue" ? { format: "catalogue" } : await read(file, given.values.key ?? Roadmap.catalogue.key);
    return await send(body, home);
  } catch (error) {
    if (error instanceof Refusal) {
      for (const { message } of error.fields) console.error(`${message.ru}\n${message.en}`);
      return 1;
    }
    if (error instanceof Error && "code" in error && error.code === "ENOENT") {
      console.error(`Нет такого файла: ${file}\nNo such file: ${file}`);
      return 1;
    }
    throw error;
  }
}

/** The command line; undefined for a word that nobody knows. */
function said(args: string[]) {
  try {
    return parseArgs({ args, allowPositionals: true, options: { key: { type: "string" } } });
  } catch {
    return undefined;
  }
}

async function read(file: string, key: string): Promise<Record<string, unknown>> {
  const bytes = readFileSync(file);
  const format = file.endsWith(".xlsx") ? "xlsx" : file.endsWith(".csv") ? "csv" : "text";
  const { title, rows, faults } = await Roadmap.readFile(format, bytes);
  const frame = Roadmap.frameOf(title, rows);
  const { measures, faults: more } = Roadmap.measuresOf(rows, frame ?? { from: 2021, to: 2025 });
  for (const line of summary(title, measures, [...faults, ...more])) console.log(line);
  return { format, key, content: format === "xlsx" ? bytes.toString("base64") : bytes.toString("utf8") };
}

async function send(body: Record<string, unknown>, home: string): Promise<0 | 1> {
  const at = addresses(home);
  const token = at && (await tokenOf(at.identity));
  if (!at || !token) {
    console.error(
      `Локальное облако не запущено (${home}): файл только прочитан.\nThe local cloud is not running: the file was only read.`,
    );
    return 0;
  }
  const answer = await fetch(`${at.api}/v1/roadmaps/imports`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const told = (await answer.json()) as Parameters<typeof outcome>[0] & {
    detail?: string;
    errors?: { detail: string }[];
  };
  if (!answer.ok) {
    console.error([told.detail, ...(told.errors ?? []).map((e) => e.detail)].join("\n"));
    return 1;
  }
  for (const line of outcome(told)) console.log(line);
  return 0;
}

/** Where the cloud said it is, when it started. */
function addresses(home: string): { api: string; identity: string } | undefined {
  try {
    return JSON.parse(readFileSync(path.join(home, "addresses.json"), "utf8")) as { api: string; identity: string };
  } catch {
    return undefined; // never started here
  }
}

async function tokenOf(issuer: string): Promise<string | undefined> {
  try {
    const response = await fetch(new URL("/local/token", issuer), {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ account: "coordinator" }),
    });
    return ((await response.json()) as { access_token?: string }).access_token;
  } catch {
    return undefined;
  }
}
