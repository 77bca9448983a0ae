import "../../styles/region.css";
import { Link } from "react-router";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { useRead } from "../../api/use.ts";
import { BarsWithTable, useBarsSoon } from "../../parts/chart.tsx";
import { useIndicators } from "../../parts/computed.ts";
import { IpraChart, OverdueChart } from "../../parts/computed.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { useMunicipality } from "../../parts/municipality.names.ts";
import { type PeriodBrief, periodTone, usePeriods, usualPeriod } from "../../parts/periods.tsx";
import { Card, Empty, Facts, Screen as Frame, Mark } from "../../parts/screen.tsx";
import { useFormat } from "../../texts/format.ts";
import { useBoth, useCommon, useTexts } from "../../texts/texts.tsx";
import { useWords } from "../../texts/words.ts";
import { overviewTexts } from "./texts.ts";

/** The quarter at a glance: how reports come in, what falls due, what is late and who waits. */
export function Screen() {
  const say = useTexts(overviewTexts);
  const common = useCommon();
  const periods = usePeriods();
  const period = usualPeriod(periods);
  const { can } = useMe();
  useBarsSoon();
  const indicators = useIndicators(period?.period, undefined, periods !== undefined);
  return (
    <Frame title={common("screen.overview")} help={[say("help.1"), say("help.2")]}>
      <div className="stack">
        <div className="columns">
          {period ? <Quarter period={period} /> : periods && <NoQuarter />}
          <Due />
        </div>
        <Loaded query={indicators}>
          {(answer) => (
            <>
              <OverdueChart answer={answer} />
              <IpraChart answer={answer} />
            </>
          )}
        </Loaded>
        {can("getDemand") && <Waiting />}
      </div>
    </Frame>
  );
}

function NoQuarter() {
  const say = useTexts(overviewTexts);
  return (
    <Empty title={say("quarter.none.title")} acts={<Link to="/roadmaps">{say("quarter.none.act")}</Link>}>
      {say("quarter.none")}
    </Empty>
  );
}

function Quarter({ period: { period, name } }: { period: PeriodBrief }) {
  const say = useTexts(overviewTexts);
  const both = useBoth();
  const words = useWords();
  const format = useFormat();
  const query = useRead(["period", period], () => api.GET("/v1/periods/{period}", { params: { path: { period } } }));
  return (
    <Card title={both(name)}>
      <Loaded query={query}>
        {({ status, lockOn, organisations, obligations }) => (
          <>
            <p>{say("organisations", organisations)}</p>
            <progress
              className="progress"
              max={organisations.expected || 1}
              value={organisations.complete}
              aria-label={say("organisations", organisations)}
            />
            <Facts
              of={[
                [
                  say("status"),
                  <Mark key="status" tone={periodTone(status)}>
                    {words(`period.${status}`)}
                  </Mark>,
                ],
                [say("lock.on"), format.day(lockOn)],
                [
                  say("to.check"),
                  <Link key="check" to={`/obligations?period=${period}&status=submitted`}>
                    {format.number(obligations.submitted)}
                  </Link>,
                ],
                [
                  say("overdue"),
                  <Link key="overdue" to={`/obligations?period=${period}&status=overdue`}>
                    {format.number(obligations.overdue)}
                  </Link>,
                ],
              ]}
            />
            <p>
              <Link to={`/periods/${period}`}>{say("open.period")}</Link>
            </p>
          </>
        )}
      </Loaded>
    </Card>
  );
}

/** What falls due in the month that it is. */
function Due() {
  const say = useTexts(overviewTexts);
  const format = useFormat();
  const query = useRead(["deadlines", undefined], () => api.GET("/v1/calendars/deadlines"));
  return (
    <Card title={say("due")}>
      <Loaded query={query}>
        {({ days, month }) =>
          days.length === 0 ? (
            <p className="quiet">{say("due.none")}</p>
          ) : (
            <div className="list">
              <table aria-label={say("due.of", { month: format.month(month) })}>
                <thead>
                  <tr>
                    <th scope="col">{say("day")}</th>
                    <th scope="col">{say("reports")}</th>
                    <th scope="col">{say("steps")}</th>
                  </tr>
                </thead>
                <tbody>
                  {days.map(({ day, reports, steps }) => (
                    <tr key={day}>
                      <td data-lead className="nowrap">
                        {format.short(day)}
                      </td>
                      <td data-label={say("reports")}>{reports > 0 && format.number(reports)}</td>
                      <td data-label={say("steps")}>{steps > 0 && format.number(steps)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Loaded>
      <p>
        <Link to="/calendar">{say("open.calendar")}</Link>
      </p>
    </Card>
  );
}

/** Services for which children wait, where what is missing is most. */
function Waiting() {
  const say = useTexts(overviewTexts);
  const both = useBoth();
  const format = useFormat();
  const municipalityOf = useMunicipality();
  const query = useRead(["demand"], () => api.GET("/v1/analytics/demand", { params: { query: {} } }));
  return (
    <Loaded query={query}>
      {({ items, basis }) => {
        const rows = items.filter(({ waiting = 0, shortage = 0, unmet = 0 }) => waiting + shortage + unmet > 0);
        return rows.length === 0 ? (
          <Empty title={say("waiting.none.title")}>{say("waiting.none")}</Empty>
        ) : (
          <>
            <BarsWithTable
              title={say("waiting")}
              rows={rows.slice(0, 30).map(({ municipality, service, title, waiting, unmet = 0, places, shortage }) => ({
                key: `${municipality}.${service}`,
                name: say("service.at", {
                  service: title ? both(title) : service,
                  where: municipalityOf(municipality),
                }),
                value: unmet,
                more: [waiting, places, shortage].map((n) => n !== undefined && format.number(n)),
              }))}
              columns={[say("service"), say("unmet"), say("waits"), say("places"), say("shortage")]}
            />
            <p className="quiet small">{both(basis)}</p>
          </>
        );
      }}
    </Loaded>
  );
}
