import { mustHaveRoom } from "../../ground/shared/limits.ts";
import { Refusal } from "../../ground/shared/refusal.ts";
import type { FamilyPaperEvent } from "./family-paper.events.ts";
import type { FamilyPaper, PaperVerb, Sheet } from "./family-paper.ts";

interface Decided {
  events: FamilyPaperEvent[];
  after: FamilyPaper;
}

export const refOf = ({
  paperId,
  childId,
  municipality,
  kind,
  representativeId,
  dueOn,
}: FamilyPaper): FamilyPaperEvent["data"] => ({ paperId, childId, municipality, kind, representativeId, dueOn });
const happened = (type: FamilyPaperEvent["type"], after: FamilyPaper): Decided => ({
  events: [{ type, data: refOf(after) }],
  after,
});

/** @throws Refusal paper.closed */
export function mustWait({ status }: Pick<FamilyPaper, "status">): void {
  if (status !== "handed")
    throw new Refusal("paper.closed", {
      ru: status === "withdrawn" ? "Документ забрали назад." : "По этому документу уже решили.",
      en: status === "withdrawn" ? "The paper was taken back." : "Somebody has decided on this paper already.",
    });
}

export const present = ({ sheets }: Pick<FamilyPaper, "sheets">): Sheet[] => sheets.filter(({ goneAt }) => !goneAt);

/** One more sheet of the same paper; nobody is told again. @throws Refusal paper.closed, limit.reached */
export function withSheet(before: FamilyPaper, sheet: Sheet): Decided {
  mustWait(before);
  mustHaveRoom("sheets", before.sheets.length);
  return { events: [], after: { ...before, sheets: [...before.sheets, sheet] } };
}

/** @throws Refusal paper.closed */
export function take(before: FamilyPaper, taken: NonNullable<FamilyPaper["taken"]>, at: string): Decided {
  mustWait(before);
  return happened("family-paper.taken", { ...before, status: "taken", taken, reasonId: undefined, endedAt: at });
}

/** @throws Refusal paper.closed */
export function giveBack(before: FamilyPaper, reasonId: FamilyPaper["reasonId"], at: string): Decided {
  mustWait(before);
  return happened("family-paper.returned", { ...before, status: "returned", reasonId, endedAt: at });
}

/** What was said of it was a mistake: it waits again. @throws Refusal paper.closed: it waits already, or there is nothing left to look at */
export function reopen(before: FamilyPaper, reasonId: FamilyPaper["reasonId"]): Decided {
  if (before.status === "handed" || before.status === "withdrawn" || present(before).length === 0)
    throw new Refusal("paper.closed", {
      ru:
        before.status === "handed"
          ? "Документ и так ждёт решения."
          : "Файлов этого документа больше нет: попросите передать его снова.",
      en: before.status === "handed" ? "It waits already." : "Its files are no more: ask for it to be handed in again.",
    });
  return happened("family-paper.reopened", {
    ...before,
    status: "handed",
    taken: undefined,
    reasonId,
    endedAt: undefined,
  });
}

/** @throws Refusal paper.closed */
export function withdraw(before: FamilyPaper, at: string): Decided {
  mustWait(before);
  return happened("family-paper.withdrawn", { ...before, status: "withdrawn", endedAt: at });
}

/** What may be done with it now: by whoever has handed it in, or by those who look through what comes. */
export function mayDo(paper: FamilyPaper, { isFamily }: { isFamily: boolean }): PaperVerb[] {
  if (paper.status === "handed") return isFamily ? ["withdraw"] : ["take", "return"];
  return isFamily || paper.status === "withdrawn" || present(paper).length === 0 ? [] : ["reopen"];
}

/** It goes where the child is. Nothing where it is there. */
export const move = (before: FamilyPaper, municipality: string): Decided | undefined =>
  before.municipality === municipality ? undefined : happened("family-paper.moved", { ...before, municipality });

/** Its day is over. @param today ISO date */
export const isOverdue = ({ status, dueOn }: Pick<FamilyPaper, "status" | "dueOn">, today: string): boolean =>
  status === "handed" && dueOn < today;
