import { Temporal } from "temporal-polyfill";
import { changing } from "../../ground/change/index.ts";
import { caresFor, mustCareFor } from "../../ground/shared/authorise.ts";
import type { Page, PageRequest, Stored } from "../../ground/shared/bank.ts";
import { auditRead, auditReads, by, type Ctx, retrying, save } from "../../ground/shared/context.ts";
import { type ChildId, type EmergencyId, type NoteId, newId } from "../../ground/shared/ids.ts";
import { parse } from "../../ground/shared/input.ts";
import { KeyDestroyed } from "../../ground/shared/keyring.ts";
import { notFound, Refusal } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { readNote, writeNote } from "../../ground/vault/index.ts";
import * as Child from "../../people/child/index.ts";
import type { EmergencyEvent } from "./emergency.events.ts";
import * as store from "./emergency.store.ts";
import { type Emergency, type EmergencyView, OpenEmergency, Review, type Status } from "./emergency.ts";

const usual = { minutes: 60, aDay: 5 };

const noteOf = (childId: ChildId) => ({ subject: childId, field: "emergency" });

/**
 * Opens one child's card for an hour to an administrator, or a coordinator of another territory, with a reason; the data officer hears of
 * it at once. Asked again within the hour it is the same one, unless it was looked at meanwhile: then it is a new one, and counted.
 * @throws Refusal emergency.needless, limit.reached, input.invalid, child.merged, child.erased, not-found
 */
export async function open(ctx: Ctx, input: OpenEmergency): Promise<EmergencyView> {
  const { actor } = ctx;
  if (actor.kind !== "admin" && actor.kind !== "coordinator") throw notFound();
  const { childId, reason } = parse(OpenEmergency, input);
  const { minutes, aDay } = { ...usual, ...(await Tenant.load(ctx)).emergency };
  const day = (await Tenant.today(ctx)).toString();
  return retrying(async () => {
    const { record, version } = await Child.standing(ctx, childId);
    if (await Child.isGoverned(ctx, record)) throw needless();
    const before = await store.openedBy(ctx, actor.id);
    const opened = before?.data.day === day ? before.data.opened : [];
    const same = opened.findLast((one) => one.childId === childId && isBefore(ctx, one.until));
    if (same && isOpen(ctx, (await store.load(ctx, same.emergencyId)).data)) return get(ctx, same.emergencyId);
    if (opened.length >= aDay) throw tooMany(aDay);
    const { noteId, write } = await writeNote(ctx, reason, noteOf(childId));
    const data = drafted(ctx, record, minutes, noteId);
    const { emergencyId, until } = data;
    await save(ctx, {
      writes: [
        store.write(ctx.tenant, data, "absent"),
        store.count(ctx.tenant, actor.id, { day, opened: [...opened, { emergencyId, childId, until }] }, before),
        Child.unchanged(ctx.tenant, childId, version),
        write,
      ],
      stream: store.partition(ctx.tenant, emergencyId),
      events: [event("emergency.opened", data)],
      audit: { subject: childId, action: "glass.open", detail: { emergencyId } },
      ref: { kind: "emergency", id: emergencyId },
    });
    return get(ctx, emergencyId);
  });
}

function drafted(ctx: Ctx, record: Child.ChildRecord, minutes: number, reasonId: NoteId): Emergency {
  const now = ctx.now();
  return {
    emergencyId: newId("emergency", now.epochMilliseconds),
    childId: record.childId,
    municipality: record.municipality,
    openedBy: by(ctx.actor),
    openedAt: now.toString(),
    until: now.add({ minutes }).toString(),
    reasonId,
    status: "to-review",
  };
}

const changed = changing<EmergencyId, Emergency, EmergencyEvent>({
  load: store.load,
  authorise: ({ actor }, emergency) => mustCareFor(actor, emergency),
  writes: ({ tenant }, before, after) => [store.write(tenant, after, before.version)],
  stream: (tenant, { emergencyId }) => store.partition(tenant, emergencyId),
  audit: ({ childId, emergencyId }) => ({ subject: childId, detail: { emergencyId } }),
  ref: ({ emergencyId }) => ({ kind: "emergency", id: emergencyId }),
});

/**
 * The look afterwards, with its words: whoever cares for the child, and not who has opened it. What is still open ends with it.
 * @throws Refusal emergency.reviewed, second-person.same, input.invalid, not-found
 */
export async function review(ctx: Ctx, id: EmergencyId, input: Review): Promise<EmergencyView> {
  const { justified, words } = parse(Review, input);
  await changed(ctx, id, { action: "emergency.review" }, async ({ data }) => {
    if (data.status !== "to-review") throw reviewedAlready(data);
    if (isOwn(ctx, data)) throw own();
    const { noteId, write } = await writeNote(ctx, words, noteOf(data.childId));
    const after: Emergency = {
      ...data,
      status: justified ? "justified" : "unjustified",
      reviewed: { by: by(ctx.actor), at: ctx.now().toString(), noteId },
    };
    return { events: [event("emergency.reviewed", after)], after, writes: [write], detail: { justified } };
  });
  return get(ctx, id);
}

/** One with its words: whoever opened it, and who looks at it afterwards; on record. @throws Refusal not-found */
export async function get(ctx: Ctx, id: EmergencyId): Promise<EmergencyView> {
  const found = await store.load(ctx, id);
  const { childId, reasonId, reviewed } = found.data;
  if (!isOwn(ctx, found.data) && !caresFor(ctx.actor, found.data)) throw notFound();
  await auditRead(ctx, { subject: childId, action: "emergency.read", detail: { emergencyId: id } });
  const [reason, words] = await Promise.all([said(ctx, childId, reasonId), said(ctx, childId, reviewed?.noteId)]);
  const view = viewOf(ctx, found);
  return { ...view, reason, reviewed: view.reviewed && { ...view.reviewed, words } };
}

/** What was written; nothing of a child who has been erased since. */
async function said(ctx: Ctx, childId: ChildId, id: NoteId | undefined): Promise<string | undefined> {
  try {
    return id && (await readNote(ctx, id, noteOf(childId)));
  } catch (error) {
    if (error instanceof KeyDestroyed || (error instanceof Refusal && error.code === "not-found")) return undefined;
    throw error;
  }
}

/** Of one state, the oldest first, each on record: for whoever looks at them afterwards. A municipality's coordinator sees its own. */
export async function find(
  ctx: Ctx,
  { status, ...page }: PageRequest & { status: Status },
): Promise<Page<EmergencyView>> {
  mustCareFor(ctx.actor, "each");
  const { items, next } = await store.find(ctx, status, page);
  const mine = items.filter(({ data }) => caresFor(ctx.actor, data));
  await auditReads(
    ctx,
    mine.map(({ data }) => ({ subject: data.childId, action: "emergency.list" })),
  );
  return { items: mine.map((one) => viewOf(ctx, one)), next };
}

function viewOf(ctx: Ctx, { data, version }: Stored<Emergency>): EmergencyView {
  const { reasonId: _, reviewed, ...shown } = data;
  const mine = isOwn(ctx, data);
  const waits = data.status === "to-review";
  return {
    ...shown,
    reviewed: reviewed && { by: reviewed.by, at: reviewed.at },
    mayDo: [
      ...(mine && isOpen(ctx, data) ? (["read"] as const) : []),
      ...(!mine && waits && caresFor(ctx.actor, data) ? (["review"] as const) : []),
    ],
    version,
  };
}

/** One account in two roles is one person. */
export const isOwn = ({ actor }: Ctx, { openedBy }: Emergency): boolean =>
  openedBy.slice(openedBy.indexOf(":") + 1) === actor.id;

/** Until its hour is over, or somebody has looked at it. */
export const isOpen = (ctx: Ctx, { status, until }: Emergency): boolean =>
  status === "to-review" && isBefore(ctx, until);

const isBefore = ({ now }: Ctx, until: string): boolean =>
  Temporal.Instant.compare(now(), Temporal.Instant.from(until)) < 0;

const event = <T extends EmergencyEvent["type"]>(
  type: T,
  { emergencyId, childId, municipality }: Emergency,
): EmergencyEvent => ({ type, data: { emergencyId, childId, municipality } });

const needless = () =>
  new Refusal("emergency.needless", {
    ru: "Этот ребёнок и так ваш: карта открывается обычным запросом.",
    en: "This child is yours anyway: read the card as usual.",
  });

const tooMany = (most: number) =>
  new Refusal(
    "limit.reached",
    {
      ru: `Экстренный доступ открывали сегодня уже ${most} раз. Дальше — по телефону координатора муниципалитета или через ответственного за персональные данные.`,
      en: `You have opened emergency access ${most} times today. Turn to the municipality's coordinator, or to the data officer.`,
    },
    { current: { most } },
  );

const reviewedAlready = ({ status }: Emergency) =>
  new Refusal(
    "emergency.reviewed",
    { ru: "Это обращение уже рассмотрено.", en: "This access has been looked at already." },
    { current: { status } },
  );

const own = () =>
  new Refusal("second-person.same", {
    ru: "Своё обращение не рассматривают: это делает другой сотрудник.",
    en: "Nobody reviews the own access: somebody else does.",
  });
