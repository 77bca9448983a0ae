import { Button } from "@mantine/core";
import { type Schema, take } from "@marshrut/client";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { ActButton } from "../../parts/act.button.tsx";
import type { Act } from "../../parts/act.ts";
import { useCommon, useTexts } from "../../texts/texts.tsx";
import { inboxTexts } from "./texts.ts";

type Outcome = Schema<"RemindManyAnswer">;

function useOutcome() {
  const say = useTexts(inboxTexts);
  return (outcome: unknown) => {
    const { done, unchanged, refused } = outcome as Outcome;
    return say("bulk.done", { done: done.length, unchanged: unchanged.length, refused: refused.length });
  };
}

/** Organisations are reminded of these steps. */
export function useRemind() {
  const say = useTexts(inboxTexts);
  const done = useOutcome();
  return (stepIds: readonly string[], label = say("remind")): Act => ({
    key: `remind.${stepIds[0]}.${stepIds.length}`,
    label,
    happens: say("remind.happens", { count: stepIds.length }),
    tells: say("remind.tells"),
    undo: say("remind.undo"),
    run: (_, once) => take(api.POST("/v1/inbox/remind", { params: { header: once }, body: { stepIds: [...stepIds] } })),
    done,
    touches: [["inbox"]],
  });
}

function useReassign() {
  const say = useTexts(inboxTexts);
  const done = useOutcome();
  return (stepIds: readonly string[]): Act => ({
    key: `reassign.${stepIds[0]}.${stepIds.length}`,
    label: say("reassign"),
    happens: say("reassign.happens", { count: stepIds.length }),
    tells: say("reassign.tells"),
    undo: say("reassign.undo"),
    fields: [
      { kind: "agency", name: "agencyId", label: say("reassign.to"), required: true },
      { kind: "paragraph", name: "reason", label: say("reassign.reason") },
      { kind: "check", name: "confirmedOtherKind", label: say("reassign.other") },
    ],
    run: ({ agencyId, reason, confirmedOtherKind }, once) =>
      take(
        api.POST("/v1/inbox/reassign", {
          params: { header: once },
          body: {
            stepIds: [...stepIds],
            agencyId: agencyId as string,
            reason: reason as string | undefined,
            confirmedOtherKind: confirmedOtherKind ? true : undefined,
          },
        }),
      ),
    done,
    touches: [["inbox"]],
  });
}

/** What can be done with the picked steps at once. */
export function Bulk({ stepIds, clear }: { stepIds: readonly string[]; clear: () => void }) {
  const common = useCommon();
  const { can } = useMe();
  const remind = useRemind();
  const reassign = useReassign();
  if (stepIds.length === 0) return null;
  return (
    <div className="bulk acts">
      <strong role="status">{common("list.selected", { count: stepIds.length })}</strong>
      {can("remindMany") && <ActButton act={remind(stepIds)} variant="filled" />}
      {can("reassignMany") && <ActButton act={reassign(stepIds)} />}
      <Button variant="subtle" onClick={clear}>
        {common("list.unselect")}
      </Button>
    </div>
  );
}
