import { Button } from "@mantine/core";
import { take } from "@marshrut/client";
import { useMutation } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Link, useParams } from "react-router";
import { api, save } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { useRead } from "../../api/use.ts";
import { ActButton } from "../../parts/act.button.tsx";
import { AgencyName } from "../../parts/agencies.tsx";
import { useFigure } from "../../parts/figure.ts";
import { Loaded, ProblemNote } from "../../parts/loaded.tsx";
import { useMunicipality } from "../../parts/municipality.names.ts";
import { usePeriods } from "../../parts/periods.tsx";
import { Card, Facts, Screen as Frame, Mark } from "../../parts/screen.tsx";
import { obligationTone } from "../../parts/tones.ts";
import { useFormat } from "../../texts/format.ts";
import { useBoth, useCommon, useTexts } from "../../texts/texts.tsx";
import { useWords } from "../../texts/words.ts";
import { type Obligation, useObligationActs } from "./acts.ts";
import { obligationTexts } from "./texts.ts";

/** One report of one organisation: what is asked, what was said, what can be done with it. */
export function Screen() {
  const { obligationId = "" } = useParams();
  const common = useCommon();
  const say = useTexts(obligationTexts);
  const query = useRead(["obligation", obligationId], () =>
    api.GET("/v1/obligations/{obligationId}", { params: { path: { obligationId } } }),
  );
  return query.data ? (
    <Page obligation={query.data} />
  ) : (
    <Frame title={common("screen.obligation")} help={[say("help.1")]}>
      <Loaded query={query}>{() => null}</Loaded>
    </Frame>
  );
}

function Page({ obligation }: { obligation: Obligation }) {
  const say = useTexts(obligationTexts);
  const both = useBoth();
  const acts = useObligationActs(obligation);
  return (
    <Frame title={`${obligation.measureKey} ${both(obligation.title)}`} help={[say("help.1"), say("help.2")]}>
      <div className="stack">
        <Card title={say("acts")}>
          {acts.length > 0 ? (
            <div className="acts">
              {acts.map((act, i) => (
                <ActButton key={act.key} act={act} variant={i === 0 ? "filled" : "default"} />
              ))}
            </div>
          ) : (
            <p className="quiet">{say("acts.none")}</p>
          )}
        </Card>
        <div className="columns">
          <Asked obligation={obligation} />
          <Said obligation={obligation} />
        </div>
      </div>
    </Frame>
  );
}

function Asked({ obligation }: { obligation: Obligation }) {
  const say = useTexts(obligationTexts);
  const words = useWords();
  const both = useBoth();
  const format = useFormat();
  const municipalityOf = useMunicipality();
  const { can } = useMe();
  const name = usePeriods()?.find((one) => one.period === obligation.period)?.name;
  const { period, agencyId, agencyName, dueDate, explain, extensions = [], wish, daysLate } = obligation;
  return (
    <Card title={say("asked")}>
      <Facts
        of={[
          [
            say("status"),
            <span key="status">
              <Mark tone={obligationTone(obligation)}>{words(`obligation.${obligation.status}`)}</Mark>{" "}
              {obligation.overdue && <Mark tone="bad">{say("overdue", { days: daysLate ?? 0 })}</Mark>}{" "}
              {obligation.late && <Mark tone="soon">{say("late", { days: daysLate ?? 0 })}</Mark>}
            </span>,
          ],
          [
            say("agency"),
            <Link key="agency" to={`/obligations?period=${period}&agency=${agencyId}`}>
              {agencyName ?? <AgencyName id={agencyId} />}
            </Link>,
          ],
          [say("municipality"), municipalityOf(obligation.municipality)],
          [
            say("period"),
            can("listReporters") ? (
              <Link key="period" to={`/periods/${period}`}>
                {name ? both(name) : period}
              </Link>
            ) : (
              name && both(name)
            ),
          ],
          [say("due"), format.day(dueDate)],
          [say("why.then"), both(explain)],
          [say("wording"), obligation.wording],
          [say("expected"), both(obligation.expectedResult)],
        ]}
      />
      {wish && (
        <p role="note">
          {say("wish", { until: format.day(wish.until) })} {wish.reason}
        </p>
      )}
      {extensions.length > 0 && (
        <section>
          <h3>{say("extensions")}</h3>
          <ol>
            {extensions.map((one) => (
              <li key={one.at}>
                {say("extension", { from: format.day(one.from), until: format.day(one.until) })} {one.reason}
              </li>
            ))}
          </ol>
        </section>
      )}
    </Card>
  );
}

function Said({ obligation }: { obligation: Obligation }) {
  const say = useTexts(obligationTexts);
  const common = useCommon();
  const both = useBoth();
  const format = useFormat();
  const figure = useFigure();
  const { indicators, values, submittedAt, narrative, returnReason, answeredBy, attachments = [], noData } = obligation;
  const shown = (value: number | boolean | null | undefined, type: string): ReactNode =>
    value === undefined || value === null
      ? say("nothing")
      : typeof value === "boolean"
        ? common(value ? "yes" : "no")
        : figure(type, value);
  return (
    <Card title={say("said")}>
      {returnReason && (
        <div role="note">
          <strong>{say("returned")}</strong>
          <blockquote>{returnReason}</blockquote>
        </div>
      )}
      {submittedAt === undefined ? (
        <p className="quiet">{say("not.yet")}</p>
      ) : (
        <p>
          {say("submitted", { at: format.moment(submittedAt) })} <bdi>{answeredBy && String(answeredBy.name)}</bdi>
        </p>
      )}
      {noData && <p>{say("said.no.data")}</p>}
      <div className="list">
        <table aria-label={say("figures")}>
          <thead>
            <tr>
              <th scope="col">{say("figure")}</th>
              <th scope="col">{say("value")}</th>
              <th scope="col">{say("by.records")}</th>
            </tr>
          </thead>
          <tbody>
            {indicators.map(({ key, title, type, recorded }) => (
              <tr key={key}>
                <td data-lead>{both(title)}</td>
                <td data-label={say("value")}>{shown(values?.[key], type)}</td>
                <td data-label={say("by.records")}>
                  {recorded !== undefined && (
                    <>
                      {format.number(recorded)}{" "}
                      {typeof values?.[key] === "number" && values[key] !== recorded && (
                        <Mark tone="soon">{say("differs")}</Mark>
                      )}
                    </>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {narrative && <blockquote>{narrative}</blockquote>}
      {attachments.length > 0 && <Files obligation={obligation} />}
    </Card>
  );
}

function Files({ obligation: { obligationId, attachments = [] } }: { obligation: Obligation }) {
  const say = useTexts(obligationTexts);
  const open = useMutation({
    mutationFn: async (fileId: string) => {
      const path = { obligationId, fileId };
      const { name, type, content } = await take(
        api.GET("/v1/obligations/{obligationId}/files/{fileId}", { params: { path } }),
      );
      save(new Blob([Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0))], { type }), name);
    },
  });
  return (
    <section>
      <h3>{say("files")}</h3>
      <ul>
        {attachments.map(({ attachmentId, name, removed }) => (
          <li key={attachmentId}>
            {removed ? (
              <span className="quiet">{say("file.removed")}</span>
            ) : (
              <Button variant="subtle" onClick={() => open.mutate(attachmentId)}>
                <bdi>{name}</bdi>
              </Button>
            )}
          </li>
        ))}
      </ul>
      {open.error && <ProblemNote error={open.error} />}
    </section>
  );
}
