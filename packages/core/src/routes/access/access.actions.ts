import * as Agency from "../../agencies/agency/index.ts";
import * as Audit from "../../ground/audit/index.ts";
import { caresFor } from "../../ground/shared/authorise.ts";
import type { Page, PageRequest } from "../../ground/shared/bank.ts";
import { auditRead, type Ctx } from "../../ground/shared/context.ts";
import { type AgencyId, type ChildId, idPattern } from "../../ground/shared/ids.ts";
import type { Text } from "../../ground/shared/text.ts";
import * as Child from "../../people/child/index.ts";
import * as mergings from "../merging/merging.store.ts";
import type { AccessEntry } from "./access.ts";

/**
 * Who used a child's data, what for and when, newest first, in plain words: for staff and the child's own family. Cards that
 * were merged into this one are read along. What the platform does by itself is left out, unless an organisation was told.
 * Reading is itself on record. @throws Refusal not-found, child.merged, input.invalid
 */
export async function log(
  ctx: Ctx,
  childId: ChildId,
  { since, until, ...page }: PageRequest & Audit.Days = {},
): Promise<Page<AccessEntry>> {
  await Child.visible(ctx, childId);
  await auditRead(ctx, { subject: childId, action: "access.read" });
  const [cards, range] = await Promise.all([cardsOf(ctx, childId), Audit.rangeOf(ctx, { since, until })]);
  const places = cards.map((card) => Audit.ofSubject(ctx, card));
  const { items, next } = await Audit.newest(ctx, places, range, page, { wanted: isShown, sieved: true });
  const names = await Agency.namesOf(ctx, [...new Set(items.flatMap((entry) => agencyOf(entry) ?? []))]);
  // The words of all acts there are: 55 kB that a family's page needs for this list alone.
  const { whatOf } = await import("./words.ts");
  return { items: items.map((entry) => ({ ...shown(ctx, childId, entry, names), what: whatOf(entry.action) })), next };
}

/** The card and those that went into it, and into these; one whose merge was undone stands by itself again. */
async function cardsOf(ctx: Ctx, childId: ChildId, known: ReadonlySet<ChildId> = new Set()): Promise<ChildId[]> {
  const found = await mergings.listFor(ctx, childId);
  const into = found.flatMap((m) => (m.kind === "merge" && m.to === childId && !m.undoneBy ? [m.from] : []));
  const all = new Set([...known, childId]);
  const before = into.filter((card) => !all.has(card));
  const theirs = await Promise.all(before.map((card) => cardsOf(ctx, card, all)));
  return [...new Set([childId, ...theirs.flat()])];
}

const kindOf = ({ by }: Audit.AuditRecord) => by.slice(0, by.indexOf(":"));
const detailOf = ({ detail }: Audit.AuditRecord, name: string, prefix: "agency" | "step" | "route") => {
  const value = detail?.[name];
  return typeof value === "string" && idPattern(prefix).test(value) ? value : undefined;
};

/** Who was shown something, or acted; an entry of a link before these were kept names the step's organisation. */
const agencyOf = (entry: Audit.AuditRecord): AgencyId | undefined =>
  entry.agency ??
  ((detailOf(entry, "recipient", "agency") ??
    (kindOf(entry) === "link" ? detailOf(entry, "agencyId", "agency") : undefined)) as AgencyId | undefined);

/** The platform's own work is nobody's look at the child; what it told an organisation is. */
const isShown = (entry: Audit.AuditRecord) =>
  kindOf(entry) !== "system" || (entry.action !== "consent.refused" && agencyOf(entry) !== undefined);

function shown(
  ctx: Ctx,
  childId: ChildId,
  entry: Audit.AuditRecord,
  names: ReadonlyMap<string, string>,
): Omit<AccessEntry, "what"> {
  const kind = kindOf(entry);
  const agencyId = agencyOf(entry);
  const isAccount = kind in roles && kind !== "link" && kind !== "family" && kind !== "system";
  return {
    at: entry.at,
    who: {
      role: roles[kind] ?? { ru: kind, en: kind },
      account: caresFor(ctx.actor, "each") && isAccount ? entry.by.slice(kind.length + 1) : undefined,
      agencyId,
      organisation: agencyId && names.get(agencyId),
    },
    action: entry.action,
    why: special[entry.action] ?? reasons[kind] ?? reasons.system!,
    stepId: detailOf(entry, "stepId", "step") ?? detailOf(entry, "about", "step"),
    routeId: detailOf(entry, "routeId", "route"),
    card: entry.subject === childId ? undefined : entry.subject,
  };
}

const roles: Readonly<Record<string, Text>> = {
  admin: { ru: "Администратор региона", en: "The region's administrator" },
  coordinator: { ru: "Координатор", en: "Coordinator" },
  specialist: { ru: "Специалист организации", en: "An organisation's specialist" },
  link: {
    ru: "Сотрудник организации по ссылке из письма",
    en: "Somebody of the organisation, by the link of a letter",
  },
  representative: { ru: "Законный представитель", en: "Legal representative" },
  family: { ru: "Семья, по личной ссылке", en: "The family, by a link of its own" },
  system: { ru: "Платформа: передано организации", en: "The platform told an organisation" },
};

const reasons: Readonly<Record<string, Text>> = {
  admin: { ru: "По должности: учёт и контроль в регионе", en: "In office: records and control in the region" },
  coordinator: { ru: "По должности: сопровождение ребёнка", en: "In office: the child's support" },
  specialist: {
    ru: "Организации поручен шаг маршрута, согласие семьи действует",
    en: "The organisation is asked for a step of the route, under the family's consent",
  },
  link: {
    ru: "Организации поручен шаг маршрута, согласие семьи действует",
    en: "The organisation is asked for a step of the route, under the family's consent",
  },
  representative: { ru: "Сведения о своём ребёнке", en: "About their own child" },
  family: { ru: "Сведения о своём ребёнке", en: "About their own child" },
  system: {
    ru: "Поручение организации по согласию семьи",
    en: "A request to the organisation, under the family's consent",
  },
};
const emergency: Text = {
  ru: "Угроза жизни или здоровью; каждый такой случай рассматривает другой сотрудник",
  en: "A danger to life or health; somebody else reviews each such case",
};
/** Where it is another than the office. */
const special: Readonly<Record<string, Text>> = {
  "consent.refused": {
    ru: "Согласия на передачу этих сведений не было",
    en: "There was no consent to disclose this",
  },
  "glass.open": emergency,
  "glass.read": emergency,
};
