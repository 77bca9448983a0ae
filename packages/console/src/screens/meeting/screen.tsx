import type { Schema } from "@marshrut/client";
import { useParams } from "react-router";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { useRead } from "../../api/use.ts";
import { ActButton } from "../../parts/act.button.tsx";
import { AgencyName } from "../../parts/agencies.tsx";
import { DownloadButton } from "../../parts/download.tsx";
import type { Column } from "../../parts/list.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Facts, Screen as Frame, Mark, type Tone } from "../../parts/screen.tsx";
import { Table } from "../../parts/table.tsx";
import { useFormat } from "../../texts/format.ts";
import { useBoth, useCommon, useTexts } from "../../texts/texts.tsx";
import { type Meeting, useAgendaActs, useMeetingActs } from "./acts.ts";
import { meetingTexts } from "./texts.ts";

type Item = Meeting["agenda"][number];
type Member = Meeting["answers"][number];
type Decision = Meeting["decisions"][number];
type Proposal = Schema<"ProposeAgendaAnswer">["items"][number];
const inOrder = ["invite", "hold", "minutes", "approve", "correct", "answer", "move", "cancel"] as const;
const formats = ["docx", "pdf"] as const;

/** A meeting from its agenda to its minutes. */
export function Screen() {
  const { meetingId = "" } = useParams();
  const say = useTexts(meetingTexts);
  const common = useCommon();
  const format = useFormat();
  const query = useRead(["meeting", meetingId], () =>
    api.GET("/v1/meetings/{meetingId}", { params: { path: { meetingId } } }),
  );
  const { data } = query;
  return (
    <Frame
      key={meetingId}
      title={data ? say("title", { body: data.body, day: format.day(data.on) }) : common("screen.meeting")}
      help={[say("help.1"), say("help.2")]}
      acts={data && <Acts meeting={data} />}
    >
      <Loaded query={query}>
        {(meeting) => (
          <div className="stack">
            <How meeting={meeting} />
            <Agenda meeting={meeting} />
            <Decisions meeting={meeting} />
            <Members meeting={meeting} />
          </div>
        )}
      </Loaded>
    </Frame>
  );
}

function Acts({ meeting }: { meeting: Meeting }) {
  const acts = useMeetingActs(meeting);
  const may = inOrder.filter((does) => meeting.mayDo.includes(does));
  return may.map((does, i) => <ActButton key={does} act={acts[does]} variant={i === 0 ? "filled" : "default"} />);
}

function How({ meeting }: { meeting: Meeting }) {
  const say = useTexts(meetingTexts);
  const format = useFormat();
  const both = useBoth();
  const { status, quorate, inviteBy, inviteExplain } = meeting;
  return (
    <Facts
      of={[
        [say("status"), say(`status.${status}`)],
        [say("when"), `${format.day(meeting.on)}, ${meeting.time}`],
        [say("where"), meeting.place],
        [
          say("conference"),
          meeting.conference && (
            <a key="conference" href={meeting.conference} target="_blank" rel="noreferrer">
              {say("conference")}
            </a>
          ),
        ],
        [say("invite.by"), status === "planned" && `${format.day(inviteBy)}. ${both(inviteExplain)}`],
        [say("number"), meeting.number],
        [say("quorum"), quorate !== undefined && say(quorate ? "quorum.yes" : "quorum.no")],
        [say("because"), meeting.reason ?? meeting.invitedLate],
      ]}
    />
  );
}

function Agenda({ meeting }: { meeting: Meeting }) {
  const say = useTexts(meetingTexts);
  const { can } = useMe();
  const acts = useAgendaActs(meeting);
  const may = meeting.mayDo.includes("agenda");
  const columns: Array<Column<Item>> = [
    { key: "item", title: say("column.item"), cell: ({ n, title }) => `${n}. ${title}` },
    { key: "speaker", title: say("column.speaker"), cell: ({ speaker }) => speaker },
    { key: "heard", title: say("column.heard"), cell: ({ heard }) => heard },
    {
      key: "act",
      title: say("column.act"),
      cell: ({ n, title }) => <ActButton act={acts.remove(n, title)} variant="subtle" />,
    },
  ];
  return (
    <>
      <Card title={say("agenda")} acts={may && <ActButton act={acts.add} />}>
        <Table
          label={say("agenda")}
          rows={meeting.agenda}
          columns={columns.filter(({ key }) => key !== "act" || may)}
          idOf={({ n }) => n}
          empty={say("agenda.none")}
        />
      </Card>
      {may && can("proposeAgenda") && <Proposals meeting={meeting} />}
    </>
  );
}

function Proposals({ meeting }: { meeting: Meeting }) {
  const { meetingId } = meeting;
  const say = useTexts(meetingTexts);
  const both = useBoth();
  const { propose } = useAgendaActs(meeting);
  const query = useRead(["meeting", meetingId, "proposals"], () =>
    api.GET("/v1/meetings/{meetingId}/proposals", { params: { path: { meetingId } } }),
  );
  const idOf = ({ about }: Proposal) => JSON.stringify(about);
  const columns: Array<Column<Proposal>> = [
    { key: "title", title: say("column.item"), cell: ({ title }) => both(title) },
    {
      key: "act",
      title: say("column.act"),
      // What is written into the agenda is Russian: it goes into letters and minutes.
      cell: (one) => <ActButton act={propose(one.title.ru, one.about as never, idOf(one))} variant="subtle" />,
    },
  ];
  return (
    <Card title={say("proposals")}>
      <Loaded query={query}>
        {({ items }) => (
          <Table label={say("proposals")} rows={items} columns={columns} idOf={idOf} empty={say("proposals.none")} />
        )}
      </Loaded>
    </Card>
  );
}

function Members({ meeting }: { meeting: Meeting }) {
  const say = useTexts(meetingTexts);
  const columns: Array<Column<Member>> = [
    {
      key: "agency",
      title: say("column.agency"),
      cell: ({ agencyId, name }) => name ?? <AgencyName id={agencyId} />,
    },
    { key: "post", title: say("column.post"), cell: ({ post }) => post },
    {
      key: "answer",
      title: say("column.answer"),
      cell: ({ agencyId, answer, standIn }) =>
        meeting.present?.includes(agencyId) ? (
          <Mark tone="good">{say("answer.was")}</Mark>
        ) : (
          `${say(answer ? `answer.${answer}` : "answer.none")}${standIn ? `: ${standIn}` : ""}`
        ),
    },
  ];
  return (
    <Card title={say("members")}>
      <Table label={say("members")} rows={meeting.answers} columns={columns} idOf={({ agencyId }) => agencyId} />
    </Card>
  );
}

const toneOf = ({ status, overdue }: Decision): Tone =>
  overdue || status === "failed" ? "bad" : status === "fulfilled" ? "good" : status === "in-force" ? "accent" : "plain";

function Decisions({ meeting }: { meeting: Meeting }) {
  const say = useTexts(meetingTexts);
  const format = useFormat();
  const { can } = useMe();
  const { decide } = useMeetingActs(meeting);
  const columns: Array<Column<Decision>> = [
    { key: "decision", title: say("column.decision"), cell: ({ number, text }) => `${number}. ${text}` },
    {
      key: "executors",
      title: say("column.executors"),
      cell: ({ executors = [] }) =>
        executors.map((agencyId) => (
          <div key={agencyId}>
            <AgencyName id={agencyId} />
          </div>
        )),
    },
    { key: "due", title: say("column.due"), cell: ({ due }) => due && format.short(due) },
    {
      key: "state",
      title: say("column.state"),
      cell: (one) => <Mark tone={toneOf(one)}>{say(one.overdue ? "overdue" : `decision.${one.status}`)}</Mark>,
    },
  ];
  return (
    <Card
      title={say("decisions")}
      acts={
        <>
          {meeting.mayDo.includes("decisions") && <ActButton act={decide} />}
          {meeting.number !== undefined &&
            can("printMinutes") &&
            formats.map((one) => (
              <DownloadButton
                key={one}
                path={`/v1/meetings/${meeting.meetingId}/minutes?format=${one}`}
                name={`minutes.${one}`}
                label={say(`file.${one}`)}
              />
            ))}
        </>
      }
    >
      <Table
        label={say("decisions")}
        rows={meeting.decisions}
        columns={columns}
        idOf={({ decisionId }) => decisionId}
        empty={say("decisions.none")}
      />
    </Card>
  );
}
