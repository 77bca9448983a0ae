import "../../styles/fields.css";
import { TextInput } from "@mantine/core";
import { type Schema, take } from "@marshrut/client";
import { Link } from "react-router";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { useList } from "../../api/use.ts";
import { ActButton } from "../../parts/act.button.tsx";
import type { Act } from "../../parts/act.ts";
import { Choice } from "../../parts/choice.tsx";
import type { FieldValues } from "../../parts/fields.tsx";
import { useFilters } from "../../parts/filters.tsx";
import { type Column, DataList } from "../../parts/list.tsx";
import { Card, Mark } from "../../parts/screen.tsx";
import { useFormat } from "../../texts/format.ts";
import { useTexts } from "../../texts/texts.tsx";
import { programmeTexts } from "./texts.ts";

type Enrolment = Schema<"Enrolment">;
const stages = ["open", "ended"] as const;
const filterNames = ["stage", "month"] as const;

/** Who takes part and who waits, with the sessions of a month. */
export function Enrolments({ programmeId }: { programmeId: string }) {
  const say = useTexts(programmeTexts);
  const { values, set, choice } = useFilters(filterNames);
  const [stage, byStage] = choice("stage", stages, "open");
  const { month } = values;
  const list = useList(["enrolment", "list", programmeId, stage], (cursor) =>
    api.GET("/v1/enrolments", { params: { query: { programme: programmeId, stage, cursor, limit: 100 } } }),
  );
  const columns = useColumnsOfEnrolments(month);
  return (
    <Card title={say("enrolments")}>
      <div className="filters">
        <Choice label={say("stage")} {...byStage} name={(one) => say(`stage.${one}`)} />
        <TextInput
          type="month"
          label={say("month")}
          value={month ?? ""}
          onChange={(event) => set({ month: event.currentTarget.value || undefined })}
        />
      </div>
      <DataList
        list={list}
        columns={columns}
        idOf={({ enrolmentId }) => enrolmentId}
        label={say("enrolments")}
        empty={<p className="quiet">{say("enrolments.none")}</p>}
      />
    </Card>
  );
}

function useColumnsOfEnrolments(month: string | undefined): Array<Column<Enrolment>> {
  const say = useTexts(programmeTexts);
  const format = useFormat();
  const { can } = useMe();
  const sessionsOf = useSessions(month);
  const all: Array<Column<Enrolment> | undefined> = [
    {
      key: "child",
      title: say("column.child"),
      cell: ({ childId }) => <Link to={`/children/${childId}`}>{say("card", { number: childId.slice(-6) })}</Link>,
    },
    {
      key: "status",
      title: say("column.status"),
      cell: ({ status, offeredUntil }) => (
        <Mark tone={status === "enrolled" || status === "completed" ? "good" : status === "left" ? "plain" : "soon"}>
          {say(`enrolment.${status}`, { until: offeredUntil && format.short(offeredUntil) })}
        </Mark>
      ),
    },
    {
      key: "since",
      title: say("column.since"),
      cell: ({ enrolledAt, waitingSince, from }) => (
        <span className="nowrap">{format.short(enrolledAt ?? waitingSince ?? from)}</span>
      ),
    },
    { key: "position", title: say("column.position"), cell: ({ position }) => position },
    month
      ? {
          key: "month",
          title: say("column.month", { month: format.month(month) }),
          cell: ({ months }) => {
            const told = months.find((one) => one.month === month);
            return told ? say("held", { held: told.held, planned: told.planned }) : say("held.none");
          },
        }
      : undefined,
    {
      key: "all",
      title: say("column.all"),
      cell: ({ held, planned }) => planned > 0 && say("held", { held, planned }),
    },
    can("recordSessions")
      ? {
          key: "act",
          title: say("column.act"),
          cell: (one) => one.status === "enrolled" && <ActButton act={sessionsOf(one)} variant="subtle" />,
        }
      : undefined,
  ];
  return all.filter((column) => column !== undefined);
}

const count = (value: FieldValues[string]) => (typeof value === "number" ? value : undefined);

function useSessions(month: string | undefined) {
  const say = useTexts(programmeTexts);
  return ({ enrolmentId, childId, months }: Enrolment): Act => {
    const told = months.find((one) => one.month === month);
    return {
      key: `enrolment.sessions.${enrolmentId}`,
      label: say("sessions"),
      subject: say("card", { number: childId.slice(-6) }),
      happens: say("sessions.happens"),
      undo: say("sessions.undo"),
      fields: [
        { kind: "line", name: "month", label: say("sessions.month"), required: true },
        { kind: "number", name: "planned", label: say("sessions.planned"), required: true, min: 0 },
        { kind: "number", name: "held", label: say("sessions.held"), required: true, min: 0 },
        { kind: "number", name: "absent/illness", label: say("sessions.illness"), min: 0 },
        { kind: "number", name: "absent/family", label: say("sessions.family"), min: 0 },
        { kind: "number", name: "absent/organisation", label: say("sessions.organisation"), min: 0 },
      ],
      initial: {
        month,
        planned: told?.planned,
        held: told?.held,
        "absent/illness": told?.absent.illness,
        "absent/family": told?.absent.family,
        "absent/organisation": told?.absent.organisation,
      },
      run: (values, once) =>
        take(
          api.POST("/v1/enrolments/{enrolmentId}/sessions", {
            params: { path: { enrolmentId }, header: once },
            body: {
              month: String(values.month),
              planned: count(values.planned) ?? 0,
              held: count(values.held) ?? 0,
              absent: {
                illness: count(values["absent/illness"]),
                family: count(values["absent/family"]),
                organisation: count(values["absent/organisation"]),
              },
            },
          }),
        ),
      done: say("sessions.done"),
      touches: [["enrolment"], ["programme"]],
    };
  };
}
