import type { List } from "../../ground/import/index.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { fold } from "../../ground/vault/index.ts";
import type { PaperRow, PapersFile, Row } from "./intake.ts";
import { readRegister } from "./register.ts";
import { type Extract, extractsIn, readXmlFile } from "./unpack.ts";

/** More than a person compares. */
const mostOthers = 3;

/** The rows of a file of papers. @throws Unreadable, Refusal input.invalid */
export async function listOf(ctx: Ctx, file: Omit<PapersFile, "dryRun">): Promise<List<PaperRow>> {
  const { rows, ...list } = await readList(ctx, file);
  const twice = sharedNumbers(rows);
  return { ...list, rows: rows.map((row) => ({ ...row, others: twice.get(row) ?? [] })) };
}

async function readList(ctx: Ctx, file: Omit<PapersFile, "dryRun">): Promise<List<Row>> {
  const { format, content, encoding, kind } = file;
  switch (format) {
    case "zip":
      return ofExtracts(await extractsIn(Buffer.from(content, "base64")));
    case "xml":
      return ofExtracts(readXmlFile(Buffer.from(content, encoding === "base64" ? "base64" : "utf8")));
    default:
      return readRegister({ format, content, encoding }, kind, await Tenant.today(ctx));
  }
}

const ofExtracts = (rows: readonly Extract[]): List<Row> => ({
  rows: rows.map((row) => ({ ...row, heads: extractHeads, cells: extractCells(row) })),
  heads: extractHeads,
  unknown: [],
  skipped: [],
});

/** An extract as a line of a table, for those that are given back. */
const extractHeads = ["Файл", "Фамилия", "Имя", "Отчество", "Дата рождения", "СНИЛС", "№ ИПРА"];
const extractCells = ({ file = "", who, paper }: Extract): string[] => [
  file,
  who.surname ?? "",
  who.givenName ?? "",
  who.patronymic ?? "",
  who.birthDate ?? "",
  who.snils ?? "",
  paper?.number ?? "",
];

/** By what rows of one child are known before anybody is looked for. */
export const nameOf = ({ surname = "", givenName = "", birthDate = "" }: Row["who"]): string =>
  JSON.stringify([fold(surname), fold(givenName), birthDate]);

/** Whom else the file gives this row's number to, as with twins in a register: neither is believed. */
function sharedNumbers(rows: readonly Row[]): Map<Row, PaperRow["others"]> {
  const papers = rows.filter(({ paper }) => paper);
  const byNumber = Map.groupBy(papers, ({ paper }) => JSON.stringify([paper!.kind, fold(paper!.number)]));
  const shared = new Map<Row, PaperRow["others"]>();
  for (const group of byNumber.values()) {
    const people = new Map(group.map(({ who }) => [nameOf(who), who]));
    if (people.size === 1) continue;
    for (const row of group) {
      const others = [...people].filter(([name]) => name !== nameOf(row.who)).map(([, who]) => who);
      shared.set(row, others.slice(0, mostOthers));
    }
  }
  return shared;
}
