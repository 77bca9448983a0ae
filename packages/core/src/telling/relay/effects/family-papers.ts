import type { DomainEvent } from "../../../ground/shared/index.ts";
import * as Inbox from "../../inbox/index.ts";
import type { Relay } from "../deps.ts";
import type { Effects, Happened } from "../events.ts";

type Told = DomainEvent<string, Happened<"family-paper.handed">["data"]>;

/** Somebody says what becomes of it, by its day. */
function waits({ ctx }: Relay, e: Told) {
  const { paperId, childId, municipality, dueOn } = e.data;
  return Inbox.openTask(ctx, e, "paper-handed-in", paperId, { paperId, childId, municipality, until: dueOn });
}
const done = ({ ctx }: Relay, e: Told) => Inbox.closeTask(ctx, "paper-handed-in", e.data.paperId);

/** Papers that families hand in. What became of one is a line of the day's letter (`news.ts`). */
export const effects: Effects = {
  "family-paper.handed": waits,
  "family-paper.reopened": waits,
  "family-paper.moved": ({ ctx }, { data: { municipality, paperId } }) =>
    Inbox.moveTasks(ctx, municipality, ["paper-handed-in"], [paperId]),
  "family-paper.taken": done,
  "family-paper.returned": done,
  "family-paper.withdrawn": done,
};
