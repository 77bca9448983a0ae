import type { Temporal } from "temporal-polyfill";
import * as Agency from "../../agencies/agency/index.ts";
import { type Document, documentFormats, fileOf } from "../../ground/document/index.ts";
import type { Page, PageRequest } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { AgencyId, ChildId, RouteId } from "../../ground/shared/ids.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Child from "../../people/child/index.ts";
import * as Consent from "../../people/consent/index.ts";
import * as Family from "../../people/family/index.ts";
import * as Access from "../access/index.ts";
import * as Accompaniment from "../accompaniment/index.ts";
import * as Appointment from "../appointment/index.ts";
import * as Enrolment from "../enrolment/index.ts";
import * as Execution from "../execution/index.ts";
import * as Instrument from "../instrument/index.ts";
import * as Request from "../request/index.ts";
import * as Route from "../route/index.ts";

/** So many lines of a history or a log: an answer has an end, and what is older is asked of the operator. */
const mostLines = 1000;

/** A file as the page hands it out. */
export interface ExportFile {
  name: string;
  type: string;
  bytes: Uint8Array;
}

/**
 * Everything that is kept about a member's own children and about themselves, as data that other programs read (152-ФЗ, art. 14: the
 * subject's right to what is processed about them). Nothing of whom another parent alone represents. Each part is read as the family may
 * read it, and so on record; what staff wrote to each other is not in it.
 * @param format `docx` and `pdf` say the same in words, for people
 */
export async function everything(
  ctx: Ctx,
  family: Family.Family,
  member: Family.Member,
  format: CopyFormat = "json",
): Promise<ExportFile> {
  const today = await Tenant.today(ctx);
  const copy = await copyOf(ctx, family, member, today);
  const name = `marshrut-${today.toString()}`;
  if (format !== "json") return fileOf(await inWords(ctx, copy), format, name);
  const bytes = Buffer.from(JSON.stringify(copy, withoutAccounts, 2));
  return { name: `${name}.json`, type: "application/json", bytes };
}

export const copyFormats = ["json", ...documentFormats] as const;
export type CopyFormat = (typeof copyFormats)[number];

export type Copy = Awaited<ReturnType<typeof copyOf>>;
export type ChildCopy = Awaited<ReturnType<typeof childOf>>;

async function copyOf(ctx: Ctx, { familyId }: Family.Family, member: Family.Member, today: Temporal.PlainDate) {
  const { represents } = await Family.householdOf(ctx, { members: [member] });
  const acts = await Family.actsFor(ctx, member.memberId, represents.get(member.memberId) ?? [], today);
  const children = [];
  for (const childId of acts) children.push(await childOf(ctx, childId));
  return { madeAt: ctx.now().toString(), family: await Family.get(ctx, familyId), children };
}

/** Wanted seldom, and long: loaded then (decision 0101). */
async function inWords(ctx: Ctx, copy: Copy): Promise<Document> {
  const { copyDocument } = await import("./copy.document.ts");
  const { name, zone, municipalities } = await Tenant.load(ctx);
  const places = new Map(municipalities.map((one) => [one.key, one.name.ru]));
  // Whatever in it is an organisation's id.
  const ids = new Set(JSON.stringify(copy).match(/agency_[0-9A-HJKMNP-TV-Z]{26}/g) as AgencyId[] | null);
  return copyDocument(copy, { operator: name.ru, zone, places, names: await Agency.namesOf(ctx, [...ids]) });
}

/** Which account of the staff it was is the log's own matter, which says it in words; here it is told what they are: `coordinator`. */
const withoutAccounts = (key: string, value: unknown): unknown =>
  (key === "by" || key === "account") && typeof value === "string" ? value.split(":")[0] : value;

async function childOf(ctx: Ctx, childId: ChildId) {
  const { record, person, representatives, left } = await Child.get(ctx, childId);
  const routes = await Route.listFor(ctx, childId);
  return {
    childId,
    person,
    representatives,
    left,
    municipality: record.municipality,
    disability: record.disability,
    educationalNeeds: record.educationalNeeds,
    targetGroups: record.targetGroups,
    attachments: record.attachments,
    consents: await Consent.listFor(ctx, childId),
    instruments: await Instrument.listFor(ctx, childId),
    routes: await Promise.all(routes.map(({ routeId }) => routeOf(ctx, routeId as RouteId))),
    execution: await Execution.execution(ctx, childId),
    enrolments: await Enrolment.listFor(ctx, childId),
    appointments: await Appointment.copyFor(ctx, childId),
    accompaniments: await Accompaniment.listAccompaniments(ctx, childId),
    requests: await Request.listRequests(ctx, childId),
    looks: await whole((page) => Access.log(ctx, childId, page)),
  };
}

async function routeOf(ctx: Ctx, routeId: RouteId) {
  return {
    ...(await Route.get(ctx, routeId)),
    mayDo: undefined,
    history: await whole((page) => Route.history(ctx, routeId, page)),
  };
}

async function whole<T>(read: (page: PageRequest) => Promise<Page<T>>): Promise<T[]> {
  const found: T[] = [];
  let from: string | undefined;
  do {
    const page = await read({ limit: 200, from });
    found.push(...page.items);
    from = page.next;
  } while (from && found.length < mostLines);
  return found.slice(0, mostLines);
}
