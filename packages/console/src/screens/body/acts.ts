import { ifMatch, type Schema, take } from "@marshrut/client";
import { api } from "../../api/api.ts";
import { type Act, changing, type Once } from "../../parts/act.ts";
import { bodyWords } from "../../parts/bodies.texts.ts";
import { everyOf, seatOf, useBodyFields } from "../../parts/bodies.ts";
import { useTexts } from "../../texts/texts.tsx";
import { bodyTexts } from "./texts.ts";

export type Body = Schema<"FormBodyAnswer">;
type Content = Schema<"ChangeBodyBody">;
type Seat = Body["members"][number];
const units = ["calendar-day", "working-day"] as const;

/** A body is written as a whole: what stands there, with what changes. */
export function useBodyActs(body: Body) {
  const say = useTexts(bodyTexts);
  const words = useTexts(bodyWords);
  const led = useBodyFields();
  const { bodyId } = body;
  const seat = ({ agencyId, post }: Seat) => ({ agencyId, post });
  const write = (record: Body, change: Partial<Content>, once: Once) =>
    take(
      api.PUT("/v1/bodies/{bodyId}", {
        params: { path: { bodyId }, header: { ...once, ...ifMatch(record) } },
        body: { ...contentOf(record), ...change },
      }),
    );
  const shared = (does: "add" | "remove" | "change" | "close" | "reopen", of = "") => ({
    key: `body.${does}.${bodyId}.${of}`,
    label: say(does),
    subject: body.name,
    happens: say(`${does}.happens`),
    undo: say(`${does}.undo`),
    done: say(`${does}.done`),
    touches: [["bodies"], ["meeting"], ["inbox"]],
    read: body,
    again: () => take(api.GET("/v1/bodies/{bodyId}", { params: { path: { bodyId } } })),
  });
  const membersOf = ({ members }: Body) => ({ state: members.map((one) => one.name ?? one.post).join(", ") });
  const standing = ({ status }: Body) => ({ state: words(`status.${status}`) });
  const add = changing<Body>({
    ...shared("add"),
    fields: [
      { kind: "agency", name: "agencyId", label: say("column.agency"), required: true },
      { kind: "line", name: "post", label: say("post"), required: true },
    ],
    shown: membersOf,
    run: ({ agencyId, post }, once, record) =>
      write(
        record,
        { members: [...record.members.map(seat), { agencyId: String(agencyId), post: String(post) }] },
        once,
      ),
  });
  const remove = (member: Seat): Act =>
    changing<Body>({
      ...shared("remove", member.agencyId),
      subject: [member.name, member.post].filter(Boolean).join(", "),
      shown: membersOf,
      run: (_, once, record) =>
        write(
          record,
          { members: record.members.filter(({ agencyId }) => agencyId !== member.agencyId).map(seat) },
          once,
        ),
    });
  const change = changing<Body>({
    ...shared("change"),
    fields: [
      { kind: "line", name: "name", label: say("name"), required: true },
      ...led,
      {
        kind: "choice",
        name: "rhythm/unit",
        label: say("unit"),
        options: units.map((value) => ({ value, label: words(`unit.${value}`) })),
        when: (values) => everyOf(values) !== undefined,
      },
      { kind: "number", name: "quorum", label: say("quorum.field"), required: true, min: 1, max: 99 },
    ],
    initial: fieldsOf(body),
    shown: fieldsOf,
    run: (values, once, record) => {
      const every = everyOf(values);
      const unit = units.find((one) => one === values["rhythm/unit"]);
      return write(
        record,
        {
          name: String(values.name),
          chair: seatOf(values, "chair"),
          secretary: seatOf(values, "secretary"),
          rhythm: every && { every, within: Number(values["rhythm/within"]), unit },
          quorum: Number(values.quorum),
        },
        once,
      );
    },
  });
  const close = changing<Body>({
    ...shared("close"),
    tone: "bad",
    shown: standing,
    run: (_, once, record) => write(record, { status: "closed" }, once),
  });
  const reopen = changing<Body>({
    ...shared("reopen"),
    shown: standing,
    run: (_, once, record) => write(record, { status: "active" }, once),
  });
  return { add, remove, change, close, reopen };
}

/** What stands in the fields of its change. */
const fieldsOf = ({ name, chair, secretary, rhythm, quorum }: Body) => ({
  name,
  "chair/agencyId": chair.agencyId,
  "chair/post": chair.post,
  "secretary/agencyId": secretary.agencyId,
  "secretary/post": secretary.post,
  "rhythm/every": rhythm?.every ?? "none",
  "rhythm/within": rhythm?.within,
  "rhythm/unit": rhythm?.unit ?? "calendar-day",
  quorum,
});

function contentOf({ name, kind, secretary, chair, members, rhythm, quorum, status }: Body): Content {
  const seat = ({ agencyId, post }: Seat) => ({ agencyId, post });
  return {
    name,
    kind,
    secretary: seat(secretary),
    chair: seat(chair),
    members: members.map(seat),
    rhythm: rhythm as Content["rhythm"],
    quorum,
    status,
  };
}
