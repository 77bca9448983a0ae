import "../../styles/fields.css";
import type { Schema } from "@marshrut/client";
import { Link } from "react-router";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { useRead } from "../../api/use.ts";
import { useAgencyNames } from "../../parts/agencies.tsx";
import { BarsWithTable } from "../../parts/chart.tsx";
import { Choice } from "../../parts/choice.tsx";
import { useIndicators } from "../../parts/computed.ts";
import { OverdueChart } from "../../parts/computed.tsx";
import { SavedFilters, useFilters } from "../../parts/filters.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { MunicipalityPicker } from "../../parts/municipality.tsx";
import { Empty, Screen as Frame } from "../../parts/screen.tsx";
import { useFormat } from "../../texts/format.ts";
import { useCommon, useTexts } from "../../texts/texts.tsx";
import { useWords } from "../../texts/words.ts";
import { timelinessTexts } from "./texts.ts";

type Timeliness = Schema<"GetTimelinessAnswer">;
type Kind = Timeliness["items"][number]["kind"];
const filterNames = ["kind", "municipality"] as const;

/** Whether organisations answer in time, and how much they have to do. */
export function Screen() {
  const say = useTexts(timelinessTexts);
  const common = useCommon();
  const words = useWords();
  const { can } = useMe();
  const { values, field } = useFilters(filterNames);
  const { municipality } = values;
  const kind = values.kind as Kind | undefined;
  const query = useRead(["timeliness", kind, municipality], () =>
    api.GET("/v1/analytics/agencies", { params: { query: { kind, municipality } } }),
  );
  const figures = useIndicators(undefined, municipality, can("getIndicators"));
  const kinds = figures.data?.computed.agencies.map((one) => one.kind) ?? [];
  // A kind that a link names is offered whatever else there is.
  const offered = [...new Set([...kinds, ...(kind ? [kind] : [])])];
  return (
    <Frame
      title={common("screen.timeliness")}
      help={[say("help.1"), say("help.2")]}
      acts={
        <>
          {can("readInbox") && <Link to="/inbox?bucket=overdue">{say("day")}</Link>}
          <SavedFilters screen="timeliness" />
        </>
      }
    >
      <div className="filters">
        <Choice
          label={say("kind")}
          among={offered}
          name={(one) => words(`agency.${one}` as "agency.school")}
          {...field("kind")}
          value={kind}
          any
        />
        <MunicipalityPicker label={say("where")} {...field("municipality")} />
      </div>
      <div className="stack">
        <Loaded query={query}>{({ items }) => <ByAgency items={items} />}</Loaded>
        {can("getIndicators") && !kind && (
          <Loaded query={figures}>{(answer) => <OverdueChart answer={answer} />}</Loaded>
        )}
      </div>
    </Frame>
  );
}

function ByAgency({ items }: Pick<Timeliness, "items">) {
  const say = useTexts(timelinessTexts);
  const format = useFormat();
  const nameOf = useAgencyNames();
  if (items.length === 0) return <Empty title={say("empty.title")}>{say("empty")}</Empty>;
  return (
    <BarsWithTable
      title={say("by.agency")}
      rows={items.map((one) => ({
        key: one.agencyId,
        name: nameOf?.(one.agencyId) ?? one.shortName,
        value: one.overdue,
        link: `/agencies/${one.agencyId}`,
        more: [
          format.number(one.open),
          format.number(one.ended),
          format.number(one.ended - one.inTime),
          one.ended > 0 ? format.share(one.inTime / one.ended) : "",
          one.usualDays === undefined ? "" : format.number(one.usualDays),
          say("children", { enrolled: one.enrolled, queued: one.queued }),
        ],
      }))}
      columns={[
        say("column.agency"),
        say("column.overdue"),
        say("column.open"),
        say("column.ended"),
        say("column.late"),
        say("column.share"),
        say("column.days"),
        say("column.children"),
      ]}
    />
  );
}
