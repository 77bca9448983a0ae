import "../../styles/fields.css";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { useRead } from "../../api/use.ts";
import { ActButton } from "../../parts/act.button.tsx";
import { AgencyPicker } from "../../parts/agency.picker.tsx";
import { Choice } from "../../parts/choice.tsx";
import { useFilters } from "../../parts/filters.tsx";
import type { Column } from "../../parts/list.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Mark } from "../../parts/screen.tsx";
import { Table } from "../../parts/table.tsx";
import { useFormat } from "../../texts/format.ts";
import { useBoth, useTexts } from "../../texts/texts.tsx";
import { useLineActs, useNewLine } from "./line.acts.ts";
import type { Line, Plan } from "./shown.ts";
import { yearPlanTexts } from "./texts.ts";

const months = Array.from({ length: 12 }, (_, i) => String(i + 1).padStart(2, "0"));

/** What is done, when, and by whom; of a month, the first one that has any unless another is chosen. */
export function Lines({ plan, month }: { plan: Plan; month: string | undefined }) {
  const say = useTexts(yearPlanTexts);
  const format = useFormat();
  const { can } = useMe();
  const { values, field } = useFilters(["month", "agency"]);
  const { agency } = values;
  const { planId, year } = plan;
  const add = useNewLine(plan);
  const query = useRead(["yearplans", planId, "lines", month, agency], () =>
    api.GET("/v1/year-plans/{planId}/entries", { params: { path: { planId }, query: { month, agency } } }),
  );
  const columns = useColumns(plan);
  return (
    <Card title={say("lines")} acts={plan.mayDo.includes("change") && <ActButton act={add} />}>
      <div className="filters">
        <Choice
          label={say("column.month")}
          among={months.map((one) => `${year}-${one}`)}
          name={format.month}
          {...field("month")}
          value={month}
          any
        />
        {can("findAgencies") && can("beginYearPlan") && (
          <AgencyPicker label={say("column.who")} {...field("agency")} clearable />
        )}
      </div>
      <Loaded query={query}>
        {({ items }) => (
          <Table
            label={say("lines")}
            rows={items}
            columns={columns}
            idOf={({ entryId }) => entryId}
            empty={say(plan.drafting ? "lines.coming" : "lines.none")}
          />
        )}
      </Loaded>
    </Card>
  );
}

function useColumns(plan: Plan): Array<Column<Line>> {
  const say = useTexts(yearPlanTexts);
  const both = useBoth();
  const format = useFormat();
  const actsOf = useLineActs(plan);
  return [
    {
      key: "action",
      title: say("column.action"),
      cell: ({ action, note, struck, reason }) => (
        <>
          {struck ? <s>{both(action)}</s> : both(action)}
          {note && <p className="quiet small">{note}</p>}
          {struck && (
            <p className="small">
              <Mark tone="bad">{say("struck")}</Mark> {reason}
            </p>
          )}
        </>
      ),
    },
    {
      key: "when",
      title: say("column.when"),
      cell: ({ day, month }) => <span className="nowrap">{day ? format.short(day) : format.month(month)}</span>,
    },
    { key: "who", title: say("column.who"), cell: ({ responsible }) => both(responsible.name) },
    {
      key: "fact",
      title: say("column.fact"),
      cell: (line) => <Fact line={line} />,
    },
    {
      key: "act",
      title: say("column.do"),
      cell: (line) => actsOf(line).map((act) => <ActButton key={act.key} act={act} variant="subtle" />),
    },
  ];
}

function Fact({ line: { planned, fact, result, fulfilled, overdue, pending } }: { line: Line }) {
  const say = useTexts(yearPlanTexts);
  return (
    <>
      {fulfilled ? (
        <span className="nowrap">
          <Mark tone="good">{say("fulfilled")}</Mark>
        </span>
      ) : overdue ? (
        <span className="nowrap">
          <Mark tone="bad">{say("overdue")}</Mark>
        </span>
      ) : null}{" "}
      {fact ? say("fact.of", fact) : planned !== undefined && say("planned.of", { count: planned })}{" "}
      {pending && <Mark>{say("line.pending")}</Mark>}
      {result && (
        <p className="small">
          {say(`result.${result.status}`)}
          {result.words && `: ${result.words}`}
        </p>
      )}
    </>
  );
}
