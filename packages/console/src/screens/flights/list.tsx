import { Button } from "@mantine/core";
import type { Schema } from "@marshrut/client";
import { useCallback } from "react";
import { Link } from "react-router";
import { api } from "../../api/api.ts";
import { useList } from "../../api/use.ts";
import { type Column, DataList } from "../../parts/list.tsx";
import { useMunicipality } from "../../parts/municipality.names.ts";
import { Card, Empty, Mark } from "../../parts/screen.tsx";
import { useFormat } from "../../texts/format.ts";
import { useBoth, useTexts } from "../../texts/texts.tsx";
import type { AtStage } from "./shown.ts";
import { flightsTexts } from "./texts.ts";

type Route = Schema<"FindRoutesAtAnswer">["items"][number];

/** Routes that stand at a stage. Who the child is, its card tells. */
export function RoutesAt({
  stage: { template, stage, title },
  municipality,
  close,
}: {
  stage: AtStage;
  municipality: string | undefined;
  close: () => void;
}) {
  const say = useTexts(flightsTexts);
  const both = useBoth();
  const format = useFormat();
  const nameOf = useMunicipality();
  const list = useList(["flights", "at", municipality, template, stage], (cursor) =>
    api.GET("/v1/analytics/stages/routes", {
      params: { query: { template, stage, municipality, cursor, limit: 50 } },
    }),
  );
  // Whoever has pressed a stage far above sees what came of it.
  const show = useCallback((node: HTMLDivElement | null) => node?.scrollIntoView({ block: "nearest" }), []);
  const columns: Array<Column<Route>> = [
    {
      key: "route",
      title: say("list.route"),
      cell: ({ childId, routeId }) => (
        <Link to={`/children/${childId}?tab=route`}>{say("list.number", { number: routeId.slice(-6) })}</Link>
      ),
    },
    { key: "since", title: say("list.since"), cell: ({ since }) => format.moment(since) },
    {
      key: "open",
      title: say("list.open"),
      cell: ({ openSteps, overdueSteps }) => (
        <>
          {format.number(openSteps)}{" "}
          {overdueSteps > 0 && <Mark tone="bad">{say("late", { count: overdueSteps })}</Mark>}
        </>
      ),
    },
    { key: "due", title: say("list.due"), cell: ({ dueDate }) => dueDate && format.short(dueDate) },
    { key: "where", title: say("column.where"), cell: (one) => nameOf(one.municipality) },
  ];
  return (
    <div ref={show}>
      <Card
        title={say("list", { stage: both(title) })}
        acts={
          <Button variant="subtle" onClick={close}>
            {say("list.close")}
          </Button>
        }
      >
        <DataList
          list={list}
          columns={columns}
          idOf={({ routeId }) => routeId}
          label={say("list", { stage: both(title) })}
          empty={<Empty title={say("list.empty.title")}>{say("list.empty")}</Empty>}
        />
      </Card>
    </div>
  );
}
