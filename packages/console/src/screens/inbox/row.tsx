import type { Schema } from "@marshrut/client";
import { take } from "@marshrut/client";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { ActButton } from "../../parts/act.button.tsx";
import { AgencyName } from "../../parts/agencies.tsx";
import { Mark } from "../../parts/screen.tsx";
import { stepTone } from "../../parts/tones.ts";
import { useFormat } from "../../texts/format.ts";
import { taskTexts } from "../../texts/tasks.ts";
import { useBoth, useTexts } from "../../texts/texts.tsx";
import { templateName, useWords } from "../../texts/words.ts";
import { addressOf } from "./address.ts";
import { inboxTexts } from "./texts.ts";

export type Item = Schema<"ReadInboxAnswer">["items"][number];

/** What a line of the day shows, whatever it is a line of. */
export interface Line {
  id: string;
  what: ReactNode;
  name: string;
  agencyId?: string | undefined;
  due?: string | undefined;
  late: boolean;
  status?: ReactNode;
  childId?: string | undefined;
  act?: ReactNode;
}

/** Lines of the day as cells: one function for all kinds, so that columns stand alike in every part. */
export function useLine(): (item: Item) => Line {
  const say = useTexts(inboxTexts);
  const tasks = useTexts(taskTexts);
  const words = useWords();
  const both = useBoth();
  const format = useFormat();
  const { can } = useMe();
  return ({ step, task, expiring, handover, erasure, request, draft }) => {
    if (step)
      return {
        id: step.stepId,
        what: <Link to={`/steps/${step.stepId}`}>{both(step.title)}</Link>,
        name: both(step.title),
        agencyId: step.agencyId,
        due: step.dueDate,
        late: step.overdue,
        status: <Mark tone={stepTone(step)}>{words(`step.${step.status}`)}</Mark>,
        childId: step.childId,
      };
    if (task) {
      const name = isKnown(task.kind) ? tasks(task.kind) : say("task.other");
      const at = addressOf(task);
      return {
        id: task.taskId,
        what: at ? <Link to={at}>{name}</Link> : name,
        name,
        agencyId: task.agencyId,
        due: task.until,
        late: false,
        status: say("opened", { day: format.short(task.openedAt) }),
        childId: task.childId,
        // A paper waits for a word about it.
        act: task.status === "open" && task.kind !== "paper-handed-in" && can("doneTask") && (
          <DoneTask taskId={task.taskId} name={name} />
        ),
      };
    }
    if (draft) {
      const name = say("draft.title", { template: templateName(words, draft.template) });
      return {
        id: draft.routeId,
        what: <Link to={`/children/${draft.childId}?tab=route`}>{name}</Link>,
        name,
        late: false,
        status: (
          <>
            {say("draft.waits", { days: draft.daysWaiting })}
            {draft.unassigned > 0 && <Mark tone="soon">{say("draft.unassigned", { count: draft.unassigned })}</Mark>}
          </>
        ),
        childId: draft.childId,
      };
    }
    if (expiring) {
      const name = say(`expiring.${expiring.what}`);
      const tab = expiring.what === "consent" ? "consents" : "papers";
      return {
        id: expiring.id,
        what: <Link to={`/children/${expiring.childId}?tab=${tab}`}>{name}</Link>,
        name,
        due: expiring.until,
        late: false,
        status: say("expiring.left", { days: expiring.daysLeft }),
        childId: expiring.childId,
      };
    }
    if (handover) {
      const name = say(`handover.${handover.kind}`);
      return {
        id: handover.handoverId,
        what: <Link to={`/handovers/${handover.handoverId}`}>{name}</Link>,
        name,
        agencyId: handover.from.agencyId,
        late: false,
        status: say("opened", { day: format.short(handover.proposedAt) }),
        childId: handover.childId,
      };
    }
    if (request) {
      const name = say(`request.${request.kind}`);
      return {
        id: request.familyRequestId,
        what: <Link to={`/children/${request.childId}?tab=requests`}>{name}</Link>,
        name,
        agencyId: request.agencyId,
        due: request.dueOn,
        late: request.overdue,
        childId: request.childId,
      };
    }
    if (erasure)
      return {
        id: String(erasure.erasureId),
        what: <Link to="/erasures">{say("erasure.title")}</Link>,
        name: say("erasure.title"),
        due: erasure.actBy,
        late: erasure.overdue,
        childId: String(erasure.childId),
      };
    return { id: "", what: "", name: "", late: false };
  };
}

/** A kind that is newer than this page has no words here yet. */
const isKnown = (kind: string): kind is keyof (typeof taskTexts)["ru"] => kind in taskTexts.ru;

function DoneTask({ taskId, name }: { taskId: string; name: string }) {
  const say = useTexts(inboxTexts);
  return (
    <ActButton
      variant="subtle"
      act={{
        key: `task.${taskId}`,
        label: say("done.task"),
        subject: name,
        happens: say("done.happens"),
        undo: say("done.undo"),
        fields: [{ kind: "paragraph", name: "note", label: say("done.note"), help: say("done.note.help") }],
        run: ({ note }, once) =>
          take(
            api.POST("/v1/inbox/tasks/{taskId}/done", {
              params: { path: { taskId }, header: once },
              body: { note: note as string | undefined },
            }),
          ),
        done: say("done.done"),
        touches: [["inbox"]],
      }}
    />
  );
}

export function AgencyOf({ line }: { line: Line }) {
  return line.agencyId ? <AgencyName id={line.agencyId} /> : null;
}
