import type { Schema } from "@marshrut/client";
import { useParams } from "react-router";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { useRead } from "../../api/use.ts";
import { ActButton } from "../../parts/act.button.tsx";
import { DownloadButton } from "../../parts/download.tsx";
import type { Column } from "../../parts/list.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { useMunicipality } from "../../parts/municipality.names.ts";
import { Card, Facts, Screen as Frame, Mark } from "../../parts/screen.tsx";
import { Table } from "../../parts/table.tsx";
import { useFormat } from "../../texts/format.ts";
import { useCommon, useTexts } from "../../texts/texts.tsx";
import { useAgreementActs, useLeave } from "./acts.ts";
import { agreementTexts } from "./texts.ts";

type Agreement = Schema<"RecordAgreementAnswer">;
type Party = Agreement["parties"][number];
type Renewal = Agreement["renewals"][number];
const inOrder = ["approve", "join", "renew", "end"] as const;
const soon = 60;

/** A paper by which organisations work together: its parties, its term, what became of it. */
export function Screen() {
  const { agreementId = "" } = useParams();
  const say = useTexts(agreementTexts);
  const common = useCommon();
  const path = { agreementId };
  const query = useRead(["agreements", agreementId], () =>
    api.GET("/v1/agreements/{agreementId}", { params: { path } }),
  );
  const { data } = query;
  return (
    <Frame
      key={agreementId}
      title={data?.subject ?? common("screen.agreement")}
      help={[say("help.1"), say("help.2")]}
      acts={data && <Acts agreement={data} />}
    >
      <Loaded query={query}>
        {(agreement) => (
          <div className="stack">
            <How agreement={agreement} />
            <Parties agreement={agreement} />
            {agreement.renewals.length > 0 && <Renewals renewals={agreement.renewals} />}
          </div>
        )}
      </Loaded>
    </Frame>
  );
}

function Acts({ agreement }: { agreement: Agreement }) {
  const acts = useAgreementActs(agreement);
  return inOrder
    .filter((does) => agreement.mayDo.includes(does))
    .map((does, i) => <ActButton key={does} act={acts[does]} variant={i === 0 ? "filled" : "default"} />);
}

function How({ agreement }: { agreement: Agreement }) {
  const say = useTexts(agreementTexts);
  const common = useCommon();
  const format = useFormat();
  const nameOf = useMunicipality();
  const { can } = useMe();
  const { agreementId, kind, status, number, date, from, until, daysLeft, municipality, approval, file } = agreement;
  return (
    <>
      <Facts
        of={[
          [say("status"), <Status key="status" status={status} />],
          [say("paper"), say(`paper.${kind}`, { number, date: format.day(date) })],
          [say("where"), municipality ? nameOf(municipality) : common("whole.region")],
          [
            say("term"),
            <span key="term">
              {until
                ? say("term.of", { from: format.short(from), until: format.short(until) })
                : say("term.open", { from: format.short(from) })}{" "}
              {daysLeft !== undefined && (
                <Mark tone={daysLeft <= soon ? "soon" : "plain"}>{say("days.left", { count: daysLeft })}</Mark>
              )}
            </span>,
          ],
          [
            say("approval"),
            approval && say("act.of", { number: approval.act.number, date: format.short(approval.act.date) }),
          ],
          [say("ended"), agreement.endedOn && format.day(agreement.endedOn)],
          [say("reason"), agreement.reason],
        ]}
      />
      {file && can("downloadAgreement") && (
        <div className="acts">
          <DownloadButton path={`/v1/agreements/${agreementId}/file`} name={file.name} label={say("file")} />
        </div>
      )}
    </>
  );
}

function Status({ status }: { status: Agreement["status"] }) {
  const say = useTexts(agreementTexts);
  return (
    <Mark tone={status === "active" ? "good" : status === "draft" ? "soon" : "plain"}>{say(`status.${status}`)}</Mark>
  );
}

function Parties({ agreement }: { agreement: Agreement }) {
  const say = useTexts(agreementTexts);
  const format = useFormat();
  const leaving = useLeave(agreement);
  const columns: Array<Column<Party>> = [
    { key: "name", title: say("column.name"), cell: ({ name }) => name },
    { key: "joined", title: say("column.joined"), cell: ({ joinedOn }) => format.short(joinedOn) },
    { key: "left", title: say("column.left"), cell: ({ leftOn }) => leftOn && format.short(leftOn) },
  ];
  if (agreement.mayDo.includes("leave"))
    columns.push({
      key: "act",
      title: say("column.act"),
      cell: (party) => !party.leftOn && <ActButton act={leaving(party)} variant="subtle" />,
    });
  return (
    <Card title={say("parties")}>
      <Table label={say("parties")} rows={agreement.parties} columns={columns} idOf={({ n }) => n} />
    </Card>
  );
}

function Renewals({ renewals }: { renewals: readonly Renewal[] }) {
  const say = useTexts(agreementTexts);
  const format = useFormat();
  const columns: Array<Column<Renewal>> = [
    {
      key: "paper",
      title: say("column.paper"),
      cell: ({ number, date }) => say("act.of", { number, date: format.short(date) }),
    },
    { key: "from", title: say("column.was"), cell: ({ from }) => format.short(from) },
    { key: "until", title: say("column.until"), cell: ({ until }) => (until ? format.short(until) : say("forever")) },
  ];
  return (
    <Card title={say("renewals")}>
      <Table label={say("renewals")} rows={renewals} columns={columns} idOf={({ at }) => at} />
    </Card>
  );
}
