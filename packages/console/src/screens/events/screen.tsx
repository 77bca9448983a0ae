import "../../styles/fields.css";
import { Checkbox } from "@mantine/core";
import { type Schema, take } from "@marshrut/client";
import { Link, useNavigate } from "react-router";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { useList } from "../../api/use.ts";
import { ActButton } from "../../parts/act.button.tsx";
import type { Act } from "../../parts/act.ts";
import { AgencyPicker } from "../../parts/agency.picker.tsx";
import { Choice } from "../../parts/choice.tsx";
import type { Field } from "../../parts/fields.tsx";
import { useFilters } from "../../parts/filters.tsx";
import { type Column, DataList } from "../../parts/list.tsx";
import { usePursuits } from "../../parts/pursuits.ts";
import { Empty, Screen as Frame } from "../../parts/screen.tsx";
import { useFormat } from "../../texts/format.ts";
import { useCommon, useTexts } from "../../texts/texts.tsx";
import { eventsTexts } from "./texts.ts";

type Event = Schema<"FindEventsAnswer">["items"][number];
const statuses = ["announced", "closed", "cancelled"] as const;
const kinds = ["conference", "seminar", "webinar", "mass-event", "course", "internship"] as const;
const audiences = ["specialist", "family", "child"] as const;
const filterNames = ["status", "agency", "ahead"] as const;

/** What organisations hold, for whom, and how many places are left. */
export function Screen() {
  const say = useTexts(eventsTexts);
  const common = useCommon();
  const format = useFormat();
  const words = usePursuits();
  const { can, agency: own } = useMe();
  const announce = useAnnounce();
  const { values, set, field, choice } = useFilters(filterNames);
  const [status, byStatus] = choice("status", statuses, "announced");
  const { agency } = values;
  const ahead = values.ahead === "true" ? "true" : undefined;
  const list = useList(["event", "list", status, agency, ahead], (cursor) =>
    api.GET("/v1/events", { params: { query: { status, agency, ahead, cursor, limit: 100 } } }),
  );
  const columns: Array<Column<Event>> = [
    {
      key: "title",
      title: say("column.title"),
      // Of others' events an organisation has the list alone: what is more is on the open page.
      cell: ({ occasionId, agencyId, title }) =>
        own === undefined || own === agencyId ? <Link to={`/events/${occasionId}`}>{title}</Link> : title,
    },
    { key: "kind", title: say("column.kind"), cell: ({ kind }) => words(`event.${kind}`) },
    { key: "begins", title: say("column.begins"), cell: ({ begins }) => format.moment(begins) },
    { key: "organiser", title: say("column.organiser"), cell: ({ organisation }) => organisation },
    {
      key: "audience",
      title: say("column.audience"),
      cell: ({ audiences: of }) => of.map((one) => words(`who.${one}`)).join(", "),
    },
    {
      key: "free",
      title: say("column.free"),
      cell: ({ free, quota }) => (quota === undefined ? say("unlimited") : format.number(free ?? 0)),
    },
  ];
  return (
    <Frame
      title={common("screen.events")}
      help={[say("help.1"), say("help.2")]}
      acts={can("announceEvent") && <ActButton act={announce} variant="filled" />}
    >
      <div className="filters">
        <Choice label={say("status")} {...byStatus} name={(one) => say(`status.${one}`)} />
        {can("findAgencies") && <AgencyPicker label={say("agency")} {...field("agency")} clearable />}
        <Checkbox
          label={say("ahead")}
          checked={ahead !== undefined}
          onChange={(event) => set({ ahead: event.currentTarget.checked ? "true" : undefined })}
        />
      </div>
      <DataList
        list={list}
        columns={columns}
        idOf={({ occasionId }) => occasionId}
        label={common("screen.events")}
        empty={<Empty title={say("empty.title")}>{say("empty.detail")}</Empty>}
      />
    </Frame>
  );
}

function useAnnounce(): Act {
  const say = useTexts(eventsTexts);
  const words = usePursuits();
  const go = useNavigate();
  const { agency: own } = useMe();
  const whose: Field[] = own ? [] : [{ kind: "agency", name: "agencyId", label: say("agency"), required: true }];
  return {
    key: "event.announce",
    label: say("announce"),
    happens: say("announce.happens"),
    undo: say("announce.undo"),
    fields: [
      ...whose,
      { kind: "line", name: "title", label: say("announce.title"), required: true },
      {
        kind: "choice",
        name: "kind",
        label: say("column.kind"),
        required: true,
        options: kinds.map((value) => ({ value, label: words(`event.${value}`) })),
      },
      { kind: "day", name: "times", label: say("announce.day"), required: true },
      { kind: "hour", name: "hour", label: say("announce.hour"), required: true },
      { kind: "hour", name: "end", label: say("announce.end"), required: true },
      { kind: "line", name: "place", label: say("announce.place"), required: true },
      ...audiences.map((one) => ({ kind: "check" as const, name: one, label: say(`announce.${one}`) })),
      { kind: "number", name: "quota", label: say("announce.quota"), min: 1 },
      { kind: "number", name: "hours", label: say("announce.hours"), min: 1 },
    ],
    run: (values, once) =>
      take(
        api.POST("/v1/events", {
          params: { header: once },
          body: {
            agencyId: own ?? String(values.agencyId),
            title: String(values.title),
            kind: kinds.find((one) => one === values.kind) ?? "seminar",
            times: [{ from: `${values.times}T${values.hour}`, until: `${values.times}T${values.end}` }],
            place: String(values.place),
            audiences: audiences.filter((one) => values[one] === true),
            quota: typeof values.quota === "number" ? values.quota : undefined,
            hours: typeof values.hours === "number" ? values.hours : undefined,
          },
        }),
      ),
    done: say("announce.done"),
    after: (made) => void go(`/events/${(made as Schema<"AnnounceEventAnswer">).occasionId}`),
    touches: [["event"]],
  };
}
