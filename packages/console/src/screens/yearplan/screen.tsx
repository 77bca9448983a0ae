import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useParams } from "react-router";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { useRead } from "../../api/use.ts";
import { ActButton } from "../../parts/act.button.tsx";
import { DownloadButton } from "../../parts/download.tsx";
import { useFilters } from "../../parts/filters.tsx";
import type { Column } from "../../parts/list.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Facts, Screen as Frame, Mark } from "../../parts/screen.tsx";
import { Table } from "../../parts/table.tsx";
import { useFormat } from "../../texts/format.ts";
import { useBoth, useCommon, useTexts } from "../../texts/texts.tsx";
import { usePlanActs } from "./acts.ts";
import { Feed } from "./feed.tsx";
import { Lines } from "./lines.tsx";
import { Months } from "./months.tsx";
import type { Plan } from "./shown.ts";
import { yearPlanTexts } from "./texts.ts";

type Edition = Plan["editions"][number];
const formats = ["docx", "pdf", "xlsx"] as const;
const inOrder = ["approve", "amend", "refresh", "withdraw"] as const;
const isMonth = (text: string | undefined) => text !== undefined && /^20\d\d-(0[1-9]|1[0-2])$/.test(text);

/** A plan of a year: plan and fact by month, its lines, its editions. */
export function Screen() {
  const { planId = "" } = useParams();
  const say = useTexts(yearPlanTexts);
  const common = useCommon();
  const both = useBoth();
  const { values } = useFilters(["month"]);
  const query = useRead(["yearplans", planId], () =>
    api.GET("/v1/year-plans/{planId}", { params: { path: { planId } } }),
  );
  const { data } = query;
  useComing(planId, data?.drafting === true);
  return (
    <Frame
      key={planId}
      title={data ? both(data.title) : common("screen.yearplan")}
      help={[say("help.1"), say("help.2"), say("help.3")]}
      acts={data && <Acts plan={data} />}
    >
      <Loaded query={query}>
        {(plan) => (
          <div className="stack">
            <How plan={plan} />
            <Months plan={plan} />
            <Lines plan={plan} month={isMonth(values.month) ? values.month : undefined} />
            {plan.editions.length > 0 && <Editions plan={plan} />}
            {plan.status === "approved" && <Feed planId={planId} />}
          </div>
        )}
      </Loaded>
    </Frame>
  );
}

/** Lines come in by themselves: they are asked for again until they are here. */
function useComing(planId: string, isComing: boolean) {
  const client = useQueryClient();
  useEffect(() => {
    if (!isComing) return;
    const timer = setInterval(() => void client.invalidateQueries({ queryKey: ["yearplans", planId] }), 2_000);
    return () => clearInterval(timer);
  }, [client, planId, isComing]);
}

function Acts({ plan }: { plan: Plan }) {
  const { can } = useMe();
  const say = useTexts(yearPlanTexts);
  const acts = usePlanActs(plan);
  const may = inOrder.filter((does) => plan.mayDo.includes(does) && (does !== "amend" || plan.pending));
  return (
    <>
      {may.map((does, i) => (
        <ActButton key={does} act={acts[does]} variant={i === 0 && does !== "refresh" ? "filled" : "default"} />
      ))}
      {can("printYearPlan") &&
        formats.map((format) => (
          <DownloadButton
            key={format}
            path={`/v1/year-plans/${plan.planId}/file?format=${format}`}
            name={`${plan.municipality}-${plan.year}.${format}`}
            label={say("file", { format: format.toUpperCase() })}
          />
        ))}
    </>
  );
}

function How({ plan }: { plan: Plan }) {
  const say = useTexts(yearPlanTexts);
  const format = useFormat();
  const { status, edition, pending, drafting, leftOut, withdrawn, factOn } = plan;
  return (
    <Facts
      of={[
        [
          say("status"),
          <span key="status">
            <Mark tone={status === "approved" ? "good" : status === "draft" ? "soon" : "plain"}>
              {say(`status.${status}`)}
            </Mark>{" "}
            {drafting && <Mark>{say("drafting")}</Mark>}
          </span>,
        ],
        [say("edition"), edition > 0 && format.number(edition)],
        [say("pending"), pending && status === "approved" && say("pending.yes")],
        [say("left.out"), leftOut && say("left.out.of", { count: leftOut })],
        [say("fact.on"), factOn && format.day(factOn)],
        [say("withdrawn"), withdrawn && [format.short(withdrawn.at), withdrawn.reason].filter(Boolean).join(": ")],
      ]}
    />
  );
}

function Editions({ plan }: { plan: Plan }) {
  const say = useTexts(yearPlanTexts);
  const format = useFormat();
  const columns: Array<Column<Edition>> = [
    { key: "edition", title: say("edition"), cell: ({ edition }) => format.number(edition) },
    {
      key: "act",
      title: say("column.act"),
      cell: ({ act, number, date }) => say("act.of", { act, number, date: format.short(date) }),
    },
    { key: "by", title: say("column.by"), cell: ({ by }) => by },
    { key: "reason", title: say("reason"), cell: ({ reason }) => reason },
  ];
  return (
    <Card title={say("editions")}>
      <Table label={say("editions")} rows={plan.editions} columns={columns} idOf={({ edition }) => edition} />
    </Card>
  );
}
