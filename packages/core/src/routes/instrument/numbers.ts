import { caresFor } from "../../ground/shared/authorise.ts";
import type { Write } from "../../ground/shared/bank.ts";
import { auditRead, type Ctx } from "../../ground/shared/context.ts";
import type { ChildId } from "../../ground/shared/ids.ts";
import { fault } from "../../ground/shared/input.ts";
import { Refusal } from "../../ground/shared/refusal.ts";
import { fold, joinMark, leaveMark, type Mark, marksOf } from "../../ground/vault/index.ts";
import type { NewInstrument } from "./instrument.ts";
import { issuerKey } from "./issuer.ts";

type Paper = Pick<NewInstrument, "kind" | "number" | "issuer" | "confirmedDistinctFrom">;

/** Whoever may not see the other children says that the number is right, and not whose else it is. */
export interface NumberCheck {
  numberChecked?: boolean | undefined;
}

/**
 * The blind index of who has a paper of this kind, number and issuer. A number typed into the card of a twin is told with the
 * children who have it, before anything is written; since issuers do repeat numbers, a person may confirm it.
 * @throws Refusal instrument.duplicate with the candidates
 */
export async function numberWrites(
  ctx: Ctx,
  childId: ChildId,
  paper: Paper,
  { numberChecked }: NumberCheck = {},
): Promise<Write[]> {
  const { confirmedDistinctFrom = [] } = paper;
  const [mark, ...older] = await marksOfPaper(ctx, paper);
  if (mark!.subjects.includes(childId)) return [];
  const known = new Set([mark!, ...older].flatMap(({ subjects }) => subjects));
  known.delete(childId);
  const confirmed: readonly string[] = confirmedDistinctFrom;
  const candidates = [...known].filter((s) => !confirmed.includes(s));
  if (candidates.length > 0 && !numberChecked) throw await sameNumber(ctx, childId, candidates);
  return [joinMark(mark!, childId)];
}

/** A child that has no more paper of this number and issuer gives its mark up. */
export async function numberLeft(ctx: Ctx, childId: ChildId, paper: Paper): Promise<Write[]> {
  const marks = await marksOfPaper(ctx, paper);
  return marks.filter(({ subjects }) => subjects.includes(childId)).map((mark) => leaveMark(mark, childId));
}

type Numbered = Pick<Paper, "kind" | "number" | "issuer">;

/** Two ways to write one number, or its issuer, are one paper. */
export const folded = ({ kind, number, issuer }: Numbered): string =>
  JSON.stringify([kind, fold(number), issuerKey(issuer)]);

/** The mark of a paper, and that under which an older program kept it: by the issuer as it was written. */
const marksOfPaper = (ctx: Ctx, paper: Numbered): Promise<Mark[]> =>
  marksOf(ctx, "instrument", [
    ...new Set([folded(paper), JSON.stringify([paper.kind, fold(paper.number), fold(paper.issuer)])]),
  ]);

/** That the others were named is on record with each of them. */
async function sameNumber(ctx: Ctx, childId: ChildId, candidates: string[]): Promise<Refusal> {
  await Promise.all(candidates.map((subject) => auditRead(ctx, { subject, action: "instrument.same-number" })));
  if (!caresFor(ctx.actor, "each")) return new Refusal("instrument.duplicate", elsewhere, { fields: [checkable] });
  return new Refusal(
    "instrument.duplicate",
    {
      ru: "Документ с этим номером того же органа уже записан у другого ребёнка. Сверьте, чей он.",
      en: "An instrument of this number and issuer is recorded for another child. Compare whose it is.",
    },
    {
      fields: [
        fault(
          "/confirmedDistinctFrom",
          "если у каждого из детей свой документ с этим номером, перечислите здесь идентификаторы найденных",
          "if each of the children has a paper of this number, list the ids of those found here",
        ),
      ],
      current: { childId, candidates },
    },
  );
}

const elsewhere = {
  ru: "Такой номер уже записан у другого ребёнка. Сверьте номер с документом.",
  en: "This number is recorded for another child. Compare it with the paper.",
};
const checkable = fault(
  "/numberChecked",
  "если номер верен, подтвердите это (numberChecked: true)",
  "if the number is right, say so (numberChecked: true)",
);
