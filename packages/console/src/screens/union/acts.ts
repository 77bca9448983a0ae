import { ifMatch, type Schema, take } from "@marshrut/client";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { type Act, changing, type Once } from "../../parts/act.ts";
import type { FieldValues } from "../../parts/fields.tsx";
import { useTexts } from "../../texts/texts.tsx";
import { unionTexts } from "./texts.ts";

export type Union = Schema<"FormUnionAnswer">;
type Meeting = Union["meetings"][number];

const text = (value: FieldValues[string]) => (typeof value === "string" ? value : undefined);
const every = ["week", "fortnight", "month"] as const;
const fieldsOf = ({ name, about, agencyId, open }: Union) => ({ name, about, agencyId, open });

/** What can be done with the union as a whole. */
export function useUnionActs(union: Union): Act[] {
  const say = useTexts(unionTexts);
  const { can } = useMe();
  const { unionId, status } = union;
  if (!can("changeUnion")) return [];
  const path = { unionId };
  // A union is written as a whole.
  const write = (record: Union, change: Partial<Schema<"ChangeUnionBody">>, once: Once) =>
    take(
      api.PUT("/v1/unions/{unionId}", {
        params: { path, header: { ...once, ...ifMatch(record) } },
        body: { ...fieldsOf(record), status: record.status, ...change },
      }),
    );
  const shared = {
    read: union,
    again: () => take(api.GET("/v1/unions/{unionId}", { params: { path } })),
    touches: [["unions"]],
  };
  const turned = status === "active" ? "close" : "reopen";
  return [
    changing<Union>({
      ...shared,
      key: `union.edit.${unionId}`,
      label: say("edit"),
      happens: say("edit.happens"),
      undo: say("edit.undo"),
      fields: [
        { kind: "line", name: "name", label: say("name"), required: true },
        { kind: "paragraph", name: "about", label: say("edit.about") },
        { kind: "agency", name: "agencyId", label: say("agency") },
        { kind: "check", name: "open", label: say("edit.open") },
      ],
      initial: fieldsOf(union),
      shown: fieldsOf,
      run: ({ name, about, agencyId, open }, once, record) =>
        write(record, { name: String(name), about: text(about), agencyId: text(agencyId), open: open === true }, once),
      done: say("edit.done"),
    }),
    changing<Union>({
      ...shared,
      key: `union.${turned}.${unionId}`,
      label: say(turned),
      happens: say(`${turned}.happens`),
      undo: say(`${turned}.undo`),
      tone: turned === "close" ? "bad" : undefined,
      shown: (record) => ({ state: say(`status.${record.status}`) }),
      run: (_, once, record) => write(record, { status: turned === "close" ? "closed" : "active" }, once),
      done: say(`${turned}.done`),
    }),
  ];
}

/** Meetings are called, once or again and again, and called off. */
export function useMeetingActs({ unionId, status }: Union) {
  const say = useTexts(unionTexts);
  const { can } = useMe();
  const touches = [["unions"]];
  const call: Act | undefined =
    can("callMeeting") && status === "active"
      ? {
          key: `union.call.${unionId}`,
          label: say("call"),
          happens: say("call.happens"),
          tells: say("call.tells"),
          undo: say("call.undo"),
          fields: [
            { kind: "day", name: "on", label: say("call.on"), required: true },
            { kind: "line", name: "time", label: say("call.time"), help: say("call.time.help"), required: true },
            { kind: "line", name: "place", label: say("call.place"), required: true },
            { kind: "line", name: "topic", label: say("call.topic"), required: true },
            {
              kind: "choice",
              name: "repeat/every",
              label: say("call.every"),
              options: every.map((value) => ({ value, label: say(`call.every.${value}`) })),
            },
            {
              kind: "number",
              name: "repeat/times",
              label: say("call.times"),
              min: 2,
              max: 26,
              required: true,
              when: (values) => values["repeat/every"] !== undefined,
            },
          ],
          run: (values, once) => {
            const often = every.find((one) => one === values["repeat/every"]);
            return take(
              api.POST("/v1/unions/{unionId}/meetings", {
                params: { path: { unionId }, header: once },
                body: {
                  on: String(values.on),
                  time: String(values.time),
                  place: String(values.place),
                  topic: String(values.topic),
                  repeat: often && { every: often, times: Number(values["repeat/times"]) },
                },
              }),
            );
          },
          done: say("call.done"),
          touches,
        }
      : undefined;
  const cancel = ({ meetingId, topic }: Meeting): Act => ({
    key: `union.cancel.${meetingId}`,
    label: say("cancel"),
    subject: topic,
    happens: say("cancel.happens"),
    tells: say("cancel.tells"),
    undo: say("cancel.undo"),
    tone: "bad",
    run: (_, once) =>
      take(
        api.POST("/v1/unions/{unionId}/meetings/{unionMeetingId}/cancel", {
          params: { path: { unionId, unionMeetingId: meetingId }, header: once },
        }),
      ),
    done: say("cancel.done"),
    touches,
  });
  return { call, cancel };
}
