import { liveOf, readGroups } from "../../ground/counter/counter.store.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import { monthsOf, nameOf, type Scope, type Source, type SourceLine } from "./source.ts";
import type { Fact } from "./year-plan.ts";

/** Routes whose cycle ends in a month of the year, as the counters know it: each is looked at anew, and goes on or ends. */
export const reviews: Source = {
  async lines(ctx, scope) {
    const ending = await endingIn(ctx, scope);
    return monthsOf(scope.year).flatMap((month): SourceLine[] => {
      const planned = ending(month);
      if (planned === 0) return [];
      return [
        {
          source: nameOf("review", month),
          kind: "review",
          planned,
          content: {
            month,
            action: {
              ru: "Пересмотр индивидуальных маршрутов: оценка результатов года и план на следующий",
              en: "Review of individual routes: what the year came to, and the plan of the next one",
            },
            responsible: { name: { ru: "Муниципальный координатор", en: "The municipality's coordinator" } },
            measureKey: "II.I-1.4",
          },
        },
      ];
    });
  },

  /** What does not end in that month any more was reviewed, or has ended. */
  async facts(ctx, scope, followed) {
    const ending = await endingIn(ctx, scope);
    return new Map(
      followed.flatMap(({ source, planned = 0 }): [string, Fact][] => {
        if (source === undefined) return [];
        const left = ending(source.split("#")[1]!);
        const of = Math.max(planned, left);
        return [[source, [of - left, of]]];
      }),
    );
  },
};

async function endingIn(ctx: Ctx, { municipality }: Scope): Promise<(month: string) => number> {
  const group = `ROUTES#${municipality}`;
  const counts = (await readGroups(ctx, await liveOf(ctx), `${group}#`))[group] ?? {};
  return (month) => counts[`ends|${month}`] ?? 0;
}
