import { fault } from "../../ground/shared/input.ts";
import type { FieldFault } from "../../ground/shared/refusal.ts";
import { type ListKey, listKeys, listOf } from "./catalogue.ts";
import type { Part, When } from "./content.ts";
import type { Grid, Line, Piece } from "./docx.read.ts";
import { keyOf } from "./placeholder.ts";
import { endMark, ifMark, kept, signs } from "./template.document.ts";

/** From here to the right a paragraph is the corner of a letter. */
const cornerFrom = 3000;
/** What is no longer and not set as running text is a line: a date, a number. */
const shortest = 120;
const hand = /_{4,}/;

/** What a file is as a standard document: each part by how it looks, marks of conditions by what they say. */
export function partsOf(pieces: readonly Piece[]): { parts: Part[]; faults: FieldFault[] } {
  const parts: Part[] = [];
  const faults: FieldFault[] = [];
  let when: When[] | undefined;
  for (const piece of pieces) {
    if (piece.kind === "table") {
      parts.push(...tableParts(piece.table).map((part) => ({ ...part, when })));
      continue;
    }
    const { line } = piece;
    const mark = markOf(line.text);
    if (mark === "end") when = undefined;
    else if (mark?.when) when = mark.when;
    else if (mark) faults.push(fault("/content", `условие не понятно: ${mark.unread}`, `no condition: ${mark.unread}`));
    else if (line.text.trim()) add(parts, line, when);
  }
  return { parts, faults };
}

function markOf(text: string): "end" | { when?: When[]; unread: string } | undefined {
  const inside = /^\s*\{([^{}]*)\}\s*$/.exec(text)?.[1]?.trim();
  if (inside === undefined) return undefined;
  if ([endMark, "end"].includes(inside.toLowerCase())) return "end";
  const [begins] = new RegExp(`^(?:${ifMark}|if)\\s`, "i").exec(inside) ?? [];
  if (begins === undefined) return undefined;
  const tests = inside
    .slice(begins.length)
    .split(/\s(?:и|and)\s/)
    .map(testOf);
  return tests.every((one) => one !== undefined) ? { when: tests, unread: inside } : { unread: inside };
}

function testOf(text: string): When | undefined {
  const [name = "", sign = "", ...value] = text.trim().split(/\s+/);
  const is = (Object.keys(signs) as (keyof typeof signs)[]).find((one) => signs[one] === sign || one === sign);
  const field = keyOf(name.toLowerCase());
  if (!field || !is) return undefined;
  const isCompared = is === "=" || is === "!=";
  if (isCompared !== value.length > 0) return undefined;
  return { field, is, value: isCompared ? value.join(" ") : undefined };
}

const sameWhen = (a: When[] | undefined, b: When[] | undefined) => a === b;

/** Lines of one look that follow each other are one part. */
function add(parts: Part[], line: Line, when: When[] | undefined): void {
  const text = kept(line.text.trim());
  const last = parts.at(-1);
  const fact = factOf(line);
  const join = (kind: "corner" | "title" | "lines"): void => {
    if (last?.kind === kind && sameWhen(last.when, when) && last.lines.length < 12) last.lines.push(text);
    else parts.push({ kind, lines: [text], when });
  };
  if (line.heading) parts.push({ kind: "heading", text, when });
  else if (line.indent > cornerFrom) join("corner");
  else if (line.centred) join("title");
  else if (!fact && !line.running && text.length <= shortest) join("lines");
  else if (!fact) parts.push({ kind: "paragraph", text, when });
  else if (last?.kind === "facts" && sameWhen(last.when, when) && last.rows.length < 40) last.rows.push(fact);
  else parts.push({ kind: "facts", rows: [fact], when });
}

/** «Дата рождения: …», its name in bold. */
function factOf({ text, bold }: Line): { name: string; value: string } | undefined {
  const at = text.indexOf(":");
  if (at < 1 || at > 200 || bold <= at || bold === text.length) return undefined;
  const value = kept(text.slice(at + 1).trim());
  return value ? { name: text.slice(0, at).trim(), value } : undefined;
}

const textOf = (cell: readonly Line[] | undefined): string =>
  (cell ?? [])
    .map(({ text }) => text)
    .join("\n")
    .trim();

function tableParts(table: Grid): Part[] {
  const { rows } = table;
  if (rows.some((row) => row.some((cell) => hand.test(textOf(cell))))) return signatureParts(rows);
  const listed = listedIn(table);
  if (listed) return [listed];
  // A table of fixed words: what it is called, and what it is.
  const facts = rows.flatMap((row) => {
    const [name, ...rest] = row.map((cell) => kept(textOf(cell).replaceAll("\n", " ")));
    const value = rest.filter(Boolean).join("; ");
    return name && value ? [{ name: name.slice(0, 200), value: value.slice(0, 1000) }] : [];
  });
  return facts.length > 0 ? [{ kind: "facts", rows: facts.slice(0, 40) }] : [];
}

function signatureParts(rows: Grid["rows"]): Part[] {
  const of = rows.flatMap((row) => {
    const who = row[0]?.[0]?.text.trim();
    const name = textOf(row.length > 1 ? row.at(-1) : undefined);
    return who && !hand.test(who) ? [{ who: kept(who), name: name && !hand.test(name) ? kept(name) : undefined }] : [];
  });
  return of.length > 0 ? [{ kind: "signatures", of: of.slice(0, 8) }] : [];
}

/** Shares of a line, of whole numbers. */
const shares = 24;

/** The head, a line whose places are columns of one list, and what stands there when it is empty. */
function listedIn({ widths, rows: [head, line, last] }: Grid): Extract<Part, { kind: "table" }> | undefined {
  const places = (line ?? []).map((cell) => columnOf(textOf(cell)));
  const list = places[0]?.list;
  if (!list || places.some((one) => one?.list !== list)) return undefined;
  const all = widths.reduce((sum, one) => sum + one, 0);
  const empty = last && last.length === 1 ? kept(textOf(last[0])) : undefined;
  return {
    kind: "table",
    list,
    columns: places.map((one, i) => ({
      column: one!.column,
      title: textOf(head?.[i]).slice(0, 120) || one!.column,
      width: all === 0 ? 1 : Math.min(20, Math.max(1, Math.round(((widths[i] ?? 0) / all) * shares))),
    })),
    empty: empty || undefined,
  };
}

function columnOf(text: string): { list: ListKey; column: string } | undefined {
  const [ru, name] = /^\{([^{}.]+)\.([^{}]+)\}$/.exec(text.toLowerCase())?.slice(1) ?? [];
  const list = listKeys.find((key) => key === ru || listOf(key).ru === ru);
  if (!list || !name) return undefined;
  const column = Object.entries(listOf(list).columns).find(([key, one]) => key === name || one.ru === name)?.[0];
  return column === undefined ? undefined : { list, column };
}
