import { Temporal } from "temporal-polyfill";
import { type DocumentFile, type DocumentFormat, fileOf } from "../../ground/document/index.ts";
import { auditRead, by, type Ctx, retrying, save } from "../../ground/shared/context.ts";
import { type ChildId, type InstrumentId, newId, type OutgoingId } from "../../ground/shared/ids.ts";
import { fault, invalid } from "../../ground/shared/input.ts";
import { mustHaveRoom } from "../../ground/shared/limits.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { partitionOf } from "../../ground/vault/index.ts";
import { type FullName, genitive } from "../../people/child/declined.ts";
import * as Child from "../../people/child/index.ts";
import * as instruments from "../instrument/instrument.store.ts";
import type { InstrumentRecord } from "../instrument/instrument.ts";
import type { ExecutionEvent } from "./execution.events.ts";
import { linesOf } from "./ledger.actions.ts";
import type { ExecutionLine } from "./ledger.ts";
import { outgoingDocument } from "./outgoing.document.ts";
import * as store from "./outgoing.store.ts";
import type { NewOutgoing, OutgoingRecord } from "./outgoing.ts";

/**
 * The report to the МСЭ on an ИПРА, made of the ledger and kept as it was sent. Staff only.
 * @throws Refusal input.invalid (no ИПРА; a day to come; the genitive is to be given), child.merging, not-found
 */
export const report = (ctx: Ctx, childId: ChildId, given: NewOutgoing): Promise<OutgoingRecord> =>
  retrying(() => make(ctx, childId, given));

/** @throws Conflict when the card is merged at the same moment */
async function make(ctx: Ctx, childId: ChildId, given: NewOutgoing): Promise<OutgoingRecord> {
  const { record: child, version } = await Child.governed(ctx, childId);
  const today = (await Tenant.today(ctx)).toString();
  Child.mustBeSettled(child);
  Child.mustBeBorn(child);
  const ipra = await ipraOf(ctx, childId, today, given.instrumentId);
  const to = given.to ?? given.date;
  if (to > today) throw invalid([fault("/to", "не позже сегодняшнего дня", "no later than today")]);
  mustHaveRoom("outgoing", (await store.ofChild(ctx, childId)).length);
  const named = await Child.named(ctx, childId);
  const declined = given.genitive ?? (await genitive(named.parts, child.sex!));
  if (!declined)
    throw invalid([
      fault(
        "/genitive",
        "имя ребёнка в родительном падеже: программа в нём не уверена",
        "the child's name in the genitive: the program is not sure of it",
      ),
    ]);
  const lines = until(to, await linesOf(ctx, childId, ipra.instrumentId));
  const { number, issuer } = await instruments.readWording(ctx, childId, ipra.instrumentId);
  const { validFrom, validTo } = ipra;
  const from = given.from ?? validFrom;
  const document = outgoingDocument({
    ...given,
    from,
    to,
    sender: given.sender ?? (await Tenant.load(ctx)).name.ru,
    child: { ...named, birthDate: named.birthDate!, name: named.child, genitive: inFull(declined) },
    instrument: { number, issuer, validFrom, term: validTo ? `действует по ${dayOf(validTo)}` : "без срока" },
    lines,
  });
  const now = ctx.now();
  const record: OutgoingRecord = {
    outgoingId: newId("outgoing", now.epochMilliseconds),
    childId,
    instrumentId: ipra.instrumentId,
    number: given.number,
    date: given.date,
    from,
    to,
    measures: lines.length,
    performed: lines.filter(({ outcome }) => outcome?.result === "performed").length,
    madeAt: now.toString(),
    by: by(ctx.actor),
  };
  const { outgoingId, instrumentId } = record;
  await save(ctx, {
    writes: [...(await store.creation(ctx, record, document)), Child.unchanged(ctx.tenant, childId, version)],
    stream: partitionOf(ctx.tenant, childId),
    events: [{ type: "execution.reported", data: { childId, instrumentId, outgoingId } }] satisfies ExecutionEvent[],
    audit: { subject: childId, action: "execution.report", detail: { outgoingId, instrumentId } },
    ref: { kind: "outgoing", id: outgoingId, parent: childId },
  });
  return record;
}

/** A child's reports to the МСЭ, the newest first. Staff only. @throws Refusal not-found */
export async function reports(ctx: Ctx, childId: ChildId): Promise<OutgoingRecord[]> {
  await Child.governed(ctx, childId);
  await auditRead(ctx, { subject: childId, action: "execution.reports" });
  return (await store.ofChild(ctx, childId)).reverse();
}

/** One of them, without its text. Staff only. @throws Refusal not-found */
export async function reportOf(ctx: Ctx, childId: ChildId, outgoingId: OutgoingId): Promise<OutgoingRecord> {
  await Child.governed(ctx, childId);
  await auditRead(ctx, { subject: childId, action: "execution.report.look", detail: { outgoingId } });
  return store.load(ctx, childId, outgoingId);
}

/** The report as it was sent, as a file; on record. Staff only. @throws Refusal not-found */
export async function reportFile(
  ctx: Ctx,
  childId: ChildId,
  outgoingId: OutgoingId,
  format: DocumentFormat,
): Promise<DocumentFile> {
  await Child.governed(ctx, childId);
  const record = await store.load(ctx, childId, outgoingId);
  await auditRead(ctx, { subject: childId, action: "execution.report.read", detail: { outgoingId, format } });
  return fileOf(await store.texts.read(ctx, record.childId, record.outgoingId), format, "ipra-execution");
}

/** The ИПРА meant: the one named, else the one in force, else the last. @throws Refusal input.invalid */
async function ipraOf(ctx: Ctx, childId: ChildId, today: string, id?: InstrumentId): Promise<InstrumentRecord> {
  const all = (await instruments.list(ctx, childId)).map(({ data }) => data).filter(({ kind }) => kind === "ipra");
  const standing = all
    .filter((i) => !i.supersededBy && i.validFrom <= today)
    .toSorted((a, b) => b.validFrom.localeCompare(a.validFrom));
  const found = id ? all.find((i) => i.instrumentId === id) : standing[0];
  if (found) return found;
  throw invalid([fault("/instrumentId", "у ребёнка нет такой ИПРА", "the child has no such ИПРА")]);
}

/** What was known on the last day of the period. */
const until = (to: string, lines: readonly ExecutionLine[]): ExecutionLine[] =>
  lines.map((line) => (line.outcome && line.outcome.on > to ? { ...line, outcome: undefined } : line));

const inFull = ({ surname, givenName, patronymic }: FullName) =>
  [surname, givenName, patronymic].filter(Boolean).join(" ");
const dayOf = (iso: string) => Temporal.PlainDate.from(iso).toString().split("-").reverse().join(".");
