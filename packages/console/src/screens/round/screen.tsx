import type { Schema } from "@marshrut/client";
import { lazy, Suspense } from "react";
import { Link, useParams } from "react-router";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { useList, useRead } from "../../api/use.ts";
import { ActButton } from "../../parts/act.button.tsx";
import { AgencyName } from "../../parts/agencies.tsx";
import { type Column, DataList } from "../../parts/list.tsx";
import { Loaded, Waiting } from "../../parts/loaded.tsx";
import { useMunicipality } from "../../parts/municipality.names.ts";
import { Card, Facts, Screen as Frame, Mark, type Tone } from "../../parts/screen.tsx";
import { Table } from "../../parts/table.tsx";
import { useTitle } from "../../parts/titles.ts";
import { useFormat } from "../../texts/format.ts";
import { useCommon, useTexts } from "../../texts/texts.tsx";
import { type Finding, type Round, useFindingActs, useRoundActs } from "./acts.ts";
import { roundTexts } from "./texts.ts";

const ResultsCard = lazy(() => import("./results.tsx").then((made) => ({ default: made.ResultsCard })));
type Asked = Schema<"ListRoundAskedAnswer">["items"][number];

/** A round: who was asked and has answered, its results, and what they come to. */
export function Screen() {
  const { roundId = "" } = useParams();
  const say = useTexts(roundTexts);
  const common = useCommon();
  const titled = useTitle();
  const path = { roundId };
  const query = useRead(["round", roundId], () => api.GET("/v1/rounds/{roundId}", { params: { path } }));
  return (
    <Frame
      key={roundId}
      title={query.data ? titled(query.data.title) : common("screen.round")}
      help={[say("help.1"), say("help.2")]}
      acts={query.data && <Acts round={query.data} />}
    >
      <Loaded query={query}>
        {(round) => (
          <div className="stack">
            <How round={round} />
            {round.audience.kind !== "families" && <AskedCard roundId={roundId} />}
            <Suspense fallback={<Waiting />}>
              <ResultsCard round={round} />
            </Suspense>
            <Findings round={round} />
          </div>
        )}
      </Loaded>
    </Frame>
  );
}

function Acts({ round }: { round: Round }) {
  const { open, extend, close } = useRoundActs(round);
  return (
    <>
      {open && <ActButton act={open} />}
      {extend && <ActButton act={extend} />}
      {close && <ActButton act={close} />}
    </>
  );
}

function How({ round }: { round: Round }) {
  const say = useTexts(roundTexts);
  const format = useFormat();
  const nameOf = useMunicipality();
  const last = round.moved.at(-1);
  return (
    <Facts
      of={[
        [say("status"), say(`status.${round.status}`)],
        [
          say("days"),
          say("days.of", { from: format.short(round.opensOn), to: format.short(round.closedOn ?? round.closesOn) }),
        ],
        [say("whom"), say(`whom.${round.audience.kind}`)],
        [say("municipality"), round.municipality ? nameOf(round.municipality) : say("whole.region")],
        [
          say("form"),
          <Link key="form" to={`/forms/${round.formId}`}>
            {say("form")}
          </Link>,
        ],
        [say("invited"), format.number(round.invited)],
        [say("answered"), format.number(round.answered)],
        [say("unreachable"), round.unreachable > 0 && format.number(round.unreachable)],
        [say("returned"), round.returned > 0 && format.number(round.returned)],
        [
          say("moved"),
          last &&
            say("moved.from", {
              from: format.short(last.from),
              to: format.short(last.to),
              reason: last.reason ?? "",
            }),
        ],
      ]}
    />
  );
}

function AskedCard({ roundId }: { roundId: string }) {
  const say = useTexts(roundTexts);
  const list = useList(["round", roundId, "asked"], (cursor) =>
    api.GET("/v1/rounds/{roundId}/asked", { params: { path: { roundId }, query: { cursor, limit: 100 } } }),
  );
  const columns: Array<Column<Asked>> = [
    { key: "agency", title: say("asked.agency"), cell: ({ agencyId }) => <AgencyName id={agencyId} /> },
    {
      key: "answers",
      title: say("asked.answers"),
      cell: ({ responses }) =>
        responses.map(({ responseId, status }) => (
          <Mark key={responseId} tone={status === "submitted" ? "good" : "plain"}>
            {say(`response.${status}`)}
          </Mark>
        )),
    },
    {
      key: "link",
      title: say("asked.link"),
      cell: ({ url }) =>
        url && (
          <a href={url} target="_blank" rel="noreferrer">
            {say("asked.link.text")}
          </a>
        ),
    },
  ];
  return (
    <Card title={say("asked")}>
      <DataList
        list={list}
        columns={columns}
        idOf={({ agencyId }) => agencyId}
        label={say("asked")}
        empty={<p className="quiet">{say("asked.none")}</p>}
      />
    </Card>
  );
}

const toneOf = ({ result, overdue }: Finding): Tone =>
  result?.status === "done" ? "good" : overdue || result?.status === "not-done" ? "bad" : result ? "soon" : "plain";

function Findings({ round }: { round: Round }) {
  const { roundId } = round;
  const say = useTexts(roundTexts);
  const format = useFormat();
  const nameOf = useMunicipality();
  const { can } = useMe();
  const { record } = useRoundActs(round);
  const actsOf = useFindingActs();
  const query = useRead(
    ["round", roundId, "findings"],
    () => api.GET("/v1/rounds/{roundId}/findings", { params: { path: { roundId } } }),
    { on: can("listFindings") },
  );
  const columns: Array<Column<Finding>> = [
    { key: "text", title: say("finding.text"), cell: ({ text }) => text },
    {
      key: "who",
      title: say("finding.who"),
      cell: ({ responsible }) =>
        responsible.startsWith("agency_") ? <AgencyName id={responsible} /> : nameOf(responsible),
    },
    {
      key: "due",
      title: say("finding.due"),
      cell: ({ dueOn }) => <span className="nowrap">{format.short(dueOn)}</span>,
    },
    {
      key: "state",
      title: say("finding.state"),
      cell: (one) => (
        <>
          <Mark tone={toneOf(one)}>
            {say(one.result ? `finding.${one.result.status}` : one.overdue ? "finding.overdue" : "finding.waits")}
          </Mark>{" "}
          {one.result?.words}
        </>
      ),
    },
    {
      key: "act",
      title: say("finding.act"),
      cell: (one) => actsOf(one).map((act) => <ActButton key={act.key} act={act} variant="subtle" />),
    },
  ];
  if (!can("listFindings")) return null;
  return (
    <Card title={say("findings")} acts={record && <ActButton act={record} />}>
      <Loaded query={query}>
        {({ items }) => (
          <Table
            label={say("findings")}
            rows={items}
            columns={columns}
            idOf={({ findingId }) => findingId}
            empty={say("findings.none")}
          />
        )}
      </Loaded>
    </Card>
  );
}
