import { texts } from "../texts/texts.tsx";

/** Codes of bodies as people say them. */
export const bodyWords = texts(
  {
    "kind.working-group": "рабочая группа",
    "kind.subgroup": "подгруппа",
    "kind.council": "совет",
    "kind.commission": "комиссия",
    "every.quarter": "каждый квартал",
    "every.half-year": "каждое полугодие",
    "every.year": "каждый год",
    "unit.calendar-day": "календарных",
    "unit.working-day": "рабочих",
    "status.active": "действующие",
    "status.closed": "больше не собираются",
  },
  {
    "kind.working-group": "working group",
    "kind.subgroup": "subgroup",
    "kind.council": "council",
    "kind.commission": "commission",
    "every.quarter": "every quarter",
    "every.half-year": "every half-year",
    "every.year": "every year",
    "unit.calendar-day": "calendar",
    "unit.working-day": "working",
    "status.active": "active",
    "status.closed": "meet no more",
  },
);
