import "../../styles/fields.css";
import type { Schema } from "@marshrut/client";
import { Link } from "react-router";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { useList } from "../../api/use.ts";
import { AgencyName } from "../../parts/agencies.tsx";
import { AgencyPicker } from "../../parts/agency.picker.tsx";
import { appointmentWords } from "../../parts/appointments.texts.ts";
import { Choice } from "../../parts/choice.tsx";
import { useFilters } from "../../parts/filters.tsx";
import { type Column, DataList } from "../../parts/list.tsx";
import { MunicipalityPicker } from "../../parts/municipality.tsx";
import { Empty, Screen as Frame, Mark } from "../../parts/screen.tsx";
import { useFormat } from "../../texts/format.ts";
import { useCommon, useTexts } from "../../texts/texts.tsx";
import { appointmentsTexts } from "./texts.ts";

type Appointment = Schema<"FindAppointmentsAnswer">["items"][number];
const stages = ["open", "ended"] as const;
const statuses = { open: ["waiting", "offered", "booked"], ended: ["attended", "missed", "cancelled"] } as const;
const filterNames = ["stage", "status", "agency", "municipality"] as const;

/** Appointments of families by their time. */
export function Screen() {
  const say = useTexts(appointmentsTexts);
  const common = useCommon();
  const format = useFormat();
  const { can } = useMe();
  const { values, set, field, choice } = useFilters(filterNames);
  const [stage, byStage] = choice("stage", stages, "open");
  const { agency, municipality } = values;
  const words = useTexts(appointmentWords);
  const [status, byStatus] = choice("status", statuses[stage]);
  const list = useList(["appointments", stage, status, agency, municipality], (cursor) =>
    api.GET("/v1/appointments", { params: { query: { stage, status, agency, municipality, cursor, limit: 100 } } }),
  );
  const columns: Array<Column<Appointment>> = [
    {
      key: "at",
      title: say("column.at"),
      cell: ({ appointmentId, at }) => (
        <Link to={`/appointments/${appointmentId}`}>{at ? format.moment(at) : say("waits")}</Link>
      ),
    },
    { key: "number", title: say("column.number"), cell: ({ number }) => number },
    { key: "topic", title: say("column.topic"), cell: ({ topic }) => words(`topic.${topic}`) },
    { key: "agency", title: say("column.agency"), cell: ({ agencyId }) => <AgencyName id={agencyId} /> },
    { key: "place", title: say("column.place"), cell: ({ place }) => words(`place.${place}`) },
    {
      key: "status",
      title: say("column.status"),
      cell: ({ status }) => (
        <Mark tone={status === "missed" ? "bad" : status === "booked" || status === "attended" ? "good" : "plain"}>
          {words(`status.${status}`)}
        </Mark>
      ),
    },
    {
      key: "child",
      title: say("column.child"),
      cell: ({ childId }) => childId && can("getChild") && <Link to={`/children/${childId}`}>{say("open")}</Link>,
    },
  ];
  return (
    <Frame
      title={common("screen.appointments")}
      help={[say("help.1"), say("help.2")]}
      acts={can("readReceptions") && <Link to="/receptions">{say("receptions")}</Link>}
    >
      <div className="filters">
        <Choice
          label={say("stage")}
          {...byStage}
          name={(one) => say(`stage.${one}`)}
          onChange={(next) => set({ stage: next, status: undefined })}
        />
        <Choice label={say("column.status")} {...byStatus} name={(one) => words(`status.${one}`)} />
        {can("findAgencies") && <AgencyPicker label={say("agency")} {...field("agency")} clearable />}
        <MunicipalityPicker label={say("where")} {...field("municipality")} />
      </div>
      <DataList
        list={list}
        columns={columns}
        idOf={({ appointmentId }) => appointmentId}
        label={common("screen.appointments")}
        empty={<Empty title={say("empty.title")}>{say(`empty.${stage}`)}</Empty>}
      />
    </Frame>
  );
}
