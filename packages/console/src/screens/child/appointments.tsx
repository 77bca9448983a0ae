import "../../styles/fields.css";
import { Select, TextInput } from "@mantine/core";
import { type Schema, take } from "@marshrut/client";
import { useState } from "react";
import { Link } from "react-router";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { useRead } from "../../api/use.ts";
import { ActButton } from "../../parts/act.button.tsx";
import type { Act } from "../../parts/act.ts";
import { AgencyName } from "../../parts/agencies.tsx";
import { appointmentWords } from "../../parts/appointments.texts.ts";
import { type OpenSlot, useFreeTimes, useWallTime } from "../../parts/free.times.ts";
import type { Column } from "../../parts/list.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Mark } from "../../parts/screen.tsx";
import { useServiceName, useServiceOptions } from "../../parts/services.ts";
import { Table } from "../../parts/table.tsx";
import { useFormat } from "../../texts/format.ts";
import { useCommon, useTexts } from "../../texts/texts.tsx";
import { visitsTexts } from "./appointments.texts.ts";
import type { ChildCard } from "./shown.ts";

type Appointment = Schema<"ListAppointmentsAnswer">["items"][number];
const topics = [
  "development",
  "behaviour",
  "speech",
  "learning",
  "rehabilitation",
  "rights",
  "family",
  "route",
  "other",
] as const;

/** When the family meets whom, and a time for it. */
export function AppointmentsTab({ card }: { card: ChildCard }) {
  const { childId } = card;
  const say = useTexts(visitsTexts);
  const words = useTexts(appointmentWords);
  const format = useFormat();
  const { can } = useMe();
  const query = useRead(["child", childId, "appointments"], () =>
    api.GET("/v1/children/{childId}/appointments", { params: { path: { childId } } }),
  );
  const columns: Array<Column<Appointment>> = [
    {
      key: "at",
      title: say("column.at"),
      cell: ({ appointmentId, at, number }) => (
        <Link to={`/appointments/${appointmentId}`}>{at ? format.moment(at) : say("waits", { number })}</Link>
      ),
    },
    { key: "topic", title: say("column.topic"), cell: ({ topic }) => words(`topic.${topic}`) },
    { key: "agency", title: say("column.agency"), cell: ({ agencyId }) => <AgencyName id={agencyId} /> },
    { key: "place", title: say("column.place"), cell: ({ place }) => words(`place.${place}`) },
    {
      key: "status",
      title: say("column.status"),
      cell: ({ status }) => (
        <Mark tone={status === "missed" ? "bad" : status === "attended" ? "good" : "plain"}>
          {words(`status.${status}`)}
        </Mark>
      ),
    },
  ];
  return (
    <div className="stack">
      <Card title={say("appointments")}>
        <Loaded query={query}>
          {({ items }) => (
            <Table
              label={say("appointments")}
              rows={items.toReversed()}
              columns={columns}
              idOf={({ appointmentId }) => appointmentId}
              empty={say("none")}
            />
          )}
        </Loaded>
      </Card>
      {can("bookAppointment") && can("findSlots") && <Booking card={card} />}
    </div>
  );
}

/** Who can be seen in the child's municipality, and when. */
function Booking({ card: { childId, municipality } }: { card: ChildCard }) {
  const say = useTexts(visitsTexts);
  const words = useTexts(appointmentWords);
  const common = useCommon();
  const services = useServiceOptions();
  const serviceName = useServiceName();
  const actOf = useBooking(childId);
  const wall = useWallTime();
  const [service, setService] = useState<string>();
  const [from, setFrom] = useState<string>();
  const query = useFreeTimes({ service, municipality }, from);
  const columns: Array<Column<OpenSlot>> = [
    {
      key: "who",
      title: say("column.who"),
      cell: ({ post, agency, serviceKey }) => (
        <>
          {post}, {agency}
          <br />
          <span className="quiet small">{serviceName(serviceKey)}</span>
        </>
      ),
    },
    {
      key: "place",
      title: say("column.place"),
      cell: ({ place, where }) => [words(`place.${place}`), where].filter(Boolean).join(": "),
    },
    {
      key: "next",
      title: say("column.next"),
      cell: ({ times, onRequest }) =>
        times[0]
          ? say("next", { time: wall(times[0].local), count: times.length })
          : say(onRequest ? "on.request" : "full"),
    },
    { key: "act", title: say("column.act"), cell: (slot) => <ActButton act={actOf(slot)} variant="subtle" /> },
  ];
  return (
    <Card title={say("book.title")}>
      <div className="filters">
        <Select
          label={say("service")}
          placeholder={common("any")}
          data={services}
          value={service ?? null}
          onChange={(next) => setService(next ?? undefined)}
          searchable
          clearable
          clearButtonProps={{ "aria-label": common("filters.clear") }}
          nothingFoundMessage={common("find.nothing")}
        />
        <TextInput
          type="date"
          label={say("from")}
          value={from ?? ""}
          onChange={(event) => setFrom(event.currentTarget.value || undefined)}
        />
      </div>
      <Loaded query={query}>
        {({ items }) => (
          <Table
            label={say("book.title")}
            rows={items}
            columns={columns}
            idOf={({ slotId }) => slotId}
            empty={say("book.none")}
          />
        )}
      </Loaded>
    </Card>
  );
}

function useBooking(childId: string): (slot: OpenSlot) => Act {
  const say = useTexts(visitsTexts);
  const words = useTexts(appointmentWords);
  const wall = useWallTime();
  return ({ slotId, post, agency, times }) => ({
    key: `appointment.book.${childId}.${slotId}`,
    label: say("book"),
    subject: `${post}, ${agency}`,
    happens: say("book.happens"),
    tells: say("book.tells"),
    undo: say("book.undo"),
    fields: [
      {
        kind: "choice",
        name: "at",
        label: say("time"),
        help: say("time.help"),
        options: times.map(({ at, local }) => ({ value: at, label: wall(local) })),
      },
      {
        kind: "choice",
        name: "topic",
        label: say("column.topic"),
        required: true,
        options: topics.map((value) => ({ value, label: words(`topic.${value}`) })),
      },
      { kind: "paragraph", name: "wish", label: say("wish"), help: say("wish.help") },
    ],
    run: ({ at, topic, wish }, once) =>
      take(
        api.POST("/v1/appointments", {
          params: { header: once },
          body: {
            childId,
            slotId,
            at: typeof at === "string" ? at : undefined,
            topic: topics.find((one) => one === topic) ?? "other",
            wish: typeof wish === "string" ? wish : undefined,
          },
        }),
      ),
    done: say("book.done"),
    touches: [["child", childId], ["appointments"], ["receptions"], ["inbox"]],
  });
}
