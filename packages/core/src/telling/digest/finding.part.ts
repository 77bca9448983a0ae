import { loadFinding } from "../../forms/round/finding.actions.ts";
import { load as loadRound } from "../../forms/round/round.store.ts";
import { isSettled } from "../../forms/round/round.ts";
import type { AgencyId, Ctx } from "../../ground/shared/index.ts";
import { unlessRefused } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import type { PlainPart } from "../notification/plain.letter.ts";
import type { FindingItem } from "./digest.store.ts";
import { officeLink } from "./sessions.ts";

/** So many stand in a mail; the page has them all. */
const mostLines = 30;

/**
 * What of rounds an organisation is to see to. By what round and until when; what is to be done stands on its page: somebody's words are in no
 * mail. Nothing where that has been settled meanwhile.
 */
export async function findingParts(ctx: Ctx, agencyId: AgencyId, items: readonly FindingItem[]): Promise<PlainPart[]> {
  const today = (await Tenant.today(ctx)).toString();
  const ourWay = (day: string) => day.split("-").toReversed().join(".");
  const asked = [];
  let taken = 0;
  for (const { finding: findingId, roundId } of items) {
    const one = await unlessRefused(() => loadFinding(ctx, { roundId, findingId }));
    if (!one) continue;
    if (one.responsible !== agencyId) taken++;
    else if (!isSettled(one)) asked.push({ title: (await loadRound(ctx, roundId)).data.title, dueOn: one.dueOn });
  }
  if (asked.length + taken === 0) return [];
  const rows = asked.slice(0, mostLines).map(({ title: { ru = "", en = ru }, dueOn }) => ({
    label: { ru, en },
    value:
      dueOn < today
        ? { ru: `срок прошёл: ${ourWay(dueOn)}`, en: `its day is over: ${dueOn}` }
        : { ru: `до ${ourWay(dueOn)}`, en: `by ${dueOn}` },
  }));
  return [
    ...(asked.length > 0
      ? [
          {
            kind: "text" as const,
            text: {
              ru: "По итогам опросов за вашей организацией — что исправить. Что именно и как сказать о сделанном — на странице организации, раздел «План на год»:",
              en: "By what rounds came to your organisation is to put something right. What it is, and where to say how it went: on your page, under “Plan of the year”:",
            },
          },
          { kind: "rows" as const, rows },
        ]
      : []),
    ...(taken > 0
      ? [
          {
            kind: "text" as const,
            text: {
              ru: `Больше не за вашей организацией: выводов — ${taken}.`,
              en: `No longer your organisation's: findings, ${taken}.`,
            },
          },
        ]
      : []),
    {
      kind: "action",
      label: { ru: "Открыть страницу организации", en: "Open your organisation's page" },
      url: await officeLink(ctx, agencyId),
    },
  ];
}
