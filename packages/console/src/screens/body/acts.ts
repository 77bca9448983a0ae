import { ifMatch, type Schema, take } from "@marshrut/client";
import { api } from "../../api/api.ts";
import type { Act, Once } from "../../parts/act.ts";
import { bodyWords } from "../../parts/bodies.texts.ts";
import { useTexts } from "../../texts/texts.tsx";
import { bodyTexts } from "./texts.ts";

export type Body = Schema<"FormBodyAnswer">;
type Content = Schema<"ChangeBodyBody">;
type Seat = Body["members"][number];
const everies = ["quarter", "half-year", "year"] as const;
const units = ["calendar-day", "working-day"] as const;

/** A body is written as a whole: what stands there, with what changes. */
export function useBodyActs(body: Body) {
  const say = useTexts(bodyTexts);
  const words = useTexts(bodyWords);
  const { bodyId, version } = body;
  const seat = ({ agencyId, post }: Seat) => ({ agencyId, post });
  const write = (change: Partial<Content>, once: Once) =>
    take(
      api.PUT("/v1/bodies/{bodyId}", {
        params: { path: { bodyId }, header: { ...once, ...ifMatch({ version }) } },
        body: { ...contentOf(body), ...change },
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
  });
  const add: Act = {
    ...shared("add"),
    fields: [
      { kind: "agency", name: "agencyId", label: say("column.agency"), required: true },
      { kind: "line", name: "post", label: say("post"), required: true },
    ],
    run: ({ agencyId, post }, once) =>
      write({ members: [...body.members.map(seat), { agencyId: String(agencyId), post: String(post) }] }, once),
  };
  const remove = (member: Seat): Act => ({
    ...shared("remove", member.agencyId),
    subject: [member.name, member.post].filter(Boolean).join(", "),
    run: (_, once) =>
      write({ members: body.members.filter(({ agencyId }) => agencyId !== member.agencyId).map(seat) }, once),
  });
  const change: Act = {
    ...shared("change"),
    fields: [
      { kind: "line", name: "name", label: say("name"), required: true },
      { kind: "agency", name: "chair/agencyId", label: say("chair.agency"), required: true },
      { kind: "line", name: "chair/post", label: say("chair.post"), required: true },
      { kind: "agency", name: "secretary/agencyId", label: say("secretary.agency"), required: true },
      { kind: "line", name: "secretary/post", label: say("secretary.post"), required: true },
      {
        kind: "choice",
        name: "rhythm/every",
        label: say("rhythm"),
        options: [
          { value: "none", label: say("every.none") },
          ...everies.map((value) => ({ value, label: words(`every.${value}`) })),
        ],
      },
      {
        kind: "number",
        name: "rhythm/within",
        label: say("within"),
        required: true,
        min: 1,
        max: 180,
        when: (values) => everies.some((one) => one === values["rhythm/every"]),
      },
      {
        kind: "choice",
        name: "rhythm/unit",
        label: say("unit"),
        options: units.map((value) => ({ value, label: words(`unit.${value}`) })),
        when: (values) => everies.some((one) => one === values["rhythm/every"]),
      },
      { kind: "number", name: "quorum", label: say("quorum.field"), required: true, min: 1, max: 99 },
    ],
    initial: {
      name: body.name,
      "chair/agencyId": body.chair.agencyId,
      "chair/post": body.chair.post,
      "secretary/agencyId": body.secretary.agencyId,
      "secretary/post": body.secretary.post,
      "rhythm/every": body.rhythm?.every ?? "none",
      "rhythm/within": body.rhythm?.within,
      "rhythm/unit": body.rhythm?.unit ?? "calendar-day",
      quorum: body.quorum,
    },
    run: (values, once) => {
      const every = everies.find((one) => one === values["rhythm/every"]);
      const unit = units.find((one) => one === values["rhythm/unit"]);
      return write(
        {
          name: String(values.name),
          chair: { agencyId: String(values["chair/agencyId"]), post: String(values["chair/post"]) },
          secretary: { agencyId: String(values["secretary/agencyId"]), post: String(values["secretary/post"]) },
          rhythm: every && { every, within: Number(values["rhythm/within"]), unit },
          quorum: Number(values.quorum),
        },
        once,
      );
    },
  };
  const close: Act = { ...shared("close"), tone: "bad", run: (_, once) => write({ status: "closed" }, once) };
  const reopen: Act = { ...shared("reopen"), run: (_, once) => write({ status: "active" }, once) };
  return { add, remove, change, close, reopen };
}

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
