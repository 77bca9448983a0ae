import { Temporal } from "temporal-polyfill";
import type { z } from "zod";
import { changing } from "../change/index.ts";
import { isStaff, mustBeStaff } from "../shared/authorise.ts";
import type { Page, PageRequest, Stored, Write } from "../shared/bank.ts";
import { type AuditEntry, auditRead, by, type Ctx, eventWrite, save } from "../shared/context.ts";
import { type ChildId, type ConfirmationId, derivedId, type NoteId } from "../shared/ids.ts";
import { parse } from "../shared/input.ts";
import { KeyDestroyed } from "../shared/keyring.ts";
import { notFound, Refusal } from "../shared/refusal.ts";
import { readNote, writeNote } from "../vault/index.ts";
import type { SecondEvent } from "./second.events.ts";
import * as store from "./second.store.ts";
import {
  adminActs,
  type Confirmation,
  type ConfirmationView,
  careActs,
  Decline,
  type SecondAct,
  type SecondInput,
} from "./second.ts";

/** An act as it is asked for. */
export interface Asking {
  act: SecondAct;
  subject: string;
  /** What must be the same when the second person says it. */
  input?: SecondInput;
  reason: string;
  municipality?: string | undefined;
  /** About whom it is, where it is about a child. */
  childId?: ChildId | undefined;
}

/** What the act's own transaction writes beside it, and its audit entry tells. */
export interface Word {
  writes: Write[];
  detail: NonNullable<AuditEntry["detail"]>;
  /** Who asked first; nobody where the platform acts. */
  askedBy?: string | undefined;
}

/** Long enough for a colleague to come back from a journey, short enough that the reason is still the reason. */
const waitsFor = Temporal.Duration.from({ hours: 7 * 24 });

const placeOf = (
  { confirmationId, childId }: Pick<Confirmation, "confirmationId" | "childId">,
  field: "reason" | "decline",
) => ({ subject: confirmationId, field: `confirmation-${field}`, person: childId });

/**
 * The word of two persons for an act. Asked last, when nothing else stands against the act: the first person's asking is kept,
 * and refused as `second-person.wanted`; when another one asks for the same, the act may be done, with what is returned here
 * in its transaction, so that of two who confirm at once one does it. The platform itself acts by its clock, and needs nobody.
 * @throws Refusal second-person.wanted @throws Conflict when somebody asks at the same moment: the act is decided anew
 */
export async function word(ctx: Ctx, asking: Asking): Promise<Word> {
  mustBeStaff(ctx.actor, "each"); // the act has asked whose it is
  if (ctx.actor.kind === "system") return { writes: [], detail: {} };
  const { act, subject, input = {} } = asking;
  const confirmationId = idOf(ctx.tenant, act, subject, input);
  const found = await store.read(ctx, confirmationId);
  if (!found || !isWaiting(ctx, found.data)) throw wanted(await ask(ctx, confirmationId, asking, found));
  if (isSame(ctx, found.data)) throw wanted(found.data);
  const given = settled(ctx, found.data, "given");
  return {
    writes: [
      store.write(ctx.tenant, given, found.version),
      eventWrite(ctx, store.partition(ctx.tenant, confirmationId), event("second.given", given)),
    ],
    detail: { confirmationId, askedBy: found.data.askedBy },
    askedBy: found.data.askedBy,
  };
}

/** What is to be done is the name of its asking: whoever asks for the same finds it. */
function idOf(tenant: string, act: SecondAct, subject: string, input: SecondInput): ConfirmationId {
  const ordered = Object.entries(input).sort(([a], [b]) => (a < b ? -1 : 1));
  return derivedId("confirmation", [tenant, act, subject, JSON.stringify(ordered)]);
}

async function ask(
  { idempotency: _, ...ctx }: Ctx,
  confirmationId: ConfirmationId,
  { act, subject, input = {}, reason, municipality, childId }: Asking,
  before: Stored<Confirmation> | undefined,
): Promise<Confirmation> {
  const { noteId, write } = await writeNote(ctx, reason, placeOf({ confirmationId, childId }, "reason"));
  const asked: Confirmation = {
    confirmationId,
    act,
    subject,
    childId,
    input,
    reasonId: noteId,
    municipality,
    askedBy: by(ctx.actor),
    askedAt: ctx.now().toString(),
    until: ctx.now().add(waitsFor).toString(),
    status: "wanted",
  };
  await save(ctx, {
    writes: [store.write(ctx.tenant, asked, before ? before.version : "absent"), write],
    stream: store.partition(ctx.tenant, confirmationId),
    events: [event("second.asked", asked)],
    audit: { subject: auditSubject(asked), action: "second.ask", detail: { confirmationId, act } },
  });
  return asked;
}

/** What a confirmed act is done with, by the person who confirms it. Staff, and not who has asked. @throws Refusal */
export async function toConfirm(
  ctx: Ctx,
  id: ConfirmationId,
): Promise<Pick<Confirmation, "act" | "subject" | "input"> & { reason: string }> {
  const { data } = await store.load(ctx, id);
  mustConcern(ctx, data);
  if (!isWaiting(ctx, data)) throw closed(ctx, data);
  if (isSame(ctx, data)) throw same();
  await auditRead(ctx, { subject: auditSubject(data), action: "second.read", detail: { confirmationId: id } });
  const { act, subject, input } = data;
  return { act, subject, input, reason: await readNote(ctx, data.reasonId, placeOf(data, "reason")) };
}

const changed = changing<ConfirmationId, Confirmation, SecondEvent>({
  load: store.load,
  authorise: ({ actor }, asked) => mustBeStaff(actor, asked),
  writes: ({ tenant }, before, after) => [store.write(tenant, after, before.version)],
  stream: (tenant, { confirmationId }) => store.partition(tenant, confirmationId),
  audit: (data) => ({ subject: auditSubject(data), detail: { confirmationId: data.confirmationId, act: data.act } }),
  ref: ({ confirmationId }) => ({ kind: "confirmation", id: confirmationId }),
});

/** No, with the reason; also the person who asked may take it back. Staff only. @throws Refusal second-person.closed */
export async function decline(ctx: Ctx, id: ConfirmationId, body: z.input<typeof Decline>): Promise<ConfirmationView> {
  const { reason } = parse(Decline, body);
  await changed(ctx, id, { action: "second.decline" }, async ({ data }) => {
    mustConcern(ctx, data);
    if (!isWaiting(ctx, data)) throw closed(ctx, data);
    const { noteId, write } = await writeNote(ctx, reason, placeOf(data, "decline"));
    const after = { ...settled(ctx, data, "declined"), declinedId: noteId };
    return { events: [event("second.declined", after)], after, writes: [write] };
  });
  return get(ctx, id);
}

/** With its reasons; reading them is on record. Staff only. @throws Refusal not-found */
export async function get(ctx: Ctx, id: ConfirmationId): Promise<ConfirmationView> {
  const found = await store.load(ctx, id);
  const { data } = found;
  mustConcern(ctx, data);
  await auditRead(ctx, { subject: auditSubject(data), action: "second.read", detail: { confirmationId: id } });
  return {
    ...viewOf(ctx, found),
    reason: await said(ctx, data, "reason", data.reasonId),
    declineReason: await said(ctx, data, "decline", data.declinedId),
  };
}

/** What was written; nothing where it was about a child who has been erased since. */
async function said(ctx: Ctx, data: Confirmation, field: "reason" | "decline", id: NoteId | undefined) {
  try {
    return id && (await readNote(ctx, id, placeOf(data, field)));
  } catch (error) {
    if (error instanceof KeyDestroyed) return undefined;
    throw error;
  }
}

/** The instant from which it is too late. */
export const until = async (ctx: Ctx, id: ConfirmationId): Promise<string> => (await store.load(ctx, id)).data.until;

/** What waits for a second person, the most urgent first. Staff only, each what is theirs. */
export async function find(ctx: Ctx, page: PageRequest): Promise<Page<ConfirmationView>> {
  mustBeStaff(ctx.actor, "each");
  const { items, next } = await store.waiting(ctx, page);
  return {
    items: items.filter(({ data }) => isWaiting(ctx, data) && concerns(ctx, data)).map((one) => viewOf(ctx, one)),
    next,
  };
}

/**
 * Staff, each what is theirs: why something of a child is to be done is no business of whoever runs the platform, nor who runs it a
 * coordinator's.
 */
const concerns = ({ actor }: Ctx, data: Confirmation): boolean =>
  isStaff(actor, data) && !(actor.kind === "admin" ? careActs : adminActs).includes(data.act);

function mustConcern(ctx: Ctx, data: Confirmation): void {
  if (!concerns(ctx, data)) throw notFound();
}

function viewOf(ctx: Ctx, { data, version }: Stored<Confirmation>): ConfirmationView {
  const { reasonId: _, declinedId: __, childId: ___, ...shown } = data;
  const open = isWaiting(ctx, data);
  return {
    ...shown,
    status: data.status === "wanted" && !open ? "expired" : data.status,
    mayDo: !open ? [] : isSame(ctx, data) ? ["decline"] : ["confirm", "decline"],
    version,
  };
}

const isWaiting = ({ now }: Pick<Ctx, "now">, { status, until }: Confirmation): boolean =>
  status === "wanted" && Temporal.Instant.compare(now(), Temporal.Instant.from(until)) < 0;

/** One account in two roles is one person. */
const isSame = ({ actor }: Ctx, { askedBy }: Confirmation): boolean =>
  askedBy.slice(askedBy.indexOf(":") + 1) === actor.id;

const settled = (ctx: Ctx, data: Confirmation, status: "given" | "declined"): Confirmation => ({
  ...data,
  status,
  settledBy: by(ctx.actor),
  settledAt: ctx.now().toString(),
});

const event = (
  type: SecondEvent["type"],
  { confirmationId, act, subject, municipality }: Confirmation,
): SecondEvent => ({ type, data: { confirmationId, act, subject, municipality } });

/** What is done to an account stands in the region's own log. */
const auditSubject = ({ act, subject }: Confirmation): string => (adminActs.includes(act) ? "tenant" : subject);

const wanted = ({ confirmationId, until }: Confirmation) =>
  new Refusal(
    "second-person.wanted",
    {
      ru: "Это действие подтверждает второй сотрудник: запрос сохранён и ждёт подтверждения семь дней.",
      en: "A second member of staff confirms this: the request is kept and waits seven days for that word.",
    },
    { current: { confirmationId, until } },
  );

const same = () =>
  new Refusal("second-person.same", {
    ru: "Подтвердить должен другой сотрудник, не тот, кто попросил.",
    en: "Somebody else than who has asked must confirm it.",
  });

function closed(ctx: Ctx, data: Confirmation): Refusal {
  const { status } = viewOf(ctx, { data, version: 0, kind: "confirmation", key: { table: "records", pk: "", sk: "" } });
  return new Refusal(
    "second-person.closed",
    {
      ru: "Этот запрос уже подтверждён, отклонён или ждал больше семи дней. Попросите заново.",
      en: "This has been confirmed or declined already, or has waited for more than seven days. Ask anew.",
    },
    { current: { status } },
  );
}
