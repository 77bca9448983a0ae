import { Temporal } from "temporal-polyfill";
import { decodeTime } from "ulid";
import { dayAt, periodBounds, quarterId } from "../../ground/calendar/index.ts";
import type { Cells, Contribution } from "../../ground/counter/counter.ts";
import type { ChildRecord } from "../../people/child/child.ts";
import type { ResultRecord } from "../../routes/execution/result.ts";
import type { InstrumentRecord } from "../../routes/instrument/instrument.ts";
import type { Route } from "../../routes/route/route.ts";

export type { Cells, Contribution };

/** A child: where, how old, and the groups it belongs to. One that has left adds nothing, nor a card that another goes on for, nor one that is not born yet. */
export function ofChild(child: ChildRecord): Contribution {
  if (child.status !== "active" || child.mergedInto || child.expected) return { subject: child.childId, cells: {} };
  const who = `${child.born}|${child.sex}`;
  const marks = [
    "n",
    ...(child.disability ? ["d"] : []),
    ...(child.educationalNeeds ? ["e"] : []),
    ...child.targetGroups.map((group) => `g:${group}`),
  ];
  return {
    subject: child.childId,
    cells: {
      [`CHILDREN#${child.municipality}#${child.born.slice(0, 4)}`]: Object.fromEntries(
        marks.map((m) => [`${who}|${m}`, 1]),
      ),
    },
    drill: {
      family: `children#${child.municipality}`,
      at: `${child.born}#${child.sex}#${marks.join(",")}#${child.childId}`,
      childId: child.childId,
    },
  };
}

/**
 * A result without a step: of the quarter in which the measure was given, as a step's is of the quarter in which it was told.
 * Measures of an ИПРА are counted by block, and what another paper recommends by the kind of that paper.
 */
export function ofResult(result: ResultRecord): Contribution {
  const { resultId: subject, childId, block, kind } = result;
  if (result.status === "withdrawn") return { subject, cells: {} };
  const where = `${quarterId(Temporal.PlainDate.from(result.on))}#${result.municipality}`;
  const told = (cell: string) => ({ [`STEPS#${where}`]: { [`${cell}|${result.result}`]: 1, beside: 1 } });
  if (kind !== "ipra") return { subject, cells: told(`k|${kind}`) };
  return {
    subject,
    cells: told(`b|${block}`),
    drill: { family: `steps#${where}`, at: `b:${block}#${result.result}#${subject}`, childId },
  };
}

/**
 * An instrument counts in the quarter in which it was entered, where its child lives; one whose own date lies before that quarter is
 * told beside it. By its own date it is another figure, of the quarter of that date. A correction is no second paper. Its child
 * counts once a period.
 */
export function ofInstrument(instrument: InstrumentRecord, municipality: string, zone: string): Contribution[] {
  const { kind, childId, instrumentId: subject, validFrom, corrects } = instrument;
  const day = dayAt(instrument.recordedAt, zone);
  const quarter = quarterId(day);
  const drill = { family: `papers#${quarter}#${municipality}`, at: `${kind}#${subject}`, childId };
  const group = `PAPERS#${quarter}#${municipality}`;
  if (corrects) return [{ subject, cells: { [group]: { [`x|${kind}`]: 1 } }, drill }];
  const cells: Record<string, number> = { [kind]: 1 };
  if (validFrom < periodBounds(quarter).start.toString()) cells[`l|${kind}`] = 1;
  if (kind === "ipra")
    for (const { block } of instrument.measures) cells[`m|${block}`] = (cells[`m|${block}`] ?? 0) + 1;
  // What papers ask for, by service and without their wording; `-`: nobody has said, and no rule knew.
  for (const { serviceKey = "-" } of instrument.measures)
    cells[`v|${kind}|${serviceKey}`] = (cells[`v|${kind}|${serviceKey}`] ?? 0) + 1;
  const once = (period: string): Contribution => ({
    subject: `papered:${period}:${kind}:${childId}`,
    cells: { [`CONSULTED#${period}#${municipality}`]: { [`c|${kind}`]: 1 } },
    rank: "",
  });
  const dated = `PAPERS#${quarterId(Temporal.PlainDate.from(validFrom))}#${municipality}`;
  const own = { [`o|${kind}`]: 1 };
  const both = dated === group ? { [group]: { ...cells, ...own } } : { [group]: cells, [dated]: own };
  return [{ subject, cells: both, drill }, once(quarter), once(quarter.slice(0, 4))];
}

/** A route: in the quarter in which it was opened, and as long as it is open. */
export function ofRoute(route: Route, zone: string): Contribution {
  // A record keeps the start of its present cycle only; the id tells when the route itself was opened.
  const openedAt = Temporal.Instant.fromEpochMilliseconds(decodeTime(route.routeId.slice("route_".length))).toString();
  const opened = `OPENED#${quarterId(dayAt(openedAt, zone))}#${route.municipality}`;
  const { key } = route.template;
  // The month in which its cycle ends and it is looked at anew: by these a year is planned.
  const ends = `ends|${dayAt(route.cycleEndsAt, zone).toString().slice(0, 7)}`;
  const open =
    route.status === "open"
      ? { [`open|${key}`]: 1, [ends]: 1, ...(route.plan.status === "approved" ? { [`plan|${key}`]: 1 } : {}) }
      : {};
  return {
    subject: route.routeId,
    cells: {
      [opened]: { [key]: 1 },
      ...(route.status === "open" ? { [`ROUTES#${route.municipality}`]: open } : {}),
      ...(route.status === "open" && route.plan.status === "draft"
        ? { [`WAITS#${route.municipality}`]: { draft: 1 } }
        : {}),
    },
    drill:
      route.status === "open"
        ? {
            family: `routes#${route.municipality}`,
            at: `${key}#${route.plan.status}#${route.routeId}`,
            childId: route.childId,
          }
        : undefined,
  };
}
