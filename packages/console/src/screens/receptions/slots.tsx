import { ifMatch, take } from "@marshrut/client";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { useList } from "../../api/use.ts";
import { ActButton } from "../../parts/act.button.tsx";
import { type Act, changing, type Shown } from "../../parts/act.ts";
import { Choice } from "../../parts/choice.tsx";
import type { FieldValues } from "../../parts/fields.tsx";
import { useFilters } from "../../parts/filters.tsx";
import { type Column, DataList } from "../../parts/list.tsx";
import { Card } from "../../parts/screen.tsx";
import { useFormat } from "../../texts/format.ts";
import { useTexts } from "../../texts/texts.tsx";
import { Post } from "./post.tsx";
import { useRule } from "./rule.ts";
import type { Slot } from "./shown.ts";
import { receptionsTexts } from "./texts.ts";

const statuses = ["open", "closed"] as const;

/** By what rule the times come about, and what can be done with it. */
export function Slots({ agencyId }: { agencyId: string }) {
  const say = useTexts(receptionsTexts);
  const format = useFormat();
  const ruleOf = useRule();
  const { can } = useMe();
  const actsOf = useSlotActs(agencyId);
  const { choice } = useFilters(["slots"]);
  const [status, byStatus] = choice("slots", statuses, "open");
  const list = useList(["receptions", "slots", agencyId, status], (cursor) =>
    api.GET("/v1/agencies/{agencyId}/slots", {
      params: { path: { agencyId }, query: { status, cursor, limit: 100 } },
    }),
  );
  const columns: Array<Column<Slot>> = [
    {
      key: "post",
      title: say("column.post"),
      cell: (slot) => <Post of={slot} />,
    },
    {
      key: "rule",
      title: say("column.rule"),
      cell: (slot) => (
        <>
          {ruleOf(slot)}
          {slot.leave.map(({ from, until }) => (
            <p key={from} className="small">
              {say("column.leave")}: {say("days", { from: format.short(from), until: format.short(until) })}
            </p>
          ))}
        </>
      ),
    },
    {
      key: "leave",
      title: say("column.leave"),
      cell: ({ leave }) =>
        leave
          .map(({ from, until }) => say("days", { from: format.short(from), until: format.short(until) }))
          .join("; "),
    },
    {
      key: "whom",
      title: say("column.whom"),
      cell: ({ forSpecialists, wholeRegion, consultationPoint, capacity }) =>
        [
          say(forSpecialists ? "for.specialists" : wholeRegion ? "for.region" : "for.families"),
          consultationPoint && say("point"),
          capacity > 1 && say("capacity.of", { count: capacity }),
        ]
          .filter(Boolean)
          .join(", "),
    },
  ];
  if (can("changeSlot"))
    columns.push({
      key: "act",
      title: say("column.act"),
      cell: (slot) => actsOf(slot).map((act) => <ActButton key={act.key} act={act} variant="subtle" />),
    });
  return (
    <Card title={say("slots")}>
      <div className="filters">
        <Choice label={say("slots.which")} {...byStatus} name={(one) => say(`slots.${one}`)} />
      </div>
      <DataList
        list={list}
        columns={columns}
        idOf={({ slotId }) => slotId}
        label={say("slots")}
        empty={<p className="quiet">{say(`slots.none.${status}`)}</p>}
      />
    </Card>
  );
}

/** What stands in the fields of its change. */
const fieldsOf = ({ post, where, capacity, until, wholeRegion, consultationPoint }: Slot) => ({
  post,
  where,
  capacity,
  until,
  wholeRegion: wholeRegion || undefined,
  consultationPoint: consultationPoint || undefined,
});

function useSlotActs(agencyId: string): (slot: Slot) => Act[] {
  const say = useTexts(receptionsTexts);
  const format = useFormat();
  return (slot) => {
    const { slotId, post, status, leave } = slot;
    const path = { agencyId, slotId };
    const shared = (does: "leave.add" | "leave.drop" | "change" | "close" | "reopen") => ({
      key: `slot.${does}.${slotId}`,
      label: say(does),
      subject: post,
      happens: say(`${does}.happens`),
      undo: say(`${does}.undo`),
      done: say(`${does}.done`),
      touches: [["receptions"], ["appointments"]],
    });
    const change = (
      act: Omit<Act, "run" | "changes"> & { shown: (record: Slot) => Shown },
      bodyOf: (values: FieldValues, record: Slot) => object,
    ): Act =>
      changing<Slot>({
        ...act,
        read: slot,
        again: () => take(api.GET("/v1/agencies/{agencyId}/slots/{slotId}", { params: { path } })),
        run: (values, once, record) =>
          take(
            api.PATCH("/v1/agencies/{agencyId}/slots/{slotId}", {
              params: { path, header: { ...once, ...ifMatch(record) } },
              body: bodyOf(values, record),
            }),
          ),
      });
    const daysOf = ({ from, until }: Slot["leave"][number]) =>
      say("days", { from: format.short(from), until: format.short(until) });
    const standing = (record: Slot) => ({ state: say(`slots.${record.status}`) });
    const leaves = (record: Slot) => ({ state: record.leave.map(daysOf).join(", ") });
    const reopen = change({ ...shared("reopen"), shown: standing }, () => ({ status: "open" }));
    if (status === "closed") return [reopen];
    const away = change(
      {
        ...shared("leave.add"),
        shown: leaves,
        fields: [
          { kind: "day", name: "from", label: say("leave.from"), required: true },
          { kind: "day", name: "until", label: say("leave.until"), required: true },
        ],
      },
      ({ from, until }, record) => ({ leave: [...record.leave, { from: String(from), until: String(until) }] }),
    );
    const back = change(
      {
        ...shared("leave.drop"),
        shown: leaves,
        fields: [
          {
            kind: "choice",
            name: "leave",
            label: say("leave.which"),
            required: true,
            options: leave.map((one) => ({ value: `${one.from} ${one.until}`, label: daysOf(one) })),
          },
        ],
      },
      // By its days: where somebody has said another before it, the number is another's.
      (values, record) => ({ leave: record.leave.filter(({ from, until }) => `${from} ${until}` !== values.leave) }),
    );
    const edit = change(
      {
        ...shared("change"),
        shown: fieldsOf,
        fields: [
          { kind: "line", name: "post", label: say("post"), required: true },
          { kind: "line", name: "where", label: say("where") },
          { kind: "number", name: "capacity", label: say("capacity"), min: 1, max: 30 },
          { kind: "day", name: "until", label: say("last.day") },
          { kind: "check", name: "wholeRegion", label: say("whole.region") },
          { kind: "check", name: "consultationPoint", label: say("consultation.point") },
        ],
        initial: fieldsOf(slot),
      },
      ({ where, until, capacity, wholeRegion, consultationPoint, ...values }) => ({
        post: String(values.post),
        where: where ?? null,
        until: until ?? null,
        capacity: capacity ?? 1,
        wholeRegion: wholeRegion === true,
        consultationPoint: consultationPoint === true,
      }),
    );
    const close = change({ ...shared("close"), tells: say("close.tells"), tone: "bad", shown: standing }, () => ({
      status: "closed",
    }));
    return [edit, away, ...(leave.length > 0 ? [back] : []), close];
  };
}
