import "../../styles/region.css";
import { Link, useParams } from "react-router";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { useRead } from "../../api/use.ts";
import { ActButton } from "../../parts/act.button.tsx";
import { useFilters } from "../../parts/filters.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { isTaking, periodTone } from "../../parts/periods.tsx";
import { Card, Facts, Screen as Frame, Mark } from "../../parts/screen.tsx";
import { useFormat } from "../../texts/format.ts";
import { useBoth, useCommon, useTexts } from "../../texts/texts.tsx";
import { useWords } from "../../texts/words.ts";
import { type Period, usePeriodActs } from "./acts.ts";
import { Reporters } from "./agencies.tsx";
import { Documents } from "./documents.tsx";
import { ByMeasure, Figures } from "./report.tsx";
import { periodTexts } from "./texts.ts";

const views = ["agencies", "measures", "figures", "documents"] as const;
/** What a part of the page is made of: who may not read that is not shown the part. */
const needs = {
  agencies: "listReporters",
  measures: "getPeriodReport",
  figures: "getPeriodReport",
  documents: "requestReport",
} as const satisfies Record<(typeof views)[number], string>;

/** One quarter or year: how far it is, who has reported, what the figures say. */
export function Screen() {
  const { period = "" } = useParams();
  const common = useCommon();
  const say = useTexts(periodTexts);
  const query = useRead(["period", period], () => api.GET("/v1/periods/{period}", { params: { path: { period } } }));
  return query.data ? (
    <Page period={query.data} />
  ) : (
    <Frame title={common("screen.period")} help={[say("help.1")]}>
      <Loaded query={query}>{() => null}</Loaded>
    </Frame>
  );
}

function Page({ period }: { period: Period }) {
  const say = useTexts(periodTexts);
  const both = useBoth();
  const { can } = useMe();
  const { values } = useFilters(["view"]);
  const offered = views.filter((one) => can(needs[one]));
  const view = offered.find((one) => one === values.view) ?? offered[0];
  const acts = usePeriodActs(period);
  const name = both(period.name);
  return (
    <Frame
      title={`${name[0]?.toUpperCase()}${name.slice(1)}`}
      help={[say("help.1"), say("help.2"), say("help.3")]}
      acts={acts.map((act) => (
        <ActButton key={act.key} act={act} variant={act.key.startsWith("period.remind") ? "filled" : "default"} />
      ))}
    >
      <div className="stack">
        <State period={period} />
        {offered.length > 1 && (
          <nav aria-label={say("parts")}>
            <ul className="buckets">
              {offered.map((one) => (
                <li key={one}>
                  <Link to={`?view=${one}`} replace aria-current={one === view ? "page" : undefined}>
                    {say(`view.${one}`)}
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
        )}
        {view === "agencies" && <Reporters period={period.period} />}
        {view === "measures" && <ByMeasure period={period.period} />}
        {view === "figures" && <Figures period={period.period} />}
        {view === "documents" && <Documents period={period} />}
      </div>
    </Frame>
  );
}

function State({ period }: { period: Period }) {
  const say = useTexts(periodTexts);
  const words = useWords();
  const both = useBoth();
  const format = useFormat();
  const {
    status,
    lockOn,
    lockedAt,
    laterUntil,
    revision,
    organisations,
    obligations,
    unassigned,
    groups = [],
  } = period;
  const taking = isTaking(status);
  const done = obligations.submitted + obligations.accepted;
  return (
    <div className="columns">
      <Card title={say("state")}>
        <Facts
          of={[
            [
              say("status"),
              <Mark key="status" tone={periodTone(status)}>
                {words(`period.${status}`)}
              </Mark>,
            ],
            [say(taking ? "lock.on" : "locked.at"), format.day(taking ? lockOn : (lockedAt ?? lockOn))],
            [say("later"), laterUntil && format.day(laterUntil)],
            [say("revision"), revision > 0 && format.number(revision)],
            [
              say("groups"),
              groups.length > 1 && (
                <ul key="groups">
                  {groups.map((one) => (
                    <li key={one.key}>{both(one.explain)}</li>
                  ))}
                </ul>
              ),
            ],
          ]}
        />
        {unassigned.length > 0 && <p role="note">{say("unassigned", { count: unassigned.length })}</p>}
      </Card>
      <Card title={say("progress")}>
        <p>{say("organisations", organisations)}</p>
        <progress
          className="progress"
          max={organisations.expected || 1}
          value={organisations.complete}
          aria-label={say("organisations", organisations)}
        />
        <Facts
          of={[
            [say("reports"), say("of", { done, all: obligations.owed })],
            [say("silent"), format.number(organisations.silent)],
            [say("partly"), format.number(organisations.partly)],
            [say("to.check"), format.number(obligations.submitted)],
            [say("returned"), obligations.returned > 0 && format.number(obligations.returned)],
            [
              say("overdue"),
              obligations.overdue > 0 && (
                <Mark key="overdue" tone="bad">
                  {format.number(obligations.overdue)}
                </Mark>
              ),
            ],
            [say("late"), obligations.late > 0 && format.number(obligations.late)],
            [say("no.data"), obligations.noData > 0 && format.number(obligations.noData)],
          ]}
        />
        <div className="acts">
          <Link to={`/obligations?period=${period.period}&status=submitted`}>{say("check")}</Link>
          <Link to={`/obligations?period=${period.period}&status=overdue`}>{say("show.overdue")}</Link>
        </div>
      </Card>
    </div>
  );
}
