import * as Agency from "../../agencies/agency/index.ts";
import * as Service from "../../agencies/service/index.ts";
import { quarterId } from "../../ground/calendar/index.ts";
import type { Actor } from "../../ground/shared/actor.ts";
import { within } from "../../ground/shared/authorise.ts";
import type { AgencyId, ChildId } from "../../ground/shared/ids.ts";
import { fault, invalid } from "../../ground/shared/input.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import type { Cell } from "../../ground/workbook/write.ts";
import * as Child from "../../people/child/index.ts";
import * as Obligation from "../../roadmaps/obligation/index.ts";
import * as Route from "../../routes/route/index.ts";
import * as Delivery from "../delivery/index.ts";
import * as Inbox from "../inbox/index.ts";
import { accompaniments } from "./export.accompaniment.ts";
import { placements, seekers } from "./export.employment.ts";
import { enrolments, ownEnrolments } from "./export.enrolments.ts";
import { type Listing, nameOf, placesOf, who } from "./export.listing.ts";
import { requests } from "./export.requests.ts";
import { resources } from "./export.resources.ts";
import { ownSteps, stepColumns, stepRows, steps } from "./export.steps.ts";
import type { ExportList, FilterOf } from "./export.ts";
import { unions } from "./export.unions.ts";
import * as words from "./export.words.ts";
import { day, dayAt, momentAt, yesNo } from "./export.words.ts";

const children: Listing<FilterOf<"children">> = {
  title: "Дети",
  columns: [
    ...who,
    ["Пол", 6],
    ["Муниципалитет", 18],
    ["Инвалидность", 12],
    ["ОВЗ", 8],
    ["Школа", 28],
    ["Детский сад", 28],
    ["Поликлиника", 28],
    ["Соцслужба", 28],
    ["На учёте с", 12],
    ["Состояние", 12],
    ["Ребёнок", 32],
  ],
  async page(ctx, { municipality, ...wanted }, page) {
    const { items, next } = await Child.find(ctx, { municipality: within(ctx.actor, municipality), ...page });
    const [places, { zone }] = await Promise.all([placesOf(ctx), Tenant.load(ctx)]);
    const mine = items.filter(
      ({ record }) =>
        (wanted.status === undefined || record.status === wanted.status) &&
        (wanted.disability === undefined || record.disability === wanted.disability) &&
        (wanted.educationalNeeds === undefined || record.educationalNeeds === wanted.educationalNeeds) &&
        (wanted.targetGroup === undefined || record.targetGroups.includes(wanted.targetGroup)),
    );
    const agencies = await Agency.namesOf(ctx, [
      ...new Set(mine.flatMap(({ record }) => Object.values(record.attachments))),
    ]);
    const named = (id: AgencyId | undefined) => (id ? (agencies.get(id) ?? "") : "");
    const rows = mine.map((child): Cell[] => {
      const { record } = child;
      const { school, kindergarten, health, social } = record.attachments;
      return [
        ...nameOf(child),
        record.sex === "female" ? "ж" : "м",
        places.get(record.municipality) ?? record.municipality,
        yesNo(record.disability),
        yesNo(record.educationalNeeds),
        named(school),
        named(kindergarten),
        named(health),
        named(social),
        dayAt(record.createdAt, zone),
        record.status === "active" ? "на учёте" : "выбыл",
        record.childId,
      ];
    });
    return { items: rows, next };
  },
};

const agencies: Listing<FilterOf<"agencies">> = {
  title: "Организации",
  columns: [
    ["Полное название", 60],
    ["Краткое название", 28],
    ["Вид", 20],
    ["Муниципалитет", 18],
    ["E-mail", 30],
    ["Услуги", 40],
    ["Состояние", 14],
    ["Организация", 32],
  ],
  async page(ctx, filter, page) {
    const places = await placesOf(ctx);
    const known = await Service.lookup(ctx);
    const { items, next } = await Agency.find(ctx, { ...filter, ...page });
    const rows = items.map(({ agency: { name, shortName, kind, municipality, contacts, services, ...rest } }) => [
      name,
      shortName,
      words.agencyKind(kind),
      places.get(municipality) ?? municipality,
      contacts.map(({ email }) => email).join(", "),
      services.map((key) => known.of(key)?.title.ru ?? key).join("; "),
      rest.status === "active" ? "действует" : "закрыта",
      rest.agencyId,
    ]);
    return { items: rows, next };
  },
};

const routes: Listing<FilterOf<"routes">> = {
  title: "Маршруты",
  columns: [
    ...who,
    ["Муниципалитет", 18],
    ["Шаблон", 24],
    ["Состояние", 16],
    ["План", 18],
    ["Цикл", 8],
    ["Цикл с", 12],
    ["Цикл по", 12],
    ["Маршрут", 32],
    ["Ребёнок", 32],
  ],
  async page(ctx, { status = "open", municipality }, page) {
    const [places, { zone }] = await Promise.all([placesOf(ctx), Tenant.load(ctx)]);
    const only = within(ctx.actor, municipality);
    const { items, next } = await Route.findAll(ctx, { status, only, ...page });
    const children = await Child.summariesOf(
      ctx,
      items.map(({ childId }) => childId),
    );
    const rows = items.map((route) => [
      ...nameOf(children.get(route.childId)),
      places.get(route.municipality) ?? route.municipality,
      Route.templateOf(route.template.key)?.title.ru ?? route.template.key,
      words.routeStatus(route.status),
      words.planStatus(route.plan.status),
      route.cycle,
      dayAt(route.cycleStartedAt, zone),
      dayAt(route.cycleEndsAt, zone),
      route.routeId,
      route.childId,
    ]);
    return { items: rows, next };
  },
};

const inbox: Listing<FilterOf<"inbox">> = {
  title: "День координатора",
  columns: [["О чём", 24], ...stepColumns],
  async page(ctx, { bucket = "overdue", agency }, page) {
    const { items, next } = await Inbox.find(ctx, { bucket, agency, ...page });
    const asked = await stepRows(
      ctx,
      items.flatMap(({ step }) => (step ? [step] : [])),
    );
    const about = items.map(childOf);
    const children = await Child.summariesOf(
      ctx,
      about.flatMap((childId) => (childId ? [childId] : [])),
    );
    const rows = items.map((item, i): Cell[] => {
      if (item.step) return [words.inboxBucket(bucket), ...(asked.shift() ?? [])];
      const childId = about[i];
      const blank = Array.from({ length: stepColumns.length - who.length - 1 }, () => "");
      return [
        words.inboxBucket(bucket),
        ...nameOf(childId ? children.get(childId) : undefined),
        ...blank,
        childId ?? "",
      ];
    });
    return { items: rows, next };
  },
};

const childOf = ({ task, expiring, handover, erasure, request, draft }: Inbox.InboxItem): ChildId | undefined =>
  [task, expiring, handover, erasure, request, draft]
    .map((part) => (part && "childId" in part ? (part.childId as ChildId | undefined) : undefined))
    .find((childId) => childId !== undefined);

const obligations: Listing<FilterOf<"obligations">> = {
  title: "Отчёты организаций",
  columns: [
    ["Период", 12],
    ["Раздел", 10],
    ["Код", 14],
    ["Мероприятие", 60],
    ["Организация", 32],
    ["Муниципалитет", 18],
    ["Состояние", 18],
    ["Срок", 12],
    ["Просрочено", 11],
    ["Сдан", 20],
    ["Отчёт", 32],
  ],
  async page(ctx, { period, ...filter }, page) {
    const [places, { zone }] = await Promise.all([placesOf(ctx), Tenant.load(ctx)]);
    const wanted = period ?? quarterId(await Tenant.today(ctx));
    const { items, next } = await Obligation.find(ctx, { period: wanted, ...filter, ...page });
    const rows = items.map((o) => [
      o.period,
      o.section,
      o.measureKey,
      o.title.ru,
      o.agencyName ?? o.agencyId,
      places.get(o.municipality) ?? o.municipality,
      words.obligationStatus(o.status),
      day(o.dueDate),
      yesNo(o.overdue),
      o.submittedAt ? momentAt(o.submittedAt, zone) : "",
      o.obligationId,
    ]);
    return { items: rows, next };
  },
};

const deliveries: Listing<FilterOf<"deliveries">> = {
  title: "Отправленное",
  columns: [
    ["Когда", 22],
    ["Способ", 12],
    ["Вид", 22],
    ["Кому", 32],
    ["Состояние", 16],
    ["Попыток", 9],
    ["Отказ", 18],
    ["Шаг", 32],
    ["Доставка", 40],
  ],
  async page(ctx, filter, page) {
    const { zone } = await Tenant.load(ctx);
    const { items, next } = await Delivery.find(ctx, { ...filter, ...page });
    const rows = items.map((d) => [
      momentAt(d.createdAt, zone),
      { mail: "письмо", sms: "СМС", webhook: "вебхук" }[d.channel],
      d.kind,
      d.to,
      words.deliveryStatus(d.status),
      d.attempts,
      d.refusedAs ?? "",
      d.stepId ?? "",
      d.deliveryId,
    ]);
    return { items: rows, next };
  },
};

/** Every list that can be exported, as staff have it. */
const listings: { [L in ExportList]: Listing<FilterOf<L>> } = {
  children,
  agencies,
  enrolments,
  resources,
  seekers,
  placements,
  accompaniments,
  requests,
  unions,
  routes,
  steps,
  inbox,
  obligations,
  deliveries,
};

type Listings = { [L in ExportList]?: Listing<FilterOf<L>> };

/** The lists that each role has; an organisation's and a family's read by themselves what is its own. */
const listingsOf: Partial<Record<Actor["kind"], Listings>> = {
  admin: listings,
  coordinator: listings,
  system: listings,
  specialist: { steps: ownSteps, enrolments: ownEnrolments, obligations, deliveries },
  representative: { children },
};

/** The list as this actor has it. @throws Refusal input.invalid (`/list`) */
export function listingFor<L extends ExportList>({ kind }: Actor, list: L): Listing<FilterOf<L>> {
  const own: Listings = listingsOf[kind] ?? {};
  const found: Listings[L] = own[list];
  if (found) return found;
  const names = Object.keys(own).join(", ");
  throw invalid([
    fault(
      "/list",
      names ? `вам выгружаются: ${names}` : "вам ничего не выгружается",
      names ? `what you can export: ${names}` : "there is nothing that you can export",
    ),
  ]);
}
