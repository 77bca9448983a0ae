import { Temporal } from "temporal-polyfill";
import type { Actor } from "./actor.ts";
import {
  auditLimit,
  Conflict,
  type DataBank,
  type Key,
  type Place,
  type Range,
  type Stored,
  type Write,
} from "./bank.ts";
import type { DomainEvent, NewEvent } from "./events.ts";
import { type EventId, newId } from "./ids.ts";
import type { Keyring } from "./keyring.ts";
import { Refusal } from "./refusal.ts";
import type { Scanner } from "./scanner.ts";

/** What a process offers to every action, whoever acts. */
export interface Deps {
  bank: DataBank;
  keys: Keyring;
  /** The one clock. */
  now(): Temporal.Instant;
  /** A setting of the local cloud: webhooks may go to this very machine. Never on AWS. */
  allowLoopback?: boolean;
  /** Looks for malware in files from outside; `undefined`: nobody does, and they are handed out unlooked at. */
  scanner: Scanner | undefined;
  /** By what somebody came who has a link: kept with its use. */
  client?: "phone" | "computer" | "program";
}

/** One request's world: who acts, in which tenant, and the key that makes a repeat of it harmless. */
export interface Ctx extends Deps {
  tenant: string;
  actor: Actor;
  requestId: string;
  idempotency?: { key: string; operation: string; bodyHash: string };
}

/** What a write made or changed, so that a repeat of the request can be answered from the record as it now is. */
export interface Ref {
  kind:
    | "child"
    | "consent"
    | "instrument"
    | "import"
    | "result"
    | "outgoing"
    | "signed"
    | "route"
    | "handover"
    | "template"
    | "step"
    | "agency"
    | "service"
    | "service-list"
    | "roadmap"
    | "obligation"
    | "period"
    | "report"
    | "job"
    | "webhook"
    | "delivery"
    | "task"
    | "confirmation"
    | "merging"
    | "erasure"
    | "emergency"
    | "tenant"
    | "programme"
    | "enrolment"
    | "work-place"
    | "slot"
    | "appointment"
    | "seeker"
    | "placement"
    | "family"
    | "accompaniment"
    | "peer-support"
    | "family-request"
    | "family-paper"
    | "union"
    | "occasion"
    | "sign-up"
    | "specialist"
    | "form"
    | "standard-document"
    | "child-document"
    | "response"
    | "year-plan"
    | "year-entry"
    | "quality"
    | "assessment"
    | "round"
    | "finding"
    | "listing"
    | "enquiry"
    | "library-item"
    | "course"
    | "agreement"
    | "body"
    | "meeting"
    | "decision"
    | "advice"
    | "site"
    | "internship"
    | "talk"
    | "call"
    | "attachment";
  id: string;
  /** Needed to find it again where the id alone does not tell (consent, instrument and merging: their child; webhook: its keys). */
  parent?: string;
}

/** An entry of the audit log: who did or saw what, about whom. */
export interface AuditEntry {
  /** The child it concerns, or the agency or route where there is none. */
  subject: string;
  /** Operation, e.g. `child.read`, `step.complete`. */
  action: string;
  /** Ids and codes that tell more; never personal data. */
  detail?: Record<string, string | number | boolean | undefined>;
}

/** All that one change of the records writes. */
export interface Change {
  /** State; at most 25 writes in all with events, audit and idempotency. */
  writes: Write[];
  /** Where the events live: the partition of the record they happened to. */
  stream: Key["pk"];
  events: NewEvent[];
  audit: AuditEntry;
  ref?: Ref;
}

export const by = (actor: Actor): string => `${isByFamilyLink(actor) ? "family" : actor.kind}:${actor.id}`;

/** Somebody of a family by their own link: in every log `family:rep_…`, and no account. */
const isByFamilyLink = (actor: Actor): boolean => actor.kind === "representative" && actor.family !== undefined;

/**
 * Saves state, events, audit entry and the idempotency marker in one transaction: the only way in which an action writes.
 * @returns the events as saved. @throws Conflict when a version moved; the caller reloads and decides again.
 */
export async function save(ctx: Ctx, change: Change): Promise<DomainEvent[]> {
  const now = ctx.now();
  const events = change.events.map((e): DomainEvent => stamp(ctx, e, now));
  await ctx.bank.commit([
    ...change.writes,
    ...events.map((e): Write => ({ put: eventRecord(change.stream, e), expect: "absent" })),
    { put: auditRecord(ctx, change.audit, now), expect: "absent" },
    ...idempotencyWrites(ctx, change.ref, now),
  ]);
  return events;
}

/**
 * Writes the audit entry of a read, before anything is shown: if it cannot be written, the read fails (DESIGN §9).
 * @param guards what must hold at that moment: the consent that the read relies on. @throws Conflict when it does not
 */
export const auditRead = (ctx: Ctx, entry: AuditEntry, guards: Write[] = []): Promise<void> =>
  ctx.bank.commit([{ put: auditRecord(ctx, entry, ctx.now()), expect: "absent" }, ...guards]);

/** An entry beside that of the change itself, for its transaction: what is done to two children is on record of both. */
export const auditWrite = (ctx: Ctx, entry: AuditEntry): Write => ({
  put: auditRecord(ctx, entry, ctx.now()),
  expect: "absent",
});

/** The same for a list that tells of several at once: an entry for each, all of a page's in one write. */
export async function auditReads(ctx: Ctx, entries: readonly AuditEntry[]): Promise<void> {
  const writes = entries.map((entry) => auditWrite(ctx, entry));
  for (let i = 0; i < writes.length; i += auditLimit) await ctx.bank.commit(writes.slice(i, i + auditLimit));
}

/**
 * Runs a load-decide-save again when another writer came in between, each time after a longer chance pause (full jitter, so
 * that two writers do not meet again); the last conflict becomes a refusal.
 */
export async function retrying<T>(attempt: () => Promise<T>, times = 8): Promise<T> {
  for (let i = 1; ; i++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      if (i >= times)
        throw new Refusal("conflict.busy", {
          ru: "Запись одновременно меняют другие. Повторите запрос.",
          en: "Others are changing this record at the same time. Try again.",
        });
      await chancePause(i);
    }
  }
}

/** Before the next attempt: longer each time, and by chance, so that two who have met do not meet again. */
export const chancePause = (attempt: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.random() * 4 * 2 ** attempt));

/**
 * An event of another record than the one that is saved, for the same transaction: `save` has one stream.
 */
export const eventWrite = (ctx: Ctx, stream: Key["pk"], event: NewEvent): Write => ({
  put: eventRecord(stream, stamp(ctx, event, ctx.now())),
  expect: "absent",
});

const stamp = (ctx: Ctx, event: NewEvent, now: Temporal.Instant): DomainEvent => ({
  eventId: newId("event", now.epochMilliseconds) as EventId,
  at: now.toString(),
  tenant: ctx.tenant,
  by: by(ctx.actor),
  ...event,
});

/** Outbox shards: enough that the sweeper's reads spread, few enough to read all of them each minute. */
export const outboxShards = 8;
export const outboxPk = (shard: number) => `OUTBOX#${shard}`;

/**
 * An event's place in the outbox: by its time, and when it has to wait behind all of those, by when it may be told again. So whoever
 * tells them reads what is due, and none of a night's letters each minute.
 */
export const outboxPlace = (eventId: EventId, notBefore?: Temporal.Instant): Place => ({
  pk: outboxPk(shardOf(eventId, outboxShards)),
  sk: notBefore ? `${later(notBefore)}#${eventId}` : eventId,
});

/** The part of a shard that may be told now. */
export const outboxDue = (now: Temporal.Instant): Range => ({ to: later(now.add({ seconds: 1 })) });

// `event_…` comes before it. Whole seconds, since texts of instants sort by time only if all are as exact.
const later = (at: Temporal.Instant) => `later_${at.toString({ smallestUnit: "second" })}`;

/** The record of an event; as long as it stands in the outbox order, nobody has told it onward. */
function eventRecord(stream: string, event: DomainEvent): Omit<Stored<DomainEvent>, "version"> {
  return {
    key: { table: "records", pk: stream, sk: `EVENT#${event.eventId}` },
    kind: "event",
    data: event,
    index: { outbox: outboxPlace(event.eventId) },
  };
}

/** The log of a subject, and what an account did; both by time. */
export const auditPk = (tenant: string, subject: string) => `T#${tenant}#AUDIT#${subject}`;
export const actorPk = (tenant: string, who: string) => `T#${tenant}#AUDIT-BY#${who}`;
/** All entries of a tenant by time, in several strands, so that a region's mornings do not meet in one partition. */
export const auditShards = 4;
export const logPk = (tenant: string, shard: number) => `T#${tenant}#AUDIT-LOG#${shard}`;

function auditRecord(ctx: Ctx, entry: AuditEntry, now: Temporal.Instant, sk = auditSk(now)): Omit<Stored, "version"> {
  const { actor, tenant, requestId } = ctx;
  const who = by(actor);
  const agency = "agency" in actor ? actor.agency : undefined;
  // A link and the platform itself are no accounts: nobody asks for all that one of them did.
  const isAccount = actor.kind !== "system" && actor.kind !== "link" && !isByFamilyLink(actor);
  return {
    key: { table: "audit", pk: auditPk(tenant, entry.subject), sk },
    kind: "audit",
    data: { ...entry, by: who, agency, at: now.toString(), requestId },
    index: {
      log: { pk: logPk(tenant, shardOf(sk, auditShards)), sk },
      actor: isAccount ? { pk: actorPk(tenant, who), sk } : undefined,
    },
  };
}

const auditSk = (now: Temporal.Instant) =>
  `${now.toString({ fractionalSecondDigits: 3 })}#${newId("audit", now.epochMilliseconds)}`;

/** Ids end by chance. */
const shardOf = (id: string, shards: number) => id.charCodeAt(id.length - 1) % shards;

/**
 * An entry that is written once in a minute, however often the same is told of the account in it: of a flood it keeps that
 * there was one. @returns false when it stands already
 */
export async function auditOnce(ctx: Ctx, entry: AuditEntry, name: string): Promise<boolean> {
  const now = ctx.now();
  const minute = now.round({ smallestUnit: "minute", roundingMode: "trunc" });
  const sk = `${minute.toString({ fractionalSecondDigits: 3 })}#${name}`;
  try {
    await ctx.bank.commit([{ put: auditRecord(ctx, entry, now, sk), expect: "absent" }]);
    return true;
  } catch (error) {
    if (error instanceof Conflict) return false;
    throw error;
  }
}

export const idempotencyKey = (ctx: Pick<Ctx, "tenant" | "actor">, key: string): Key => ({
  table: "records",
  pk: `T#${ctx.tenant}#IDEMPOTENCY#${by(ctx.actor)}`,
  sk: key,
});

/** What is kept of a request that was done: not its answer (that may be personal), only what it made. */
export interface Done {
  operation: string;
  bodyHash: string;
  ref?: Ref;
}

function idempotencyWrites(ctx: Ctx, ref: Ref | undefined, now: Temporal.Instant): Write[] {
  if (!ctx.idempotency) return [];
  const { key, operation, bodyHash } = ctx.idempotency;
  const data: Done = { operation, bodyHash, ref };
  const expiresAt = Math.floor(now.epochMilliseconds / 1000) + Temporal.Duration.from("P1D").total("seconds");
  return [{ put: { key: idempotencyKey(ctx, key), kind: "idempotency", data, expiresAt }, expect: "absent" }];
}
