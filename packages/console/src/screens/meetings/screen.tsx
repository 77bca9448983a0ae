import "../../styles/fields.css";
import { TextInput } from "@mantine/core";
import { type Schema, take } from "@marshrut/client";
import { Link, useNavigate } from "react-router";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { useList, useRead } from "../../api/use.ts";
import { ActButton } from "../../parts/act.button.tsx";
import type { Act } from "../../parts/act.ts";
import { Choice } from "../../parts/choice.tsx";
import { useFilters } from "../../parts/filters.tsx";
import { type Column, DataList } from "../../parts/list.tsx";
import { Empty, Screen as Frame, Mark, type Tone } from "../../parts/screen.tsx";
import { useFormat } from "../../texts/format.ts";
import { useCommon, useTexts } from "../../texts/texts.tsx";
import { meetingsTexts } from "./texts.ts";

type Meeting = Schema<"FindMeetingsAnswer">["items"][number];
type Body = Schema<"FindBodiesAnswer">["items"][number];
const filterNames = ["body", "since"] as const;
const tones: Record<Meeting["status"], Tone> = {
  planned: "soon",
  invited: "accent",
  held: "soon",
  minuted: "good",
  cancelled: "plain",
};

/** When which body meets. */
export function Screen() {
  const say = useTexts(meetingsTexts);
  const common = useCommon();
  const format = useFormat();
  const { can } = useMe();
  const { values, set, field } = useFilters(filterNames);
  const { body, since } = values;
  const bodies = useRead(["bodies"], () => api.GET("/v1/bodies", { params: { query: { limit: 200 } } }));
  const known = bodies.data?.items ?? [];
  const plan = usePlan(known);
  const list = useList(["meeting", "list", body, since], (cursor) =>
    api.GET("/v1/meetings", { params: { query: { body, since, cursor, limit: 100 } } }),
  );
  const columns: Array<Column<Meeting>> = [
    {
      key: "day",
      title: say("column.day"),
      cell: ({ meetingId, on, time }) => (
        <Link to={`/meetings/${meetingId}`}>
          {format.day(on)}, {time}
        </Link>
      ),
    },
    { key: "body", title: say("column.body"), cell: ({ body: of }) => of },
    { key: "place", title: say("column.place"), cell: ({ place }) => place },
    {
      key: "status",
      title: say("column.status"),
      cell: ({ status, quorate }) => (
        <>
          <Mark tone={tones[status]}>{say(`status.${status}`)}</Mark>{" "}
          {quorate === false && <Mark tone="bad">{say("no.quorum")}</Mark>}
        </>
      ),
    },
  ];
  return (
    <Frame
      title={common("screen.meetings")}
      help={[say("help.1"), say("help.2")]}
      acts={
        <>
          {can("findDecisions") && <Link to="/decisions">{say("decisions")}</Link>}
          {can("planMeeting") && known.length > 0 && <ActButton act={plan} variant="filled" />}
        </>
      }
    >
      <div className="filters">
        <Choice
          label={say("body")}
          among={known.map(({ bodyId }) => bodyId)}
          name={(one) => known.find(({ bodyId }) => bodyId === one)?.name ?? one}
          {...field("body")}
          any
        />
        <TextInput
          type="date"
          label={say("since")}
          value={since ?? ""}
          onChange={(event) => set({ since: event.currentTarget.value || undefined })}
        />
      </div>
      <DataList
        list={list}
        columns={columns}
        idOf={({ meetingId }) => meetingId}
        label={common("screen.meetings")}
        empty={<Empty title={say("empty.title")}>{say("empty.detail")}</Empty>}
      />
    </Frame>
  );
}

function usePlan(bodies: readonly Body[]): Act {
  const say = useTexts(meetingsTexts);
  const go = useNavigate();
  return {
    key: "meeting.plan",
    label: say("plan"),
    happens: say("plan.happens"),
    undo: say("plan.undo"),
    fields: [
      {
        kind: "choice",
        name: "bodyId",
        label: say("body"),
        required: true,
        options: bodies
          .filter(({ status }) => status === "active")
          .map(({ bodyId, name }) => ({ value: bodyId, label: name })),
      },
      { kind: "day", name: "on", label: say("plan.on"), required: true },
      { kind: "line", name: "time", label: say("plan.time"), required: true },
      { kind: "line", name: "place", label: say("plan.place"), required: true },
      { kind: "check", name: "video", label: say("plan.video") },
    ],
    run: ({ bodyId, on, time, place, video }, once) =>
      take(
        api.POST("/v1/meetings", {
          params: { header: once },
          body: {
            bodyId: String(bodyId),
            on: String(on),
            time: String(time),
            place: String(place),
            video: video === true || undefined,
          },
        }),
      ),
    done: say("plan.done"),
    after: (made) => void go(`/meetings/${(made as Schema<"PlanMeetingAnswer">).meetingId}`),
    touches: [["meeting"], ["inbox"]],
  };
}
