import { mostOf, type Quota, quotas } from "../limits/index.ts";
import { type Profile, type Taken, takenBy } from "./load.ts";
import { table } from "./report.ts";

const quotaOf = ({ quota }: Taken): Quota => quotas[quota];
const number = (n: number) => (n >= 100 ? Math.round(n).toLocaleString("en-US") : String(Number(n.toPrecision(2))));
const fresh = (quota: Quota) => (quota.fresh === undefined ? "" : quota.fresh === "look" ? "?" : number(quota.fresh));

/** Of each quota how much so many children take, and what has to be raised or cannot be. */
export function quotasReport(profile: Profile, children: number): string {
  const all = takenBy(profile, children);
  const over = all.filter(({ part }) => part > mostOf);
  const names = (taken: readonly Taken[]) => taken.map((t) => `${quotaOf(t).service}: ${quotaOf(t).name}`).join("; ");
  const raised = over.filter((t) => quotaOf(t).adjustable);
  const hard = over.filter((t) => !quotaOf(t).adjustable);
  return [
    `Квоты AWS при детях: ${children} / AWS quotas, ${children} children of one account (* квота не подтверждена / not confirmed):`,
    table([
      [
        "Квота / quota",
        "новая / new",
        "обычная / default",
        "нужно / needed",
        "доля / part",
        "поднять / raise",
        "откуда / how",
      ],
      ...all.map((t) => {
        const quota = quotaOf(t);
        return [
          `${quota.service}: ${quota.name}${quota.unconfirmed ? " *" : ""}`,
          fresh(quota),
          number(quota.value),
          number(t.amount),
          `${(100 * t.part).toFixed(t.part < 0.1 ? 1 : 0)} %`,
          quota.adjustable ? "да / yes" : "нет / no",
          t.how,
        ];
      }),
    ]),
    raised.length > 0
      ? `Поднять заранее / to be raised before: ${names(raised)}`
      : "Поднимать ничего не надо сверх обычных квот / nothing to be raised above the defaults.",
    ...(hard.length > 0 ? [`! Не поднимается / cannot be raised: ${names(hard)}`] : []),
  ].join("\n");
}

/** Rows of the runbook: what a new account asks for. */
export const rowsOfRunbook = (): string[] =>
  (Object.values(quotas) as Quota[]).flatMap((quota) => {
    if (!quota.ask) return [];
    const value = quota.fresh === "look" ? "reduced (look)" : (quota.fresh ?? quota.value).toLocaleString("en-US");
    const code = quota.code ? ` (${quota.code})` : "";
    return [`| ${quota.service} | ${quota.name}${code} | ${value} | ${quota.ask.holdsUp} | ${quota.ask.value} |`];
  });
