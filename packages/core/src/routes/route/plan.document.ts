import { Temporal } from "temporal-polyfill";
import { type PeriodId, periodBounds, quantity } from "../../ground/calendar/index.ts";
import type { Document } from "../../ground/document/index.ts";
import type { PlanWords } from "../step/words.ts";
import { editionOf } from "./edition.ts";
import { everyStageOf } from "./plan.ts";
import type { PlanEntry, Route } from "./route.ts";
import type { RouteTemplate } from "./template.ts";

/** What the printed plan tells beside the route's record: names, which the record does not have. */
export interface PlanNames {
  child: string;
  /** `YYYY-MM-DD`; of a child that is not born yet nothing. */
  birthDate?: string | undefined;
  municipality: string;
  /** The family's side, as it signs. */
  representatives: string[];
  /** By the organisation's id. */
  agencies: ReadonlyMap<string, string>;
  /** How the instrument words a measure, by its id. */
  measures: ReadonlyMap<string, string>;
  /** Due dates of the steps that are there, by step. */
  due: ReadonlyMap<string, string>;
  /** The plan's own words, by step. */
  words: PlanWords;
}

const whom = ({ child, birthDate }: PlanNames): [string, string] =>
  birthDate ? ["Ребёнок", `${child}, ${ofDay(Temporal.PlainDate.from(birthDate))} г. р.`] : ["Для кого", child];

/** The form of the individual route: six columns and the responsible organisation, with a line for everybody who signs. */
export function planDocument(route: Route, template: RouteTemplate, names: PlanNames, zone: string): Document {
  const { plan } = route;
  const day = (instant: string) => ofDay(Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate());
  const agencies = [...new Set(plan.entries.flatMap(({ agencyId = "" }) => names.agencies.get(agencyId) ?? []))];
  return {
    title: "План индивидуального маршрута",
    orientation: "landscape",
    content: [
      {
        kind: "title",
        lines: [
          "План индивидуального маршрута сопровождения",
          template.title.ru,
          ...(plan.approvedAt ? [] : ["ПРОЕКТ, не утверждён"]),
        ],
      },
      {
        kind: "facts",
        rows: [
          whom(names),
          ["Территория", names.municipality],
          ["Редакция плана", editionOf(route)],
          ["Срок плана", `${day(route.cycleStartedAt)} – ${day(route.cycleEndsAt)}, цикл ${route.cycle}`],
          ...(plan.approvedAt ? [["План утверждён", day(plan.approvedAt)] as [string, string]] : []),
        ],
      },
      { kind: "table", columns, rows: linesOf(plan.entries, template, names) },
      {
        kind: "signatures",
        of: [
          { who: "Координатор маршрута" },
          ...names.representatives.map((name) => ({ who: "С планом ознакомлен(а), согласен (согласна)", name })),
          ...agencies.map((who) => ({ who })),
        ],
      },
    ],
  };
}

const columns = [
  { title: "Направление", width: 9 },
  { title: "Ключевое мероприятие", width: 11 },
  { title: "Услуга", width: 16 },
  { title: "Сроки", width: 9 },
  { title: "Средства", width: 10 },
  { title: "Ответственный", width: 10 },
  { title: "Ожидаемый результат", width: 12 },
];

/** Stage by stage, as the template has them. */
const linesOf = (entries: readonly PlanEntry[], template: RouteTemplate, names: PlanNames): string[][] =>
  everyStageOf(template).flatMap(({ key, title, direction }) =>
    entries
      .filter((entry) => entry.stage === key)
      .map((entry) => {
        const own = names.words[entry.stepId] ?? {};
        return [
          direction.ru,
          title.ru,
          own.keyMeasure?.ru ?? (entry.measure && names.measures.get(entry.measure.measureId)) ?? entry.title.ru,
          termOf(entry, names.due.get(entry.stepId)),
          (own.means ?? entry.means)?.ru ?? "—",
          names.agencies.get(entry.agencyId ?? "") ?? "не назначена",
          (own.expectedResult ?? entry.expectedResult).ru,
        ];
      }),
  );

/** When it is asked for, and by when it is to be done: the day where that is known, else the rule by which it will be. */
function termOf({ requestOn, dueOn, quarter, rule }: PlanEntry, made: string | undefined): string {
  const asked = requestOn ? `запрос ${ofDay(Temporal.PlainDate.from(requestOn))}\n` : "";
  const due = made ?? dueOn;
  if (due) return `${asked}до ${ofDay(Temporal.PlainDate.from(due))}`;
  if (quarter) return `${asked}до ${ofDay(periodBounds(quarter as PeriodId).end)}`;
  return `${asked}${quantity(rule.offset, rule.unit).ru} со дня запроса`;
}

const ofDay = (date: Temporal.PlainDate) => date.toString().split("-").reverse().join(".");
