import { type Schema, take } from "@marshrut/client";
import { Link, useParams } from "react-router";
import { api } from "../../api/api.ts";
import { useRead } from "../../api/use.ts";
import { ActButton } from "../../parts/act.button.tsx";
import type { Act } from "../../parts/act.ts";
import { AgencyName } from "../../parts/agencies.tsx";
import type { Column } from "../../parts/list.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Facts, Screen as Frame, Mark } from "../../parts/screen.tsx";
import { Table } from "../../parts/table.tsx";
import { useFormat } from "../../texts/format.ts";
import { useCommon, useTexts } from "../../texts/texts.tsx";
import { decisionTexts } from "./texts.ts";

type Decision = Schema<"GetDecisionAnswer">;
type Execution = NonNullable<Decision["executions"]>[number];
const reports = ["assigned", "draft", "open", "submitted", "accepted", "returned", "overdue"] as const;

/** A decision, and how it is carried out. */
export function Screen() {
  const { decisionId = "" } = useParams();
  const say = useTexts(decisionTexts);
  const common = useCommon();
  const query = useRead(["decision", decisionId], () =>
    api.GET("/v1/decisions/{decisionId}", { params: { path: { decisionId } } }),
  );
  const { data } = query;
  return (
    <Frame
      key={decisionId}
      title={data ? say("title", { number: data.number }) : common("screen.decision")}
      help={[say("help.1"), say("help.2")]}
      acts={data && <Acts decision={data} />}
    >
      <Loaded query={query}>{(decision) => <Shown decision={decision} />}</Loaded>
    </Frame>
  );
}

function Shown({ decision }: { decision: Decision }) {
  const say = useTexts(decisionTexts);
  const format = useFormat();
  const { votes, due, effectiveOn } = decision;
  const columns: Array<Column<Execution>> = [
    {
      key: "agency",
      title: say("column.agency"),
      cell: ({ agencyId, name }) => name ?? <AgencyName id={agencyId} />,
    },
    { key: "due", title: say("column.due"), cell: ({ dueDate }) => format.short(dueDate) },
    {
      key: "state",
      title: say("column.state"),
      cell: ({ status, overdue }) => (
        <>
          <Mark tone={status === "accepted" ? "good" : "plain"}>
            {say(`report.${reports.find((one) => one === status) ?? "other"}`)}
          </Mark>{" "}
          {overdue && <Mark tone="bad">{say("overdue")}</Mark>}
        </>
      ),
    },
  ];
  return (
    <div className="stack">
      <p>{decision.text}</p>
      <Facts
        of={[
          [say("status"), say(decision.overdue ? "overdue" : `status.${decision.status}`)],
          [say("taken"), format.day(decision.takenOn)],
          [say("effective"), effectiveOn && format.day(effectiveOn)],
          [say("due"), due && format.day(due)],
          [say("votes"), say("votes.of", { ...votes })],
          [say("because"), decision.because],
          [say("reason"), decision.reason],
          [
            say("meeting"),
            <Link key="meeting" to={`/meetings/${decision.meetingId}`}>
              {say("meeting")}
            </Link>,
          ],
        ]}
      />
      <Card title={say("executions")}>
        <Table
          label={say("executions")}
          rows={decision.executions ?? []}
          columns={columns}
          idOf={({ obligationId }) => obligationId}
          empty={say("executions.none")}
        />
      </Card>
    </div>
  );
}

function Acts({ decision }: { decision: Decision }) {
  const say = useTexts(decisionTexts);
  const { decisionId, executors = [] } = decision;
  const path = { decisionId };
  const shared = (does: Decision["mayDo"][number]) => ({
    key: `decision.${does}.${decisionId}`,
    label: say(does),
    subject: say("title", { number: decision.number }),
    happens: say(`${does}.happens`),
    undo: say(`${does}.undo`),
    done: say(`${does}.done`),
    touches: [["decision"], ["meeting"], ["inbox"]],
  });
  const reason = { kind: "paragraph", name: "reason", label: say("reason"), required: true } as const;
  const acts: Record<Decision["mayDo"][number], Act> = {
    withdraw: {
      ...shared("withdraw"),
      tells: say("withdraw.tells"),
      tone: "bad",
      fields: [reason],
      run: (values, once) =>
        take(
          api.POST("/v1/decisions/{decisionId}/withdraw", {
            params: { path, header: once },
            body: { reason: String(values.reason) },
          }),
        ),
    },
    retry: {
      ...shared("retry"),
      run: (_, once) => take(api.POST("/v1/decisions/{decisionId}/retry", { params: { path, header: once } })),
    },
    "hand-over": {
      ...shared("hand-over"),
      tells: say("hand-over.tells"),
      fields: [
        {
          kind: "agency",
          name: "from",
          label: say("hand-over.from"),
          required: true,
          only: ({ agencyId }) => executors.includes(agencyId),
        },
        { kind: "agency", name: "to", label: say("hand-over.to"), required: true },
        reason,
      ],
      run: (values, once) =>
        take(
          api.POST("/v1/decisions/{decisionId}/hand-over", {
            params: { path, header: once },
            body: { from: String(values.from), to: String(values.to), reason: String(values.reason) },
          }),
        ),
    },
  };
  return decision.mayDo.map((does) => <ActButton key={does} act={acts[does]} />);
}
