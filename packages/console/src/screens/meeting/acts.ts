import { ifMatch, type Schema, take } from "@marshrut/client";
import { api } from "../../api/api.ts";
import { type Act, changing, type Once } from "../../parts/act.ts";
import type { FieldValues } from "../../parts/fields.tsx";
import { useFormat } from "../../texts/format.ts";
import { useTexts } from "../../texts/texts.tsx";
import { meetingTexts } from "./texts.ts";

export type Meeting = Schema<"PlanMeetingAnswer">;
type Items = Schema<"SetAgendaBody">["items"];
type Does = Exclude<Meeting["mayDo"][number], "agenda" | "decisions">;
const answers = ["coming", "not-coming", "stand-in"] as const;
const text = (value: FieldValues[string]) => (typeof value === "string" ? value : undefined);
const count = (value: FieldValues[string]) => (typeof value === "number" ? value : undefined);

/** The agenda is written as a whole: what stands there, without or with one more. */
export function useAgendaActs(meeting: Meeting) {
  const say = useTexts(meetingTexts);
  const path = { meetingId: meeting.meetingId };
  const itemsOf = ({ agenda }: Meeting): Items =>
    agenda.map(({ title, about, speaker }) => ({ title, about: about as Items[number]["about"], speaker }));
  const write = (record: Meeting, items: Items, once: Once) =>
    take(
      api.PUT("/v1/meetings/{meetingId}/agenda", {
        params: { path, header: { ...once, ...ifMatch(record) } },
        body: { items },
      }),
    );
  const shared = {
    happens: say("item.happens"),
    undo: say("item.undo"),
    touches: [["meeting"]],
    read: meeting,
    again: () => take(api.GET("/v1/meetings/{meetingId}", { params: { path } })),
    shown: (record: Meeting) => ({
      state: itemsOf(record)
        .map((item, i) => `${i + 1}. ${item.title}`)
        .join(" "),
    }),
  };
  const add = changing<Meeting>({
    ...shared,
    key: `meeting.item.${path.meetingId}`,
    label: say("item.add"),
    fields: [
      { kind: "line", name: "title", label: say("item.title"), required: true },
      { kind: "line", name: "speaker", label: say("item.speaker") },
    ],
    run: ({ title, speaker }, once, record) =>
      write(record, [...itemsOf(record), { title: String(title), speaker: text(speaker) }], once),
    done: say("item.done"),
  });
  const remove = (n: number, title: string): Act =>
    changing<Meeting>({
      ...shared,
      key: `meeting.item.remove.${path.meetingId}.${n}`,
      label: say("item.remove"),
      subject: title,
      // By its words: where somebody has put another before it, the number is another's.
      run: (_, once, record) =>
        write(
          record,
          itemsOf(record).filter((item) => item.title !== title),
          once,
        ),
      done: say("item.removed"),
    });
  const take_ = (title: string, about: Items[number]["about"], key: string): Act =>
    changing<Meeting>({
      ...shared,
      key: `meeting.item.take.${path.meetingId}.${key}`,
      label: say("proposal.take"),
      subject: title,
      run: (_, once, record) => write(record, [...itemsOf(record), { title, about }], once),
      done: say("item.done"),
    });
  return { add, remove, propose: take_ };
}

/** What can be done with the meeting, in the order of its life. */
export function useMeetingActs(meeting: Meeting): Record<Does | "decide", Act> {
  const say = useTexts(meetingTexts);
  const format = useFormat();
  const path = { meetingId: meeting.meetingId };
  const shared = <Key extends Does | "decide">(does: Key) => ({
    key: `meeting.${does}.${path.meetingId}`,
    label: say(does),
    subject: `${meeting.body}, ${format.day(meeting.on)}`,
    happens: say(`${does}.happens`),
    undo: say(`${does}.undo`),
    done: say(`${does}.done`),
    touches: [["meeting"], ["decision"], ["inbox"]],
  });
  const reason = { kind: "paragraph", name: "reason", label: say("reason"), required: true } as const;
  const members = meeting.answers.map(({ agencyId, name, post }) => ({
    value: agencyId,
    label: `${name ?? agencyId.slice(-6)} (${post})`,
  }));
  const heardOf = (n: number) => `items/${n}`;
  return {
    invite: {
      ...shared("invite"),
      tells: say("invite.tells"),
      fields: [{ kind: "paragraph", name: "reason", label: say("invite.reason"), help: say("invite.reason.help") }],
      run: (values, once) =>
        take(
          api.POST("/v1/meetings/{meetingId}/invite", {
            params: { path, header: once },
            body: { reason: text(values.reason) },
          }),
        ),
    },
    move: {
      ...shared("move"),
      tells: say("move.tells"),
      fields: [
        { kind: "day", name: "on", label: say("move.on"), required: true },
        { kind: "line", name: "time", label: say("move.time"), required: true },
        { kind: "line", name: "place", label: say("move.place"), required: true },
        reason,
      ],
      initial: { on: meeting.on, time: meeting.time, place: meeting.place },
      run: (values, once) =>
        take(
          api.POST("/v1/meetings/{meetingId}/move", {
            params: { path, header: once },
            body: {
              on: String(values.on),
              time: String(values.time),
              place: String(values.place),
              reason: String(values.reason),
            },
          }),
        ),
    },
    cancel: {
      ...shared("cancel"),
      tells: say("cancel.tells"),
      tone: "bad",
      fields: [reason],
      run: (values, once) =>
        take(
          api.POST("/v1/meetings/{meetingId}/cancel", {
            params: { path, header: once },
            body: { reason: String(values.reason) },
          }),
        ),
    },
    answer: {
      ...shared("answer"),
      fields: [
        { kind: "choice", name: "agencyId", label: say("answer.agency"), required: true, options: members },
        {
          kind: "choice",
          name: "answer",
          label: say("answer.what"),
          required: true,
          options: answers.map((value) => ({ value, label: say(`answer.${value}`) })),
        },
        {
          kind: "line",
          name: "standIn",
          label: say("answer.who"),
          required: true,
          when: (values) => values.answer === "stand-in",
        },
      ],
      run: (values, once) =>
        take(
          api.POST("/v1/meetings/{meetingId}/answer", {
            params: { path, header: once },
            body: {
              agencyId: String(values.agencyId),
              answer: answers.find((one) => one === values.answer) ?? "coming",
              standIn: text(values.standIn),
            },
          }),
        ),
    },
    hold: {
      ...shared("hold"),
      fields: members.map(({ value, label }) => ({ kind: "check" as const, name: value, label })),
      initial: Object.fromEntries((meeting.present ?? []).map((one) => [one, true])),
      run: (values, once) =>
        take(
          api.POST("/v1/meetings/{meetingId}/hold", {
            params: { path, header: once },
            body: { present: members.map(({ value }) => value).filter((one) => values[one] === true) },
          }),
        ),
    },
    minutes: {
      ...shared("minutes"),
      fields: meeting.agenda.slice(0, 10).map(({ n, title }) => ({
        kind: "paragraph" as const,
        name: heardOf(n),
        label: `${n}. ${title}`,
      })),
      initial: Object.fromEntries(meeting.agenda.map(({ n, heard }) => [heardOf(n), heard])),
      run: (values, once) =>
        take(
          api.POST("/v1/meetings/{meetingId}/minutes", {
            params: { path, header: once },
            body: {
              items: meeting.agenda.flatMap(({ n }) => {
                const heard = text(values[heardOf(n)]);
                return heard ? [{ n, heard }] : [];
              }),
            },
          }),
        ),
    },
    decide: {
      ...shared("decide"),
      fields: [
        { kind: "paragraph", name: "text", label: say("decide.text"), required: true },
        {
          kind: "choice",
          name: "item",
          label: say("decide.item"),
          options: meeting.agenda.map(({ n, title }) => ({ value: String(n), label: `${n}. ${title}` })),
        },
        { kind: "agency", name: "executors", label: say("decide.executor") },
        {
          kind: "agency",
          name: "second",
          label: say("decide.executor.2"),
          when: (values) => Boolean(values.executors),
        },
        {
          kind: "day",
          name: "due",
          label: say("decide.due"),
          required: true,
          when: (values) => Boolean(values.executors),
        },
        { kind: "number", name: "votes/for", label: say("decide.for"), required: true, min: 0 },
        { kind: "number", name: "votes/against", label: say("decide.against"), min: 0 },
        { kind: "number", name: "votes/abstained", label: say("decide.abstained"), min: 0 },
      ],
      run: (values, once) => {
        const executors = [text(values.executors), text(values.second)].filter((one) => one !== undefined);
        return take(
          api.POST("/v1/meetings/{meetingId}/decisions", {
            params: { path, header: once },
            body: {
              text: String(values.text),
              item: values.item === undefined ? undefined : Number(values.item),
              executors: executors.length > 0 ? executors : undefined,
              due: text(values.due),
              votes: {
                for: count(values["votes/for"]) ?? 0,
                against: count(values["votes/against"]),
                abstained: count(values["votes/abstained"]),
              },
            },
          }),
        );
      },
    },
    approve: {
      ...shared("approve"),
      tells: say("approve.tells"),
      run: (_, once) =>
        take(api.POST("/v1/meetings/{meetingId}/approve", { params: { path, header: once }, body: {} })),
      touches: [["meeting"], ["decision"], ["inbox"], ["confirmations"]],
    },
    correct: {
      ...shared("correct"),
      fields: [
        { kind: "number", name: "n", label: say("correct.item"), required: true, min: 1, max: meeting.agenda.length },
        { kind: "paragraph", name: "heard", label: say("correct.heard"), required: true },
        reason,
      ],
      run: (values, once) =>
        take(
          api.POST("/v1/meetings/{meetingId}/correct", {
            params: { path, header: once },
            body: {
              reason: String(values.reason),
              items: [{ n: count(values.n) ?? 1, heard: String(values.heard) }],
            },
          }),
        ),
    },
  };
}
