import "../../styles/fields.css";
import type { Schema } from "@marshrut/client";
import { Link } from "react-router";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { pageFrom, useList } from "../../api/use.ts";
import { AgencyName } from "../../parts/agencies.tsx";
import { AgencyPicker } from "../../parts/agency.picker.tsx";
import { Choice } from "../../parts/choice.tsx";
import { ExportButton } from "../../parts/export.tsx";
import { SavedFilters, useFilters } from "../../parts/filters.tsx";
import { type Column, DataList } from "../../parts/list.tsx";
import { Empty, Screen as Frame, Mark } from "../../parts/screen.tsx";
import { stepTone } from "../../parts/tones.ts";
import { useFormat } from "../../texts/format.ts";
import { useBoth, useCommon, useTexts } from "../../texts/texts.tsx";
import { useWords } from "../../texts/words.ts";
import { stepsTexts } from "./texts.ts";

const buckets = ["open", "overdue", "today", "week", "no-answer", "rejected", "failed", "on-hold", "settled"] as const;
const filterNames = ["bucket", "agency"] as const;

/** Steps by due day: an organisation's own, or everybody's. */
export function Screen() {
  const say = useTexts(stepsTexts);
  const common = useCommon();
  const { can } = useMe();
  const { values, field, choice } = useFilters(filterNames);
  const [bucket, byBucket] = choice("bucket", buckets, "open");
  const { agency } = values;
  const list = useList(["step", "list", bucket, agency], (cursor) =>
    api.GET("/v1/steps", { params: { query: { bucket, agency, ...pageFrom(cursor) } } }),
  );
  const columns = useColumnsOfSteps(can("findAgencies"));
  return (
    <Frame
      title={common("screen.steps")}
      help={[say("help.1"), say("help.2")]}
      acts={
        <>
          <ExportButton of={(format) => ({ list: "steps", format, filter: { bucket, agency } })} />
          <SavedFilters screen="steps" />
        </>
      }
    >
      <div className="filters">
        <Choice label={say("bucket")} {...byBucket} name={(one) => say(`bucket.${one}`)} />
        {can("findAgencies") && <AgencyPicker label={say("agency")} {...field("agency")} clearable />}
      </div>
      <DataList
        list={list}
        columns={columns}
        idOf={({ stepId }) => stepId}
        label={say("list")}
        empty={<Empty title={say("empty.title")}>{say("empty")}</Empty>}
      />
    </Frame>
  );
}

function useColumnsOfSteps(withAgency: boolean): Array<Column<Schema<"Step">>> {
  const say = useTexts(stepsTexts);
  const words = useWords();
  const both = useBoth();
  const format = useFormat();
  const all: Array<Column<Schema<"Step">>> = [
    {
      key: "what",
      title: say("what"),
      cell: ({ stepId, title }) => <Link to={`/steps/${stepId}`}>{both(title)}</Link>,
    },
    { key: "agency", title: say("agency"), cell: ({ agencyId }) => <AgencyName id={agencyId} /> },
    {
      key: "due",
      title: say("due"),
      cell: ({ dueDate, overdue }) => (
        <span className="nowrap">
          {format.short(dueDate)} {overdue && <Mark tone="bad">{say("overdue")}</Mark>}
        </span>
      ),
    },
    {
      key: "status",
      title: say("status"),
      cell: (step) => <Mark tone={stepTone(step)}>{words(`step.${step.status}`)}</Mark>,
    },
    { key: "result", title: say("result"), cell: ({ result }) => result && words(`result.${result}`) },
  ];
  return all.filter(({ key }) => withAgency || key !== "agency");
}
