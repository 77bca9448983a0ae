import "../../styles/fields.css";
import type { Schema } from "@marshrut/client";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { useList } from "../../api/use.ts";
import { AgencyName } from "../../parts/agencies.tsx";
import { AgencyPicker } from "../../parts/agency.picker.tsx";
import { Choice } from "../../parts/choice.tsx";
import { useFilters } from "../../parts/filters.tsx";
import { type Column, DataList } from "../../parts/list.tsx";
import { Empty, Screen as Frame } from "../../parts/screen.tsx";
import { useFormat } from "../../texts/format.ts";
import { useCommon, useTexts } from "../../texts/texts.tsx";
import { specialistsTexts } from "./texts.ts";

type Specialist = Schema<"AddSpecialistAnswer">;
const statuses = ["working", "left"] as const;
const filterNames = ["status", "agency"] as const;

/** Who works where, and whose term ends. */
export function Screen() {
  const say = useTexts(specialistsTexts);
  const common = useCommon();
  const format = useFormat();
  const { can } = useMe();
  const { values, field, choice } = useFilters(filterNames);
  const [status, byStatus] = choice("status", statuses, "working");
  const { agency } = values;
  const list = useList(["specialist", "list", status, agency], (cursor) =>
    api.GET("/v1/specialists", { params: { query: { status, agency, cursor, limit: 100 } } }),
  );
  const columns: Array<Column<Specialist>> = [
    { key: "name", title: say("column.name"), cell: ({ name }) => <bdi>{name ?? say("unnamed")}</bdi> },
    { key: "post", title: say("column.post"), cell: ({ post }) => post },
    { key: "agency", title: say("column.agency"), cell: ({ agencyId }) => <AgencyName id={agencyId} /> },
    {
      key: "qualifications",
      title: say("column.qualifications"),
      cell: ({ qualifications }) =>
        qualifications
          .map(({ title, until }) => (until ? say("until", { title, day: format.short(until) }) : title))
          .join("; "),
    },
    {
      key: "hours",
      title: say("column.hours"),
      cell: ({ courses }) => format.number(courses.reduce((sum, { hours }) => sum + hours, 0)),
    },
    {
      key: "ends",
      title: say("column.ends"),
      cell: ({ endsOn }) => endsOn && <span className="nowrap">{format.short(endsOn)}</span>,
    },
  ];
  return (
    <Frame title={common("screen.specialists")} help={[say("help.1"), say("help.2")]}>
      <div className="filters">
        <Choice label={say("status")} {...byStatus} name={(one) => say(`status.${one}`)} />
        {can("findAgencies") && <AgencyPicker label={say("agency")} {...field("agency")} clearable />}
      </div>
      <DataList
        list={list}
        columns={columns}
        idOf={({ specialistId }) => specialistId}
        label={common("screen.specialists")}
        empty={<Empty title={say("empty.title")}>{say("empty.detail")}</Empty>}
      />
    </Frame>
  );
}
