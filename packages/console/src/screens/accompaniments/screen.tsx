import "../../styles/fields.css";
import type { Schema } from "@marshrut/client";
import { Link } from "react-router";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { useList } from "../../api/use.ts";
import { AgencyName } from "../../parts/agencies.tsx";
import { AgencyPicker } from "../../parts/agency.picker.tsx";
import { Choice } from "../../parts/choice.tsx";
import { useFilters } from "../../parts/filters.tsx";
import { type Column, DataList } from "../../parts/list.tsx";
import { MunicipalityPicker } from "../../parts/municipality.tsx";
import { Empty, Screen as Frame, Mark } from "../../parts/screen.tsx";
import { useFormat } from "../../texts/format.ts";
import { useCommon, useTexts } from "../../texts/texts.tsx";
import { accompanimentsTexts } from "./texts.ts";

type Accompaniment = Schema<"FindAccompanimentsAnswer">["items"][number];
const statuses = ["open", "ended"] as const;
const filterNames = ["status", "agency", "municipality"] as const;

/** Families that have a curator, and months of which nothing was said. */
export function Screen() {
  const say = useTexts(accompanimentsTexts);
  const common = useCommon();
  const format = useFormat();
  const { can } = useMe();
  const { values, field, choice } = useFilters(filterNames);
  const [status, byStatus] = choice("status", statuses, "open");
  const { agency, municipality } = values;
  const list = useList(["accompaniments", status, agency, municipality], (cursor) =>
    api.GET("/v1/accompaniments", { params: { query: { status, agency, municipality, cursor, limit: 100 } } }),
  );
  const columns: Array<Column<Accompaniment>> = [
    { key: "agency", title: say("column.agency"), cell: ({ agencyId }) => <AgencyName id={agencyId} /> },
    {
      key: "areas",
      title: say("column.areas"),
      cell: ({ areas }) => areas.map((area) => say(`area.${area}`)).join(", "),
    },
    { key: "from", title: say("column.from"), cell: ({ from }) => format.short(from) },
    { key: "review", title: say("column.review"), cell: ({ reviewOn }) => format.short(reviewOn) },
    {
      key: "missing",
      title: say("column.missing"),
      cell: ({ missing }) => missing.length > 0 && <Mark tone="bad">{missing.map(format.month).join(", ")}</Mark>,
    },
    {
      key: "child",
      title: say("column.child"),
      cell: ({ childId }) => can("getChild") && <Link to={`/children/${childId}?tab=support`}>{say("open")}</Link>,
    },
  ];
  return (
    <Frame title={common("screen.accompaniments")} help={[say("help.1"), say("help.2")]}>
      <div className="filters">
        <Choice label={say("status")} {...byStatus} name={(one) => say(`status.${one}`)} />
        {can("findAgencies") && <AgencyPicker label={say("agency")} {...field("agency")} clearable />}
        <MunicipalityPicker label={say("where")} {...field("municipality")} />
      </div>
      <DataList
        list={list}
        columns={columns}
        idOf={({ accompanimentId }) => accompanimentId}
        label={common("screen.accompaniments")}
        empty={<Empty title={say("empty.title")}>{say(`empty.${status}`)}</Empty>}
      />
    </Frame>
  );
}
