import { type Schema, take } from "@marshrut/client";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { useRead } from "../../api/use.ts";
import { ActButton } from "../../parts/act.button.tsx";
import type { Act } from "../../parts/act.ts";
import type { FieldValues } from "../../parts/fields.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Facts, Screen as Frame, Mark } from "../../parts/screen.tsx";
import { Table } from "../../parts/table.tsx";
import { useFormat } from "../../texts/format.ts";
import { useBoth, useCommon, useTexts } from "../../texts/texts.tsx";
import { Changes } from "./changes.tsx";
import { LoadYear } from "./load.tsx";
import type { Day, Sent, Year, Years } from "./shown.ts";
import { calendarsTexts } from "./texts.ts";

/** Which days are worked on: years of the production calendar, and what the region has of its own. */
export function Screen() {
  const say = useTexts(calendarsTexts);
  const common = useCommon();
  const { can } = useMe();
  const query = useRead(["calendars"], () => api.GET("/v1/calendars/years"));
  return (
    <Frame title={common("screen.calendars")} help={[say("help.1"), say("help.2")]}>
      <Loaded query={query}>
        {(years) => (
          <div className="stack">
            <Edition of={years} />
            {can("uploadCalendarYear") && <LoadYear years={years} />}
            <Listed of={years} />
          </div>
        )}
      </Loaded>
    </Frame>
  );
}

/** The newest are what somebody comes for: this year, the next, and the one before. */
function Listed({ of: { items } }: { of: Years }) {
  const say = useTexts(calendarsTexts);
  const {
    region: { today },
  } = useMe();
  const present = Number(today.slice(0, 4)) - 1;
  const newest = items.toReversed();
  const former = newest.filter(({ year }) => year < present);
  return (
    <>
      {newest
        .filter(({ year }) => year >= present)
        .map((year) => (
          <OneYear key={year.year} of={year} />
        ))}
      {former.length > 0 && (
        <details className="stack">
          <summary>{say("former")}</summary>
          {former.map((year) => (
            <OneYear key={year.year} of={year} />
          ))}
        </details>
      )}
    </>
  );
}

function Edition({ of: { version, change } }: { of: Years }) {
  const say = useTexts(calendarsTexts);
  const format = useFormat();
  return (
    <p className="quiet">
      {say("edition", { version })}
      {change && ". "}
      {change &&
        say(`change.${change.status}`, {
          moment: format.moment(change.changedAt),
          steps: format.number(change.steps),
        })}
    </p>
  );
}

function OneYear({ of }: { of: Year }) {
  const say = useTexts(calendarsTexts);
  const format = useFormat();
  const { can } = useMe();
  const { add, remove } = useDayActs(of);
  const mayChange = can("uploadCalendarYear");
  const { year, uploaded, source, transfers, days = [] } = of;
  return (
    <Card title={say("year", { year: String(year) })} acts={mayChange && <ActButton act={add} />}>
      <p>
        <Mark tone={uploaded ? "accent" : "plain"}>{say(uploaded ? "year.own" : "year.shipped")}</Mark>
      </p>
      <Facts of={[[say("source"), source]]} />
      <Table
        label={say("transfers")}
        rows={transfers}
        idOf={({ from }) => from}
        empty={say("transfers.none")}
        columns={[
          { key: "from", title: say("column.from"), cell: ({ from }) => format.day(from) },
          { key: "to", title: say("column.to"), cell: ({ to }) => format.day(to) },
        ]}
      />
      <Days days={days} act={mayChange ? remove : undefined} />
    </Card>
  );
}

function Days({ days, act }: { days: readonly Day[]; act: ((day: Day) => Act) | undefined }) {
  const say = useTexts(calendarsTexts);
  const both = useBoth();
  const format = useFormat();
  const kindOf = (day: Day) =>
    day.kind === "regional-holiday"
      ? say("kind.regional-holiday")
      : say(day.termsRun ? "kind.decreed.run" : "kind.decreed.stand");
  return (
    <Table
      label={say("days")}
      rows={days}
      idOf={({ from, to }) => `${from} ${to}`}
      empty={say("days.none")}
      columns={[
        {
          key: "days",
          title: say("column.days"),
          cell: ({ from, to }) =>
            from === to ? format.day(from) : say("span", { from: format.day(from), to: format.day(to) }),
        },
        {
          key: "name",
          title: say("column.name"),
          cell: (day) => (
            <>
              {both(day.text)} <span className="quiet small">{kindOf(day)}</span>
            </>
          ),
        },
        {
          key: "act",
          title: say("column.act"),
          cell: ({ act: of }) => say("act", { title: both(of.title), number: of.number, date: format.short(of.date) }),
        },
        ...(act
          ? [
              {
                key: "do",
                title: say("column.do"),
                cell: (day: Day) => <ActButton act={act(day)} variant="subtle" />,
              },
            ]
          : []),
      ]}
    />
  );
}

/** A year is sent as a whole: what was read, with one day more or less. */
function useDayActs(of: Year): { add: Act; remove: (day: Day) => Act } {
  const say = useTexts(calendarsTexts);
  const both = useBoth();
  const format = useFormat();
  const { year, transfers, basis, unsettled, days = [] } = of;
  const yearWith = (next: readonly Day[]): Sent => ({ year, transfers, basis, unsettled, days: [...next] });
  const send = (next: readonly Day[]) => take(api.POST("/v1/calendars/years", { body: yearWith(next) }));
  const tried = async (next: readonly Day[]) => {
    const params = { query: { dryRun: "true" as const } };
    return <Changes of={await take(api.POST("/v1/calendars/years", { params, body: yearWith(next) }))} />;
  };
  const touches = [["calendars"], ["step"], ["inbox"]];
  const inBoth = (text: unknown): Schema<"UploadCalendarYearDaysText"> => ({ ru: String(text), en: String(text) });
  const withOne = ({ from, to, text, title, number, date }: FieldValues): Day[] => [
    ...days,
    {
      kind: "regional-holiday",
      from: String(from),
      to: String(to ?? from),
      text: inBoth(text),
      act: { title: inBoth(title), number: String(number), date: String(date) },
    },
  ];
  return {
    add: {
      key: `calendar.add.${year}`,
      label: say("add"),
      subject: say("year", { year: String(year) }),
      happens: say("add.happens"),
      tells: say("add.tells"),
      undo: say("add.undo"),
      fields: [
        { kind: "day", name: "from", label: say("add.from"), required: true },
        { kind: "day", name: "to", label: say("add.to") },
        { kind: "line", name: "text", label: say("add.name"), required: true },
        { kind: "line", name: "title", label: say("add.act"), required: true },
        { kind: "line", name: "number", label: say("add.number"), required: true },
        { kind: "day", name: "date", label: say("add.date"), required: true },
      ],
      trial: { label: say("check"), run: (values) => tried(withOne(values)) },
      run: (values) => send(withOne(values)),
      done: say("add.done"),
      touches,
    },
    remove: (day) => ({
      key: `calendar.remove.${year}.${day.from}`,
      label: say("remove"),
      subject: `${format.day(day.from)}, ${both(day.text)}`,
      happens: say("remove.happens"),
      tells: say("add.tells"),
      undo: say("remove.undo"),
      tone: "bad",
      trial: { label: say("check"), run: () => tried(days.filter((one) => one !== day)) },
      run: () => send(days.filter((one) => one !== day)),
      done: say("add.done"),
      touches,
    }),
  };
}
