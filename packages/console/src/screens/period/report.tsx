import type { Schema } from "@marshrut/client";
import { Link } from "react-router";
import { useReport } from "../../parts/computed.ts";
import { useFigure } from "../../parts/figure.ts";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Empty, Mark } from "../../parts/screen.tsx";
import { useFormat } from "../../texts/format.ts";
import { useBoth, useTexts } from "../../texts/texts.tsx";
import { periodTexts } from "./texts.ts";

type Report = Schema<"Report">;
type Measure = Report["sections"][number]["measures"][number];

/** Measure by measure: how many have reported. */
export function ByMeasure({ period }: { period: string }) {
  const say = useTexts(periodTexts);
  const query = useReport(period);
  return (
    <Loaded query={query}>
      {({ sections }) =>
        sections.length === 0 ? (
          <Empty title={say("measures.empty.title")}>{say("measures.empty")}</Empty>
        ) : (
          <div className="stack">
            {sections.map(({ section, title, measures }) => (
              <Card key={section} title={`${section}. ${title}`}>
                <Measures period={period} label={title} measures={measures} />
              </Card>
            ))}
          </div>
        )
      }
    </Loaded>
  );
}

function Measures({ period, label, measures }: { period: string; label: string; measures: readonly Measure[] }) {
  const say = useTexts(periodTexts);
  const both = useBoth();
  const format = useFormat();
  const heads = ["column.measure", "column.due", "column.in", "overdue", "returned"] as const;
  return (
    <div className="list">
      <table aria-label={label}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {say(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {measures.map(({ dutyKey, measureKey, title, dueDate, counts }) => (
            <tr key={dutyKey}>
              <td data-lead>
                <Link to={`/obligations?period=${period}&measure=${encodeURIComponent(measureKey)}`}>
                  {measureKey} {both(title)}
                </Link>
              </td>
              <td data-label={say("column.due")} className="nowrap">
                {format.short(dueDate)}
              </td>
              <td data-label={say("column.in")} className="nowrap">
                {say("of", { done: counts.submitted + counts.accepted, all: counts.owed })}
              </td>
              <td data-label={say("overdue")}>
                {counts.overdue > 0 && <Mark tone="bad">{format.number(counts.overdue)}</Mark>}
              </td>
              <td data-label={say("returned")}>{counts.returned > 0 && format.number(counts.returned)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What the report says, as it goes into the note and the workbook. */
export function Figures({ period }: { period: string }) {
  const say = useTexts(periodTexts);
  const format = useFormat();
  const query = useReport(period);
  return (
    <Loaded query={query}>
      {({ revision, at, sections, negative = [] }) => (
        <div className="stack">
          <p className="quiet">
            {revision === 0
              ? say("live", { at: format.moment(at) })
              : say("frozen", { revision, at: format.moment(at) })}
          </p>
          {negative.length > 0 && (
            <Card title={say("negative")}>
              <ul>
                {negative.map((one) => (
                  <li key={one.obligationId}>
                    <Link to={`/obligations/${one.obligationId}`}>
                      {one.measureKey}, {one.name}
                    </Link>{" "}
                    <Mark tone="soon">{say(`says.${one.says}`)}</Mark>
                  </li>
                ))}
              </ul>
            </Card>
          )}
          {sections
            .map(({ measures, ...rest }) => ({
              ...rest,
              measures: measures.filter(({ figures }) => figures.length > 0),
            }))
            .filter(({ measures }) => measures.length > 0)
            .map(({ section, title, measures }) => (
              <Card key={section} title={`${section}. ${title}`}>
                {measures.map((measure) => (
                  <MeasureFigures key={measure.dutyKey} measure={measure} />
                ))}
              </Card>
            ))}
        </div>
      )}
    </Loaded>
  );
}

function MeasureFigures({ measure: { measureKey, title, figures } }: { measure: Measure }) {
  const say = useTexts(periodTexts);
  const both = useBoth();
  const figure = useFigure();
  const heads = ["column.figure", "column.value", "column.before", "column.target"] as const;
  return (
    <section>
      <h3>
        {measureKey} {both(title)}
      </h3>
      <div className="list">
        <table aria-label={`${measureKey} ${both(title)}`}>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {say(head)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {figures.map((one) => (
              <tr key={one.key}>
                <td data-lead>{both(one.title)}</td>
                <td data-label={say("column.value")}>
                  {one.value === undefined ? say("no.figure") : figure(one.type, one.value)}{" "}
                  {one.noData !== undefined && one.noData > 0 && (
                    <span className="quiet small">{say("figure.no.data", { count: one.noData })}</span>
                  )}
                </td>
                <td data-label={say("column.before")}>
                  {one.previous !== undefined && figure(one.type, one.previous)}
                </td>
                <td data-label={say("column.target")}>{one.target !== undefined && figure(one.type, one.target)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
