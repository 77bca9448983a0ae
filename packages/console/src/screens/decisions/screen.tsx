import "../../styles/fields.css";
import { Checkbox } from "@mantine/core";
import type { Schema } from "@marshrut/client";
import { Link } from "react-router";
import { api } from "../../api/api.ts";
import { useList } from "../../api/use.ts";
import { AgencyName } from "../../parts/agencies.tsx";
import { Choice } from "../../parts/choice.tsx";
import { useFilters } from "../../parts/filters.tsx";
import { type Column, DataList } from "../../parts/list.tsx";
import { Empty, Screen as Frame, Mark } from "../../parts/screen.tsx";
import { useFormat } from "../../texts/format.ts";
import { useCommon, useTexts } from "../../texts/texts.tsx";
import { decisionsTexts } from "./texts.ts";

type Decision = Schema<"FindDecisionsAnswer">["items"][number];
const statuses = ["recorded", "in-force", "fulfilled", "failed", "withdrawn"] as const;
const filterNames = ["status", "overdue"] as const;

/** What bodies have decided, and who carries it out. */
export function Screen() {
  const say = useTexts(decisionsTexts);
  const common = useCommon();
  const format = useFormat();
  const { values, set, choice } = useFilters(filterNames);
  const [status, byStatus] = choice("status", statuses, "in-force");
  const overdue = values.overdue === "true" ? "true" : undefined;
  const list = useList(["decision", "list", status, overdue], (cursor) =>
    api.GET("/v1/decisions", { params: { query: { status, overdue, cursor, limit: 100 } } }),
  );
  const columns: Array<Column<Decision>> = [
    {
      key: "number",
      title: say("column.number"),
      cell: ({ decisionId, number, text }) => (
        <Link to={`/decisions/${decisionId}`}>
          {number}. {text}
        </Link>
      ),
    },
    {
      key: "executors",
      title: say("column.executors"),
      cell: ({ executors = [] }) =>
        executors.map((agencyId) => (
          <div key={agencyId}>
            <AgencyName id={agencyId} />
          </div>
        )),
    },
    {
      key: "due",
      title: say("column.due"),
      cell: ({ due }) => due && <span className="nowrap">{format.short(due)}</span>,
    },
    {
      key: "status",
      title: say("column.status"),
      cell: ({ status: of, overdue: late }) => (
        <>
          <Mark tone={of === "failed" ? "bad" : of === "fulfilled" ? "good" : "plain"}>{say(`status.${of}`)}</Mark>{" "}
          {late && <Mark tone="bad">{say("late")}</Mark>}
        </>
      ),
    },
  ];
  return (
    <Frame
      title={common("screen.decisions")}
      help={[say("help.1"), say("help.2")]}
      acts={<Link to="/meetings">{say("meetings")}</Link>}
    >
      <div className="filters">
        <Choice label={say("status")} {...byStatus} name={(one) => say(`status.${one}`)} />
        <Checkbox
          label={say("overdue")}
          checked={overdue !== undefined}
          onChange={(event) => set({ overdue: event.currentTarget.checked ? "true" : undefined })}
        />
      </div>
      <DataList
        list={list}
        columns={columns}
        idOf={({ decisionId }) => decisionId}
        label={common("screen.decisions")}
        empty={<Empty title={say("empty.title")}>{say("empty.detail")}</Empty>}
      />
    </Frame>
  );
}
