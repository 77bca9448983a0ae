import { Button } from "@mantine/core";
import { each, newKey, type Schema, take } from "@marshrut/client";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { ActButton } from "../../parts/act.button.tsx";
import type { Act } from "../../parts/act.ts";
import { useCommon, useTexts } from "../../texts/texts.tsx";
import type { StepBucket } from "./buckets.ts";
import { inboxTexts } from "./texts.ts";

type Outcome = Schema<"RemindManyAnswer">;

function useOutcome() {
  const say = useTexts(inboxTexts);
  return (outcome: unknown) => {
    const { done, unchanged, refused } = outcome as Outcome;
    return say("bulk.done", { done: done.length, unchanged: unchanged.length, refused: refused.length });
  };
}

/** As many as one request reminds of. */
export const mostAtOnce = 200;

interface Reminded {
  key: string;
  label: string;
  count: number;
  /** Which they are: asked for once it is done, where the screen shows none. */
  stepIds: () => Promise<readonly string[]>;
}

/** Organisations are reminded of steps. */
function useRemindOf() {
  const say = useTexts(inboxTexts);
  const done = useOutcome();
  return ({ key, label, count, stepIds }: Reminded): Act => ({
    key,
    label,
    happens: say("remind.happens", { count }),
    tells: say("remind.tells"),
    undo: say("remind.undo"),
    run: async (_, once) => {
      const ids = await stepIds();
      // Whatever was late a moment ago may not be any more: then there is nothing to ask for.
      const all: Outcome = { done: [], unchanged: [], refused: [] };
      for (let from = 0; from < ids.length; from += mostAtOnce) {
        const header = from === 0 ? once : newKey();
        const body = { stepIds: ids.slice(from, from + mostAtOnce) };
        const { done, unchanged, refused } = await take(api.POST("/v1/inbox/remind", { params: { header }, body }));
        all.done.push(...done);
        all.unchanged.push(...unchanged);
        all.refused.push(...refused);
      }
      return all;
    },
    done,
    touches: [["inbox"]],
  });
}

function useRemind() {
  const say = useTexts(inboxTexts);
  const remind = useRemindOf();
  return (stepIds: readonly string[]): Act =>
    remind({
      key: `remind.${stepIds[0]}.${stepIds.length}`,
      label: say("remind"),
      count: stepIds.length,
      stepIds: async () => stepIds,
    });
}

/** An organisation is reminded of all that it has of a part of the day. */
export function useRemindAgency(bucket: StepBucket) {
  const say = useTexts(inboxTexts);
  const remind = useRemindOf();
  return ({ agencyId, steps }: Schema<"GroupInboxAnswer">["items"][number]): Act =>
    remind({
      key: `remind.${bucket}.${agencyId}`,
      label: say("remind.all"),
      count: steps,
      stepIds: async () => {
        const query = { bucket, agency: agencyId, limit: mostAtOnce };
        const ids: string[] = [];
        for await (const { step } of each((cursor) =>
          api.GET("/v1/inbox", { params: { query: { ...query, cursor } } }),
        ))
          if (step) ids.push(step.stepId);
        return ids;
      },
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
