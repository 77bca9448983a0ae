import "../../styles/fields.css";
import { Select } from "@mantine/core";
import type { Schema } from "@marshrut/client";
import { Link } from "react-router";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { useList } from "../../api/use.ts";
import { AgencyName } from "../../parts/agencies.tsx";
import { AgencyPicker } from "../../parts/agency.picker.tsx";
import { appointmentWords } from "../../parts/appointments.texts.ts";
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
  const { values, set } = useFilters(filterNames);
  const stage = stages.find((one) => one === values.stage) ?? "open";
  const { agency, municipality } = values;
  const words = useTexts(appointmentWords);
  const status = statuses[stage].find((one) => one === values.status);
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
        <Select
          label={say("stage")}
          data={stages.map((value) => ({ value, label: say(`stage.${value}`) }))}
          value={stage}
          onChange={(next) => set({ stage: next ?? undefined, status: undefined })}
          allowDeselect={false}
        />
        <Select
          label={say("column.status")}
          placeholder={common("any")}
          data={statuses[stage].map((value) => ({ value, label: words(`status.${value}`) }))}
          value={status ?? null}
          onChange={(next) => set({ status: next ?? undefined })}
          clearable
          clearButtonProps={{ "aria-label": common("filters.clear") }}
        />
        {can("findAgencies") && (
          <AgencyPicker label={say("agency")} value={agency} onChange={(next) => set({ agency: next })} clearable />
        )}
        <MunicipalityPicker
          label={say("where")}
          value={municipality}
          onChange={(next) => set({ municipality: next })}
        />
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
