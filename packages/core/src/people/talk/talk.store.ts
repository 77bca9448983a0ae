import {
  type AgencyId,
  type Ctx,
  type Expectation,
  eachOf,
  getAll,
  type Key,
  type OccasionId,
  ordersOf,
  type Page,
  type PageRequest,
  type Stored,
  type TalkId,
  type Write,
} from "../../ground/shared/index.ts";
import { known } from "../../ground/shared/known.ts";
import { openFields, partitionOf, type Sealed, sealFields } from "../../ground/vault/index.ts";
import { partition as ofOccasion } from "../occasion/occasion.store.ts";
import type { Call, ProgrammeLine } from "./call.ts";
import { attendOn } from "./talk.decide.ts";
import { isOpen, type Speaker, type Talk, type TalkText } from "./talk.ts";

type Bank = Pick<Ctx, "bank" | "tenant">;

const [calls, talks] = [ordersOf("CALLS"), ordersOf("TALKS")];
export const tenantTalks = talks.ofTenant;

// The call, beside its event

export const callKey = (tenant: string, id: OccasionId): Key => ({
  table: "records",
  pk: ofOccasion(tenant, id),
  sk: "CALL",
});
const decidedBy = (tenant: string, id: AgencyId) => `T#${tenant}#AGENCY#${id}#CALLS-DECIDED`;

/** By the last day for reviews, in the organiser's order and in that of who decides with it. */
export function writeCall(tenant: string, call: Call, expect: Expectation): Write {
  const { occasionId, deciderId, reviewsBy } = call;
  const sk = `${reviewsBy}#${occasionId}`;
  const { gsi1, gsi2 } = calls.index(tenant, call, sk);
  // Whoever decides alone has it in the organiser's order.
  const gsi4 = deciderId && deciderId !== call.agencyId ? { pk: decidedBy(tenant, deciderId), sk } : undefined;
  const index = { gsi1, gsi2, gsi3: calls.due(tenant, attendOn(call), occasionId), gsi4 };
  return { put: { key: callKey(tenant, occasionId), kind: "talk-call", data: call, index }, expect };
}

export const readCall = (ctx: Bank, id: OccasionId): Promise<Stored<Call> | undefined> =>
  ctx.bank.get<Call>(callKey(ctx.tenant, id));

/** @throws Refusal not-found */
export const loadCall = (ctx: Bank, id: OccasionId): Promise<Stored<Call>> =>
  known<Call>("occasion", id, () => readCall(ctx, id));

export const callsDueBy = calls.dueBy<Call>;

/** Those whose reviews end on this day (ISO) or later: what an organisation runs, then those of the whole region. Eventually consistent. */
export const callsOf = (ctx: Bank, agency: AgencyId | undefined, from: string, page: PageRequest) =>
  calls.find<Call>(ctx, { agency }, { from }, page);
export const callsDecidedBy = (ctx: Bank, agency: AgencyId, from: string, page: PageRequest) =>
  ctx.bank.find<Call>("gsi4", decidedBy(ctx.tenant, agency), { from }, page);

// Talks

export const partition = (tenant: string, id: TalkId) => partitionOf(tenant, id);
export const keyOf = (tenant: string, id: TalkId): Key => ({ table: "records", pk: partition(tenant, id), sk: "TALK" });
const toCall = (tenant: string, id: OccasionId) => `${ofOccasion(tenant, id)}#TALKS`;
const sentBy = (tenant: string, id: AgencyId) => talks.ofAgency(tenant, id);
const readBy = (tenant: string, id: AgencyId) => `T#${tenant}#AGENCY#${id}#REVIEWS`;

/** When something is to be done about it by itself: the letter is not answered, or names are kept no longer. */
const dueOf = (one: Talk): string | undefined =>
  (isOpen(one) ? one.until : undefined) ?? (one.forgotten ? undefined : one.keepUntil);

/** gsi1: of its call, by status and time; gsi2: the tenant's, by where the event is; gsi3: what time comes for; gsi4: of who sent it. */
const write = (tenant: string, one: Talk, expect: Expectation): Write => ({
  put: {
    key: keyOf(tenant, one.talkId),
    kind: "talk",
    data: one,
    index: {
      gsi1: { pk: toCall(tenant, one.occasionId), sk: `${one.status}#${one.at}#${one.talkId}` },
      gsi2: { pk: tenantTalks(tenant), sk: `${one.counts.municipality}#${one.at}#${one.talkId}` },
      gsi3: talks.due(tenant, dueOf(one), one.talkId),
      gsi4: one.agencyId && { pk: sentBy(tenant, one.agencyId), sk: `${one.at}#${one.talkId}` },
    },
  },
  expect,
});

/**
 * With where each reviewer finds it, what waits for them apart. These are never written without the talk, so that their versions follow from
 * its own. @param before those who had it
 */
export function writes(tenant: string, talk: Talk, expect: Expectation, before: Talk["reviews"] = []): Write[] {
  const version = typeof expect === "number" ? expect : 0;
  const one = { ...talk, reviews: talk.reviews.map((each) => ({ ...each, since: each.since ?? version })) };
  const { talkId, occasionId, reviews, status } = one;
  const at = (agencyId: AgencyId): Key => ({
    table: "records",
    pk: partition(tenant, talkId),
    sk: `REVIEW#${agencyId}`,
  });
  const gone = before.filter(({ agencyId }) => !reviews.some((each) => each.agencyId === agencyId));
  return [
    write(tenant, one, expect),
    ...gone.map(({ agencyId }): Write => ({ remove: at(agencyId), expect: "any" })),
    ...reviews.map(({ agencyId, answeredAt, since }): Write => {
      const sk = `${status === "submitted" && !answeredAt ? "open" : "done"}#${occasionId}#${talkId}`;
      const index = { gsi1: { pk: readBy(tenant, agencyId), sk } };
      const put = { key: at(agencyId), kind: "talk-review", data: { talkId }, index };
      return { put, expect: version - since || "absent" };
    }),
  ];
}

/** @throws Refusal not-found */
export const load = (ctx: Bank, id: TalkId): Promise<Stored<Talk>> =>
  known<Talk>("talk", id, () => ctx.bank.get(keyOf(ctx.tenant, id)));

/** Of a call; eventually consistent. */
export const talksOf = (ctx: Bank, id: OccasionId, status: Talk["status"] | undefined, page: PageRequest) =>
  ctx.bank.find<Talk>("gsi1", toCall(ctx.tenant, id), status ? { prefix: `${status}#` } : {}, page);

/** Each of a call, page by page. */
export async function* everyTalk(ctx: Bank, id: OccasionId, statuses: readonly Talk["status"][]): AsyncGenerator<Talk> {
  for (const status of statuses)
    for await (const { data } of eachOf((page) => talksOf(ctx, id, status, page), 100)) yield data;
}

/** Of events of a municipality, or of all; eventually consistent. */
export const talksIn = (ctx: Bank, municipality: string | undefined, page: PageRequest) =>
  talks.find<Talk>(ctx, {}, municipality === undefined ? {} : { prefix: `${municipality}#` }, page);

/** The newest first; eventually consistent. */
export const sentFrom = (ctx: Bank, id: AgencyId, page: PageRequest) =>
  ctx.bank.find<Talk>("gsi4", sentBy(ctx.tenant, id), { descending: true }, page);

/** What an organisation reviews; eventually consistent. */
export async function reviewedBy(
  ctx: Bank,
  id: AgencyId,
  { stage }: { stage: "open" | "done" },
  page: PageRequest,
): Promise<Page<Stored<Talk>>> {
  const prefix = `${stage}#`;
  const { items, next } = await ctx.bank.find<{ talkId: TalkId }>("gsi1", readBy(ctx.tenant, id), { prefix }, page);
  const found = await getAll<Talk>(
    ctx.bank,
    items.map(({ data }) => keyOf(ctx.tenant, data.talkId)),
  );
  return { items: found.filter((one) => one !== undefined), next };
}

/** Whether an organisation has still something to read of a call; eventually consistent. */
export const hasToRead = async ({ bank, tenant }: Bank, id: AgencyId, of: OccasionId): Promise<boolean> =>
  (await bank.find("gsi1", readBy(tenant, id), { prefix: `open#${of}#` }, { limit: 1 })).items.length > 0;

export const dueBy = talks.dueBy<Talk>;

export async function loadMany(ctx: Bank, ids: readonly TalkId[]): Promise<Map<TalkId, Talk>> {
  const found = await getAll<Talk>(
    ctx.bank,
    ids.map((id) => keyOf(ctx.tenant, id)),
  );
  return new Map(found.flatMap((one) => (one ? [[one.data.talkId, one.data] as const] : [])));
}

// In the vault: what it says and whose it is, apart, since the one may be kept longer than the other

const textKey = (tenant: string, id: TalkId): Key => ({ table: "vault", pk: partition(tenant, id), sk: "TEXT" });
const speakerKey = (tenant: string, id: TalkId): Key => ({ table: "vault", pk: partition(tenant, id), sk: "PERSON" });
const ownerOf = (subject: string, path: "text" | "speaker" | "programme") => ({ subject, path });
type Texts<T> = { [K in keyof T]: string | undefined };

/** @param expect the version that was read; the first is absent */
export const writeText = async (ctx: Ctx, id: TalkId, text: TalkText, expect: Expectation): Promise<Write> => ({
  put: {
    key: textKey(ctx.tenant, id),
    kind: "talk-text",
    data: await sealFields<Texts<TalkText>>(ctx, ownerOf(id, "text"), { ...text }),
  },
  expect,
});
export const writeSpeaker = async (ctx: Ctx, id: TalkId, speaker: Speaker, expect: Expectation): Promise<Write> => ({
  put: {
    key: speakerKey(ctx.tenant, id),
    kind: "talk-speaker",
    data: await sealFields<Texts<Speaker>>(ctx, ownerOf(id, "speaker"), { ...speaker }),
  },
  expect,
});
export const removeText = ({ tenant }: Pick<Ctx, "tenant">, id: TalkId): Write => ({
  remove: textKey(tenant, id),
  expect: "any",
});
export const removeSpeaker = ({ tenant }: Pick<Ctx, "tenant">, id: TalkId): Write => ({
  remove: speakerKey(tenant, id),
  expect: "any",
});

export interface Sealeds {
  text?: TalkText | undefined;
  speaker?: Speaker | undefined;
  /** Which versions these are. */
  textAt: Expectation;
  speakerAt: Expectation;
}

/** Those of a page, in one read for each hundred. The caller has authorised the reader and written the audit entry. */
export async function readSealed(ctx: Ctx, ids: readonly TalkId[]): Promise<Map<TalkId, Sealeds>> {
  const [texts, speakers] = await Promise.all([
    getAll<Sealed<TalkText>>(
      ctx.bank,
      ids.map((id) => textKey(ctx.tenant, id)),
    ),
    getAll<Sealed<Speaker>>(
      ctx.bank,
      ids.map((id) => speakerKey(ctx.tenant, id)),
    ),
  ]);
  const opened = ids.map(async (id, i) => {
    const [text, speaker] = [texts[i], speakers[i]];
    return [
      id,
      {
        textAt: text?.version ?? ("absent" as const),
        speakerAt: speaker?.version ?? ("absent" as const),
        text: text && (await openFields<TalkText & Texts<TalkText>>(ctx, ownerOf(id, "text"), text.data)),
        speaker: speaker && (await openFields<Speaker & Texts<Speaker>>(ctx, ownerOf(id, "speaker"), speaker.data)),
      },
    ] as const;
  });
  return new Map(await Promise.all(opened));
}

/** Whose one talk is; likewise. */
export async function readSpeaker(ctx: Ctx, id: TalkId): Promise<Speaker | undefined> {
  const found = await ctx.bank.get<Sealed<Speaker>>(speakerKey(ctx.tenant, id));
  return found && openFields<Speaker & Texts<Speaker>>(ctx, ownerOf(id, "speaker"), found.data);
}

// What one address has submitted to one call: no talk twice, and not without end

export interface Submitted {
  talks: { talkId: TalkId; same: string }[];
}
export const addressKey = (tenant: string, id: OccasionId, who: string): Key => ({
  table: "records",
  pk: ofOccasion(tenant, id),
  sk: `SPEAKER#${who}`,
});
/** By which address, and whether it is the same talk: keyed hashes, which say nothing. */
export const addressOf = ({ keys }: Pick<Ctx, "keys">, id: OccasionId, email: string): Promise<string> =>
  keys.mac("link", `call~${id}~@${email.toLowerCase()}`);
export const titleOf = ({ keys }: Pick<Ctx, "keys">, id: OccasionId, title: string): Promise<string> =>
  keys.mac("link", `call~${id}~title~${title.toLowerCase().replace(/\s+/g, " ")}`);

// The programme as everybody sees it: one record, opened once, however many read it

const programmeKey = (tenant: string, id: OccasionId): Key => ({
  table: "vault",
  pk: ofOccasion(tenant, id),
  sk: "PROGRAMME",
});

export const writeProgramme = async (ctx: Ctx, id: OccasionId, lines: readonly ProgrammeLine[]): Promise<Write> => ({
  put: {
    key: programmeKey(ctx.tenant, id),
    kind: "talk-programme",
    data: await sealFields<{ lines: string | undefined }>(ctx, ownerOf(id, "programme"), {
      lines: JSON.stringify(lines),
    }),
  },
  expect: (await ctx.bank.get(programmeKey(ctx.tenant, id)))?.version ?? "absent",
});
export const removeProgramme = ({ tenant }: Pick<Ctx, "tenant">, id: OccasionId): Write => ({
  remove: programmeKey(tenant, id),
  expect: "any",
});
export async function readProgramme(ctx: Ctx, id: OccasionId): Promise<ProgrammeLine[] | undefined> {
  const found = await ctx.bank.get<Sealed<{ lines: string }>>(programmeKey(ctx.tenant, id));
  if (!found) return undefined;
  const { lines } = await openFields<{ lines: string }>(ctx, ownerOf(id, "programme"), found.data);
  return JSON.parse(lines) as ProgrammeLine[];
}
