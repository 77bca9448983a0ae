import * as z from "zod";
import { namesOf } from "../../agencies/agency/agency.store.ts";
import * as WorkPlace from "../../agencies/work-place/index.ts";
import { auditRead, type Ctx } from "../../ground/shared/index.ts";
import { governed } from "../../people/child/child.scope.ts";
import * as store from "./employment.store.ts";
import { fitOf } from "./placement.decide.ts";
import { ageOf } from "./seeker.actions.ts";

const text = z.strictObject({ ru: z.string(), en: z.string() });

/** A place as it fits somebody, the best first. */
export const Match = z.strictObject({
  workPlace: WorkPlace.WorkPlaceView,
  agency: z.string(),
  fits: z.boolean(),
  near: z.boolean(),
  missing: z.array(z.enum(WorkPlace.workConditions)),
  explain: z.array(text),
});
export type Match = z.infer<typeof Match>;

/** Places that are looked at, and shown. */
const mostLooked = 200;
const mostShown = 50;

/**
 * Open places for somebody: those that fit before those that do not, of the own municipality before others, with the fewest conditions
 * missing, with the most room, by age. Each says what does not fit. Staff only. @throws Refusal not-found
 */
export async function matches(ctx: Ctx, at: store.SeekerAt): Promise<Match[]> {
  const { record } = await governed(ctx, at.childId);
  const { data: seeker } = await store.loadSeeker(ctx, at);
  await auditRead(ctx, { subject: at.childId, action: "seeker.match", detail: { seekerId: at.seekerId } });
  const age = seeker.representativeId ? undefined : await ageOf(ctx, record);
  const { items } = await WorkPlace.findPlaces(ctx, { status: "open" }, { limit: mostLooked });
  const judged = items.map((one) => ({
    one,
    fit: fitOf(seeker, one.data, age),
    near: one.data.municipality === seeker.municipality,
  }));
  const shown = judged
    .toSorted(
      (a, b) =>
        Number(b.fit.fits) - Number(a.fit.fits) ||
        Number(b.near) - Number(a.near) ||
        a.fit.missing.length - b.fit.missing.length ||
        WorkPlace.freeOf(b.one.data) - WorkPlace.freeOf(a.one.data) ||
        (a.one.data.workPlaceId < b.one.data.workPlaceId ? -1 : 1),
    )
    .slice(0, mostShown);
  const names = await namesOf(ctx, [...new Set(shown.map(({ one }) => one.data.agencyId))]);
  return shown.map(({ one, fit, near }) => ({
    workPlace: WorkPlace.view(one),
    agency: names.get(one.data.agencyId) ?? "",
    fits: fit.fits,
    near,
    missing: fit.missing,
    explain: [
      fit.fits && { ru: "подходит по виду, возрасту и условиям", en: "fits by kind, age and conditions" },
      fit.wrongKind && { ru: "другой вид места", en: "another kind of place" },
      fit.tooYoung && { ru: `с ${one.data.minAge} лет`, en: `from the age of ${one.data.minAge}` },
      fit.full && { ru: "свободных мест нет", en: "no free place" },
      fit.missing.length > 0 && {
        ru: `не обеспечено: ${fit.missing.map((c) => conditionWords[c].ru).join(", ")}`,
        en: `not provided: ${fit.missing.map((c) => conditionWords[c].en).join(", ")}`,
      },
      near
        ? { ru: "в том же муниципалитете", en: "of the same municipality" }
        : { ru: "в другом муниципалитете", en: "of another municipality" },
    ].filter((words) => words !== false),
  }));
}

const conditionWords: Record<WorkPlace.WorkCondition, z.infer<typeof text>> = {
  "wheelchair-access": { ru: "доступ на коляске", en: "wheelchair access" },
  "part-time": { ru: "неполный день", en: "part-time" },
  remote: { ru: "дистанционно", en: "remote" },
  tutor: { ru: "наставник", en: "a tutor" },
  "quiet-place": { ru: "тихое место", en: "a quiet place" },
  transport: { ru: "доставка", en: "transport" },
  "sign-language": { ru: "жестовый язык", en: "sign language" },
  "plain-language": { ru: "ясный язык", en: "plain language" },
  "medical-nearby": { ru: "медпомощь рядом", en: "medical help nearby" },
};
