import { type Schema, take } from "@marshrut/client";
import { api } from "../../api/api.ts";
import type { Act } from "../../parts/act.ts";
import { useMunicipalities } from "../../parts/municipality.tsx";
import { useTitle } from "../../parts/titles.ts";
import { useTexts } from "../../texts/texts.tsx";
import { roundTexts } from "./texts.ts";

export type Round = Schema<"CreateRoundAnswer">;
export type Finding = Schema<"RecordFindingAnswer">;
const outcomes = ["done", "partly", "not-done"] as const;

type Does = Round["mayDo"][number];

/** What moves a round, and what is recorded of it: each as far as the API says that it may be done now (`mayDo`). */
export function useRoundActs(round: Round): Partial<Record<Does, Act>> {
  const say = useTexts(roundTexts);
  const titled = useTitle();
  const places = useMunicipalities({ own: true });
  const path = { roundId: round.roundId };
  const shared = (does: Does) => ({
    key: `round.${does}.${path.roundId}`,
    label: say(does),
    subject: titled(round.title),
    happens: say(`${does}.happens`),
    undo: say(`${does}.undo`),
    done: say(`${does}.done`),
    touches: [["round"]],
  });
  const acts: Record<Does, Act> = {
    open: {
      ...shared("open"),
      tells: say("open.tells"),
      run: (_, once) => take(api.POST("/v1/rounds/{roundId}/open", { params: { path, header: once } })),
    },
    close: {
      ...shared("close"),
      tone: "bad",
      fields: [{ kind: "paragraph", name: "reason", label: say("reason"), required: true }],
      run: ({ reason }, once) =>
        take(
          api.POST("/v1/rounds/{roundId}/close", { params: { path, header: once }, body: { reason: String(reason) } }),
        ),
    },
    extend: {
      ...shared("extend"),
      fields: [
        { kind: "day", name: "closesOn", label: say("extend.day"), required: true },
        { kind: "paragraph", name: "reason", label: say("reason"), required: true },
      ],
      run: ({ closesOn, reason }, once) =>
        take(
          api.POST("/v1/rounds/{roundId}/extend", {
            params: { path, header: once },
            body: { closesOn: String(closesOn), reason: String(reason) },
          }),
        ),
    },
    record: {
      ...shared("record"),
      tells: say("record.tells"),
      fields: [
        { kind: "paragraph", name: "text", label: say("finding.text"), required: true },
        { kind: "agency", name: "responsible", label: say("record.agency"), help: say("record.agency.help") },
        {
          kind: "choice",
          name: "place",
          label: say("municipality"),
          required: true,
          when: ({ responsible }) => responsible === undefined,
          options: places,
        },
        { kind: "day", name: "dueOn", label: say("finding.due"), required: true },
      ],
      run: ({ text, responsible, place, dueOn }, once) =>
        take(
          api.POST("/v1/rounds/{roundId}/findings", {
            params: { path, header: once },
            body: { text: String(text), responsible: String(responsible ?? place), dueOn: String(dueOn) },
          }),
        ),
    },
  };
  return Object.fromEntries(round.mayDo.map((does) => [does, acts[does]]));
}

export function useFindingActs(): (of: Finding) => Act[] {
  const say = useTexts(roundTexts);
  return ({ findingId, roundId, text, mayDo }) => {
    const path = { roundId, findingId };
    const acts: Record<Finding["mayDo"][number], Act> = {
      result: {
        key: `finding.result.${findingId}`,
        label: say("result"),
        subject: text,
        happens: say("result.happens"),
        tells: say("result.tells"),
        undo: say("result.undo"),
        fields: [
          {
            kind: "choice",
            name: "status",
            label: say("finding.state"),
            required: true,
            options: outcomes.map((value) => ({ value, label: say(`finding.${value}`) })),
          },
          {
            kind: "paragraph",
            name: "words",
            label: say("result.words"),
            required: true,
            when: ({ status }) => status !== undefined && status !== "done",
          },
        ],
        run: ({ status, words }, once) =>
          take(
            api.POST("/v1/rounds/{roundId}/findings/{findingId}/result", {
              params: { path, header: once },
              body: {
                status: outcomes.find((one) => one === status) ?? "done",
                words: typeof words === "string" ? words : undefined,
              },
            }),
          ),
        done: say("result.done"),
        touches: [["round"], ["inbox"]],
      },
      assign: {
        key: `finding.assign.${findingId}`,
        label: say("assign"),
        subject: text,
        happens: say("assign.happens"),
        tells: say("assign.tells"),
        undo: say("assign.undo"),
        fields: [
          { kind: "agency", name: "responsible", label: say("record.agency"), required: true },
          { kind: "paragraph", name: "reason", label: say("reason"), required: true },
        ],
        run: ({ responsible, reason }, once) =>
          take(
            api.POST("/v1/rounds/{roundId}/findings/{findingId}/assign", {
              params: { path, header: once },
              body: { responsible: String(responsible), reason: String(reason) },
            }),
          ),
        done: say("assign.done"),
        touches: [["round"], ["inbox"]],
      },
    };
    return mayDo.map((does) => acts[does]);
  };
}
