import "../../styles/region.css";
import type { Schema } from "@marshrut/client";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { useRead } from "../../api/use.ts";
import { useFilters } from "../../parts/filters.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Empty, Screen as Frame, Mark } from "../../parts/screen.tsx";
import { useFormat } from "../../texts/format.ts";
import { useBoth, useCommon, useTexts } from "../../texts/texts.tsx";
import { beside, dayOf, isMonth, lastOf, weekdays, weeksOf } from "./month.ts";
import { calendarTexts } from "./texts.ts";

type Deadlines = Schema<"ReadDeadlinesAnswer">;

/** A month of deadlines: steps and reports in numbers, measures, last days of periods, meetings and events by name. */
export function Screen() {
  const say = useTexts(calendarTexts);
  const common = useCommon();
  const { values } = useFilters(["month"]);
  const asked = isMonth(values.month) ? values.month : undefined;
  // Which month it is the region's clock says, and not the reader's.
  const query = useRead(["deadlines", asked], () =>
    api.GET("/v1/calendars/deadlines", { params: { query: { month: asked } } }),
  );
  return (
    <Frame title={common("screen.calendar")} help={[say("help.1"), say("help.2")]}>
      <Loaded query={query}>{(deadlines) => <Month deadlines={deadlines} />}</Loaded>
    </Frame>
  );
}

function Month({ deadlines }: { deadlines: Deadlines }) {
  const say = useTexts(calendarTexts);
  const format = useFormat();
  const { month } = deadlines;
  const entries = useEntries(deadlines);
  const name = format.month(month);
  return (
    <>
      <nav className="filters" aria-label={say("months")}>
        <Link to={`?month=${beside(month, -1)}`}>← {format.month(beside(month, -1))}</Link>
        <h2 className="grow month-name">{name}</h2>
        <Link to={`?month=${beside(month, 1)}`}>{format.month(beside(month, 1))} →</Link>
      </nav>
      {entries.size === 0 && <Empty title={say("empty.title")}>{say("empty")}</Empty>}
      <div className="list">
        <table className="month" aria-label={name}>
          <thead>
            <tr>
              {weekdays.map((day) => (
                <th key={day} scope="col">
                  {format.weekday(day)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeksOf(month).map((week) => (
              <tr key={week.find(Boolean)}>
                {week.map((day, i) => (
                  <Day key={day ?? weekdays[i]} day={day} weekend={i > 4}>
                    {day && entries.get(day)}
                  </Day>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Day({ day, weekend, children }: { day: string | undefined; weekend: boolean; children: ReactNode }) {
  const format = useFormat();
  if (!day) return <td aria-hidden="true" />;
  return (
    <td data-weekend={weekend || undefined} data-busy={children !== undefined || undefined}>
      <time dateTime={day}>
        <span aria-hidden="true" className="month-day">
          {Number(day.slice(8))}
        </span>
        <span className="month-long">{format.day(day)}</span>
      </time>
      {children && <ul>{children}</ul>}
    </td>
  );
}

/** What stands on each day, of all that there is. */
function useEntries({ month, days, measures, locks }: Deadlines): Map<string, ReactNode[]> {
  const say = useTexts(calendarTexts);
  const both = useBoth();
  const { can, region } = useMe();
  const between = { since: `${month}-01`, until: lastOf(month) };
  const meetings = useRead(
    ["meetings", "month", month],
    () => api.GET("/v1/meetings", { params: { query: { ...between, limit: 200 } } }),
    { on: can("findMeetings") },
  );
  const events = useRead(
    ["events", "month", month],
    () => api.GET("/v1/events", { params: { query: { ...between, limit: 200 } } }),
    { on: can("findEvents") },
  );
  const entries = new Map<string, ReactNode[]>();
  const put = (day: string, key: string, what: ReactNode) =>
    entries.set(day, [...(entries.get(day) ?? []), <li key={key}>{what}</li>]);
  for (const { period, name, day, locked } of locks)
    put(
      day,
      `lock.${period}`,
      <Mark tone={locked ? "good" : "bad"}>
        <Link to={`/periods/${period}`}>{say(locked ? "locked" : "lock", { period: both(name) })}</Link>
      </Mark>,
    );
  for (const { day, steps, reports } of days) {
    if (reports > 0) put(day, "reports", say("reports", { count: reports }));
    if (steps > 0) put(day, "steps", say("steps", { count: steps }));
  }
  for (const { dutyKey, period, measureKey, title, dueDate } of measures)
    put(
      dueDate,
      `${period}.${dutyKey}`,
      <Link to={`/obligations?period=${period}&measure=${encodeURIComponent(measureKey)}`} title={both(title)}>
        {measureKey} <span className="month-title">{both(title)}</span>
      </Link>,
    );
  for (const { meetingId, on, time, body, status } of meetings.data?.items ?? [])
    if (status !== "cancelled") put(on, meetingId, say("meeting", { time, body }));
  for (const { occasionId, begins, title } of events.data?.items ?? [])
    put(dayOf(begins, region.zone), occasionId, say("event", { title }));
  return entries;
}
