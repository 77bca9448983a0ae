import { type Schema, take } from "@marshrut/client";
import { api } from "../../api/api.ts";
import type { Act } from "../../parts/act.ts";
import type { Field } from "../../parts/fields.tsx";
import { useFormat } from "../../texts/format.ts";
import { useTexts } from "../../texts/texts.tsx";
import { periodTexts } from "./texts.ts";

export type Period = Schema<"Period">;
type Verb = Period["mayDo"][number];
const order = ["remind", "lock", "open", "unlock"] as const satisfies Verb[];

/** What the API names as possible now, each with what it brings about. */
export function usePeriodActs({ period, mayDo, lockTakesTwo, obligations, organisations, lockOn }: Period): Act[] {
  const say = useTexts(periodTexts);
  const format = useFormat();
  const path = { period };
  const touches = [["period", period], ["periods"], ["obligation"], ["inbox"], ["confirmations"]];
  const shared = (verb: Verb) => ({ key: `period.${verb}.${period}`, label: say(`${verb}.label`), touches });
  const reason: Field = { kind: "paragraph", name: "reason", label: say("reason"), required: true };
  const left = obligations.pending + obligations.returned;
  const owing = organisations.silent + organisations.partly;
  const acts: Record<Verb, Act> = {
    remind: {
      ...shared("remind"),
      happens: say("remind.happens", { count: owing }),
      tells: say("remind.tells"),
      undo: say("remind.undo"),
      run: (_, once) => take(api.POST("/v1/periods/{period}/remind", { params: { path, header: once } })),
      done: (answer) => {
        const { reminded, already, leavesAt } = answer as Schema<"RemindPeriodAnswer">;
        return say("remind.done", { reminded, already, at: format.moment(leavesAt) });
      },
    },
    lock: {
      ...shared("lock"),
      tone: "bad",
      happens: [
        say("lock.happens"),
        say("lock.left", { left, owing }),
        obligations.submitted > 0 ? say("lock.unchecked", { count: obligations.submitted }) : "",
        lockTakesTwo ? say("lock.two", { day: format.day(lockOn) }) : "",
      ]
        .filter(Boolean)
        .join(" "),
      tells: say("lock.tells"),
      undo: say("lock.undo"),
      fields: lockTakesTwo ? [reason] : [],
      run: ({ reason: why }, once) =>
        take(
          api.POST("/v1/periods/{period}/lock", {
            params: { path, header: once },
            body: { reason: why === undefined ? undefined : String(why) },
          }),
        ),
      done: say("lock.done"),
    },
    open: {
      ...shared("open"),
      happens: say("open.happens"),
      tells: say("open.tells"),
      undo: say("open.undo"),
      run: (_, once) => take(api.POST("/v1/periods/{period}/open", { params: { path, header: once }, body: {} })),
      done: say("open.done"),
    },
    unlock: {
      ...shared("unlock"),
      tone: "bad",
      happens: say("unlock.happens"),
      tells: say("unlock.tells"),
      undo: say("unlock.undo"),
      fields: [reason],
      run: ({ reason: why }, once) =>
        take(
          api.POST("/v1/periods/{period}/unlock", {
            params: { path, header: once },
            body: { reason: String(why) },
          }),
        ),
      done: say("unlock.done"),
    },
  };
  return order.filter((verb) => mayDo.includes(verb)).map((verb) => acts[verb]);
}
