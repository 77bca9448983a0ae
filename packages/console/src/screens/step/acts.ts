import { ifMatch, type Schema, take } from "@marshrut/client";
import { useMemo } from "react";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { useRead } from "../../api/use.ts";
import type { Act, Once } from "../../parts/act.ts";
import type { Field, FieldValues } from "../../parts/fields.tsx";
import { useTexts } from "../../texts/texts.tsx";
import { useWords } from "../../texts/words.ts";
import { stepTexts } from "./texts.ts";

export type Step = Schema<"Step">;
type Verb = Step["mayDo"][number];

const results = ["performed", "not-applied", "refused-measure", "refused-programme", "not-performed"] as const;
const causes = ["family-refused", "did-not-come", "no-place", "no-specialist", "not-ours", "other"] as const;
const decisions = ["repeat", "give-to-another", "accept-outcome"] as const;

/** What the API names as possible now (`mayDo`), each with what it brings about. */
export function useStepActs(step: Step): Act[] {
  const say = useTexts(stepTexts);
  const words = useWords();
  const { can } = useMe();
  const reason: Field = {
    kind: "paragraph",
    name: "reason",
    label: say("reason"),
    help: say("reason.help"),
    required: true,
  };
  const cause: Field = {
    kind: "choice",
    name: "cause",
    label: say("cause"),
    options: causes.map((value) => ({ value, label: words(`cause.${value}`) })),
  };
  const result: Field = {
    kind: "choice",
    name: "result",
    label: say("complete.result"),
    required: true,
    options: results.map((value) => ({ value, label: words(`result.${value}`) })),
  };
  // The same that the page lists below it; whoever chooses sees them first.
  const candidates = useRead(
    ["step", step.stepId, "candidates"],
    () => api.GET("/v1/steps/{stepId}/candidates", { params: { path: { stepId: step.stepId } } }),
    { on: step.mayDo.includes("reassign") && can("findCandidates") },
  );
  const first = useMemo(() => candidates.data?.items.map(({ agencyId }) => agencyId), [candidates.data]);
  const to: Field = { kind: "agency", name: "agencyId", label: say("reassign.to"), required: true, first };
  const other: Field = { kind: "check", name: "confirmedOtherKind", label: say("reassign.other") };
  const short = ({ result: chosen }: FieldValues) => chosen !== undefined && chosen !== "performed";
  const toAnother = ({ decision }: FieldValues) => decision === "give-to-another";

  const fields: Record<Verb, Field[]> = {
    accept: [],
    resume: [],
    reject: [{ ...cause, required: true }, reason],
    hold: [reason, { kind: "day", name: "until", label: say("hold.day") }],
    progress: [{ kind: "paragraph", name: "report", label: say("progress.report"), required: true }],
    ask: [{ kind: "paragraph", name: "question", label: say("ask.question"), required: true }],
    clarify: [{ kind: "paragraph", name: "answer", label: say("clarify.answer"), required: true }],
    complete: [
      result,
      { ...cause, when: short },
      { ...reason, required: false, when: short },
      { kind: "paragraph", name: "report", label: say("complete.report") },
    ],
    cancel: [reason],
    reassign: [to, { ...reason, required: false }, other],
    decide: [
      {
        kind: "choice",
        name: "decision",
        label: say("decide.decision"),
        required: true,
        options: decisions.map((value) => ({ value, label: say(`decide.${value}`) })),
      },
      { ...to, when: toAnother },
      { ...other, when: toAnother },
      reason,
    ],
    correct: [
      result,
      { ...cause, when: short },
      { kind: "paragraph", name: "note", label: say("correct.note") },
      reason,
    ],
    reopen: [reason],
  };
  /** Who gets a letter of it. */
  const tells: Partial<Record<Verb, string>> = {
    reject: say("reject.tells"),
    resume: say("resume.tells"),
    ask: say("ask.tells"),
    clarify: say("clarify.tells"),
    complete: say("complete.tells"),
    cancel: say("cancel.tells"),
    reassign: say("reassign.tells"),
    decide: say("decide.tells"),
    correct: say("correct.tells"),
    reopen: say("reopen.tells"),
  };
  const undo: Partial<Record<Verb, string>> = {
    reject: say("reject.undo"),
    hold: say("hold.undo"),
    resume: say("resume.undo"),
    progress: say("progress.undo"),
    complete: say("complete.undo"),
    cancel: say("undo"),
    reassign: say("reassign.undo"),
    decide: say("decide.undo"),
    correct: say("correct.undo"),
    reopen: say("reopen.undo"),
  };
  const touches = [["step", step.stepId], ["inbox"], ["child", step.childId], ["route", step.routeId]];
  const acts = step.mayDo.map(
    (verb): Act => ({
      key: `step.${step.stepId}.${verb}`,
      label: say(`${verb}.label`),
      happens: say(`${verb}.happens`),
      tells: tells[verb],
      undo: undo[verb],
      tone: verb === "cancel" || verb === "reject" ? "bad" : undefined,
      fields: fields[verb],
      run: (values, once) => perform(step, verb, values, once),
      done: say(`${verb}.done`),
      touches,
    }),
  );
  const linked = (step.linkUses?.length ?? 0) > 0 || step.requestedAt !== undefined;
  if (can("revokeStepLink") && linked && step.settledAt === undefined)
    acts.push({
      key: `step.${step.stepId}.revoke`,
      label: say("revoke.label"),
      happens: say("revoke.happens"),
      tells: say("revoke.tells"),
      undo: say("revoke.undo"),
      fields: [reason],
      run: ({ reason: why }, once) =>
        take(
          api.POST("/v1/steps/{stepId}/revoke-link", {
            params: { path: { stepId: step.stepId }, header: once },
            body: { reason: String(why), resend: true },
          }),
        ),
      done: say("revoke.done"),
      touches,
    });
  return acts;
}

/** The fields of an act are those of the operation's body, so that what is sent is what was typed; what does not fit is refused by name. */
function perform({ stepId, version }: Step, verb: Verb, values: FieldValues, once: Once): Promise<unknown> {
  const body = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
  return take(
    api.POST(`/v1/steps/{stepId}/${verb}` as "/v1/steps/{stepId}/cancel", {
      params: { path: { stepId }, header: { ...once, ...ifMatch({ version }) } },
      body: body as Schema<"CancelStepBody">,
    }),
  );
}
