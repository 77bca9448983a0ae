import "../../styles/fields.css";
import type { Schema } from "@marshrut/client";
import { Link } from "react-router";
import { api } from "../../api/api.ts";
import { useList } from "../../api/use.ts";
import { AgencyName } from "../../parts/agencies.tsx";
import { Choice } from "../../parts/choice.tsx";
import { enquiriesTexts } from "../../parts/enquiries.texts.ts";
import { useFilters } from "../../parts/filters.tsx";
import { type Column, DataList } from "../../parts/list.tsx";
import { MunicipalityPicker } from "../../parts/municipality.tsx";
import { Empty, Screen as Frame, Mark } from "../../parts/screen.tsx";
import { useFormat } from "../../texts/format.ts";
import { useCommon, useTexts } from "../../texts/texts.tsx";

type Enquiry = Schema<"GetEnquiryAnswer">;
const stages = ["open", "settled"] as const;
const filterNames = ["stage", "municipality"] as const;

/** Who asks on the open pages without an account, by the day. Names and numbers are on the page of each. */
export function Screen() {
  const say = useTexts(enquiriesTexts);
  const common = useCommon();
  const format = useFormat();
  const { values, field, choice } = useFilters(filterNames);
  const [stage, byStage] = choice("stage", stages, "open");
  const { municipality } = values;
  const list = useList(["enquiries", stage, municipality], (cursor) =>
    api.GET("/v1/enquiries", { params: { query: { stage, municipality, cursor, limit: 100 } } }),
  );
  const columns: Array<Column<Enquiry>> = [
    {
      key: "what",
      title: say("column.what"),
      cell: ({ enquiryId, kind }) => <Link to={`/enquiries/${enquiryId}`}>{say(`kind.${kind}`)}</Link>,
    },
    { key: "number", title: say("column.number"), cell: ({ number }) => number },
    { key: "when", title: say("column.when"), cell: ({ createdAt }) => format.moment(createdAt) },
    {
      key: "agency",
      title: say("column.agency"),
      cell: ({ agencyId }) => agencyId && <AgencyName id={agencyId} />,
    },
    {
      key: "status",
      title: say("column.status"),
      cell: ({ status }) => <Mark tone={status === "open" ? "soon" : "plain"}>{say(`status.${status}`)}</Mark>,
    },
  ];
  return (
    <Frame title={common("screen.enquiries")} help={[say("help.1"), say("help.2")]}>
      <div className="filters">
        <Choice label={say("stage")} {...byStage} name={(one) => say(`stage.${one}`)} />
        <MunicipalityPicker label={say("where")} {...field("municipality")} />
      </div>
      <DataList
        list={list}
        columns={columns}
        idOf={({ enquiryId }) => enquiryId}
        label={common("screen.enquiries")}
        empty={<Empty title={say("empty.title")}>{say(`empty.${stage}`)}</Empty>}
      />
    </Frame>
  );
}
