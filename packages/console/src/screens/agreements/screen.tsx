import "../../styles/fields.css";
import type { Schema } from "@marshrut/client";
import { Link } from "react-router";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { useList } from "../../api/use.ts";
import { ActButton } from "../../parts/act.button.tsx";
import { Choice } from "../../parts/choice.tsx";
import { useFilters } from "../../parts/filters.tsx";
import { type Column, DataList } from "../../parts/list.tsx";
import { useMunicipality } from "../../parts/municipality.names.ts";
import { MunicipalityPicker } from "../../parts/municipality.tsx";
import { Empty, Screen as Frame, Mark } from "../../parts/screen.tsx";
import { useFormat } from "../../texts/format.ts";
import { useCommon, useTexts } from "../../texts/texts.tsx";
import { useRecord } from "./record.ts";
import { agreementsTexts } from "./texts.ts";

type Agreement = Schema<"FindAgreementsAnswer">["items"][number];
const statuses = ["draft", "active", "ended"] as const;
const terms = ["30", "60", "180"] as const;
/** From so many days on its parties have been told. */
const soon = 60;
const filterNames = ["status", "ends", "municipality"] as const;

/** Papers by which organisations work together, and how long they last. */
export function Screen() {
  const say = useTexts(agreementsTexts);
  const common = useCommon();
  const format = useFormat();
  const { can } = useMe();
  const nameOf = useMunicipality();
  const record = useRecord();
  const { values, field, choice } = useFilters(filterNames);
  const [status, byStatus] = choice("status", statuses, "active");
  const [ends, byEnds] = choice("ends", terms);
  const endsWithin = status === "active" ? ends : undefined;
  const { municipality } = values;
  const list = useList(["agreements", "list", status, endsWithin, municipality], (cursor) =>
    api.GET("/v1/agreements", { params: { query: { status, endsWithin, municipality, cursor, limit: 100 } } }),
  );
  const columns: Array<Column<Agreement>> = [
    {
      key: "subject",
      title: say("column.subject"),
      cell: ({ agreementId, subject }) => <Link to={`/agreements/${agreementId}`}>{subject}</Link>,
    },
    {
      key: "paper",
      title: say("column.paper"),
      cell: ({ kind, number, date }) => say(`paper.${kind}`, { number, date: format.short(date) }),
    },
    {
      key: "where",
      title: say("column.where"),
      cell: ({ municipality: of }) => (of ? nameOf(of) : common("whole.region")),
    },
    {
      key: "parties",
      title: say("column.parties"),
      cell: ({ parties }) => format.number(parties.filter(({ leftOn }) => !leftOn).length),
    },
    {
      key: "until",
      title: say("column.until"),
      cell: ({ until, daysLeft, endedOn }) =>
        endedOn ? (
          say("ended", { day: format.short(endedOn) })
        ) : (
          <>
            {until ? format.short(until) : say("forever")}{" "}
            {daysLeft !== undefined && daysLeft <= soon && (
              <Mark tone="soon">{say("days.left", { count: daysLeft })}</Mark>
            )}
          </>
        ),
    },
  ];
  return (
    <Frame
      title={common("screen.agreements")}
      help={[say("help.1"), say("help.2")]}
      acts={can("recordAgreement") && <ActButton act={record} variant="filled" />}
    >
      <div className="filters">
        <Choice label={say("status")} {...byStatus} name={(one) => say(`status.${one}`)} />
        {status === "active" && (
          <Choice label={say("ends")} {...byEnds} name={(one) => say("ends.within", { days: Number(one) })} />
        )}
        <MunicipalityPicker label={say("column.where")} {...field("municipality")} />
      </div>
      <DataList
        list={list}
        columns={columns}
        idOf={({ agreementId }) => agreementId}
        label={common("screen.agreements")}
        empty={<Empty title={say("empty.title")}>{say(endsWithin ? "empty.near" : `empty.${status}`)}</Empty>}
      />
    </Frame>
  );
}
