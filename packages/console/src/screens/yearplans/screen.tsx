import "../../styles/fields.css";
import { type Schema, take } from "@marshrut/client";
import { Link, useNavigate } from "react-router";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { useList } from "../../api/use.ts";
import { ActButton } from "../../parts/act.button.tsx";
import type { Act } from "../../parts/act.ts";
import { Choice } from "../../parts/choice.tsx";
import { useFilters } from "../../parts/filters.tsx";
import { type Column, DataList } from "../../parts/list.tsx";
import { MunicipalityPicker, useMunicipalities } from "../../parts/municipality.tsx";
import { Empty, Screen as Frame, Mark } from "../../parts/screen.tsx";
import { useFormat } from "../../texts/format.ts";
import { useBoth, useCommon, useTexts } from "../../texts/texts.tsx";
import { yearPlansTexts } from "./texts.ts";

type Plan = Schema<"FindYearPlansAnswer">["items"][number];
/** The next year, this one, and those before it. */
const yearsAround = (today: string) => Array.from({ length: 5 }, (_, i) => String(Number(today.slice(0, 4)) + 1 - i));

/** Plans of municipalities for a year. */
export function Screen() {
  const say = useTexts(yearPlansTexts);
  const common = useCommon();
  const both = useBoth();
  const format = useFormat();
  const { can, region } = useMe();
  const begin = useBegin();
  const { values, field } = useFilters(["year", "municipality"]);
  const { municipality } = values;
  const year = /^20\d\d$/.test(values.year ?? "") ? values.year : undefined;
  const list = useList(["yearplans", "list", year, municipality], (cursor) =>
    api.GET("/v1/year-plans", { params: { query: { year, municipality, cursor, limit: 100 } } }),
  );
  const columns: Array<Column<Plan>> = [
    {
      key: "title",
      title: say("column.title"),
      cell: ({ planId, title }) => <Link to={`/year-plans/${planId}`}>{both(title)}</Link>,
    },
    {
      key: "status",
      title: say("column.status"),
      cell: ({ status, pending, drafting }) => (
        <>
          <Mark tone={status === "approved" ? "good" : status === "draft" ? "soon" : "plain"}>
            {say(`status.${status}`)}
          </Mark>{" "}
          {drafting && <Mark>{say("drafting")}</Mark>}{" "}
          {pending && status === "approved" && <Mark>{say("pending")}</Mark>}
        </>
      ),
    },
    { key: "edition", title: say("column.edition"), cell: ({ edition }) => edition > 0 && format.number(edition) },
    { key: "made", title: say("column.made"), cell: ({ createdAt }) => format.short(createdAt) },
  ];
  return (
    <Frame
      title={common("screen.yearplans")}
      help={[say("help.1"), say("help.2")]}
      acts={can("beginYearPlan") && <ActButton act={begin} variant="filled" />}
    >
      <div className="filters">
        <Choice
          label={say("year")}
          among={yearsAround(region.today)}
          name={(one) => one}
          {...field("year")}
          value={year}
          any
        />
        <MunicipalityPicker label={say("where")} {...field("municipality")} />
      </div>
      <DataList
        list={list}
        columns={columns}
        idOf={({ planId }) => planId}
        label={common("screen.yearplans")}
        empty={<Empty title={say("empty.title")}>{say(can("beginYearPlan") ? "empty" : "empty.other")}</Empty>}
      />
    </Frame>
  );
}

function useBegin(): Act {
  const say = useTexts(yearPlansTexts);
  const places = useMunicipalities({ own: true });
  const go = useNavigate();
  const { municipality, region } = useMe();
  return {
    key: "yearplan.begin",
    label: say("begin"),
    happens: say("begin.happens"),
    undo: say("begin.undo"),
    fields: [
      {
        kind: "choice",
        name: "municipality",
        label: say("where"),
        required: true,
        options: places,
      },
      { kind: "number", name: "year", label: say("year"), required: true, min: 2020, max: 2100 },
    ],
    initial: { municipality, year: Number(region.today.slice(0, 4)) },
    run: (values, once) =>
      take(
        api.POST("/v1/year-plans", {
          params: { header: once },
          body: { municipality: String(values.municipality), year: Number(values.year) },
        }),
      ),
    done: say("begin.done"),
    after: (made) => void go(`/year-plans/${(made as Schema<"BeginYearPlanAnswer">).planId}`),
    touches: [["yearplans"], ["inbox"]],
  };
}
