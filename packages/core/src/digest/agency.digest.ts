import type { Temporal } from "temporal-polyfill";
import { type ComposedMail, composePlain, dueInWords, referenceOf } from "../notification/index.ts";
import { plural } from "../shared/plural.ts";
import type { Step } from "../step/index.ts";
import type { TenantSettings } from "../tenant/index.ts";

/** Most steps that a mail lists; the page behind its button has them all. */
const mostLines = 50;

export interface AgencyDigest {
  agencyName: string;
  /** By due date, the earliest first. */
  steps: Step[];
  now: Temporal.Instant;
  settings: TenantSettings;
  /** The organisation's page, `https://…/respond#…`. */
  pageUrl: string;
  unsubscribe: string;
}

/** The one reminder of a day: what is open and when it is due, in the words of the plan, and a page to answer all of it. */
export function composeAgencyDigest({
  agencyName,
  steps,
  now,
  settings,
  pageUrl,
  unsubscribe,
}: AgencyDigest): ComposedMail {
  const n = steps.length;
  const rows = steps.slice(0, mostLines).map((step) => {
    const { by, left } = dueInWords(step.due.date, now, settings.zone);
    const value = (lang: "ru" | "en") => `${by[lang]} (${left[lang]}) · № ${referenceOf(step.stepId)}`;
    return { label: step.title, value: { ru: value("ru"), en: value("en") } };
  });
  const more =
    n > mostLines
      ? { ru: `И ещё ${n - mostLines}: они на странице.`, en: `And ${n - mostLines} more, on the page.` }
      : undefined;
  return composePlain({
    subject: `Ждут ответа: ${n} ${plural(n, "шаг", "шага", "шагов")} — ${agencyName}`,
    heading: { ru: "Напоминаем о сроках", en: "A reminder of due dates" },
    thread: `digest-${steps[0]?.agencyId ?? "agency"}`,
    publicUrl: settings.publicUrl,
    unsubscribe,
    parts: [
      {
        kind: "text",
        text: {
          ru: `Уважаемые коллеги!\nПо этим шагам маршрутов сопровождения мы ещё не получили ответа организации «${agencyName}». Ответить на все можно на одной странице.`,
          en: `We have no answer of ${agencyName} on these steps of support routes yet. All of them can be answered on one page.`,
        },
      },
      { kind: "rows", rows },
      ...(more ? [{ kind: "text" as const, text: more }] : []),
      { kind: "action", label: { ru: "Открыть список и ответить", en: "Open the list and answer" }, url: pageUrl },
      {
        kind: "text",
        text: {
          ru: "О ком идёт речь, показано только на странице: персональные данные мы по почте не отправляем. Такое письмо приходит не чаще одного раза в день; если ответы уже отправлены, ничего делать не нужно. Ответ после срока тоже примем.",
          en: "Who it is about is shown on the page only: we send no personal data by mail. Such a mail comes once a day at most. A late answer is taken too.",
        },
      },
    ],
  });
}
