import type { Temporal } from "temporal-polyfill";
import { type ComposedMail, composePlain, dueInWords } from "../notification/index.ts";
import { plural } from "../shared/plural.ts";
import type { TenantSettings } from "../tenant/index.ts";

/** One organisation's line: how many of its steps are overdue, and since when the oldest. */
export interface LateAgency {
  name: string;
  overdue: number;
  /** ISO date. */
  oldest: string;
}

export interface CoordinatorDigest {
  kind: "monday" | "daily";
  /** Most overdue first. */
  late: LateAgency[];
  openTasks: number;
  municipality: string;
  now: Temporal.Instant;
  settings: TenantSettings;
}

const mostLines = 60;

/** Who is late, by organisation: on Monday all of it, on other days what became late since. */
export function composeCoordinatorDigest({
  kind,
  late,
  openTasks,
  municipality,
  now,
  settings,
}: CoordinatorDigest): ComposedMail {
  const steps = late.reduce((sum, l) => sum + l.overdue, 0);
  const monday = kind === "monday";
  const rows = late.slice(0, mostLines).map(({ name, overdue, oldest }) => {
    const { left } = dueInWords(oldest, now, settings.zone);
    return {
      label: { ru: name, en: name },
      value: {
        ru: `${overdue} ${plural(overdue, "шаг", "шага", "шагов")}; по старейшему ${left.ru}`,
        en: `${overdue} ${overdue === 1 ? "step" : "steps"}; the oldest ${left.en}`,
      },
    };
  });
  return composePlain({
    subject: monday
      ? `Неделя: просрочено ${steps}, организаций ${late.length}, задач ${openTasks}`
      : `За день: без ответа после срока ${steps} ${plural(steps, "шаг", "шага", "шагов")}`,
    heading: monday
      ? { ru: "Кто опаздывает: сводка на неделю", en: "Who is late: the week's digest" }
      : { ru: "Сроки, истёкшие без ответа", en: "Due dates that passed without an answer" },
    thread: `digest-${kind}-${municipality}`,
    publicUrl: settings.publicUrl,
    parts: [
      {
        kind: "text",
        text: {
          ru: `Здравствуйте!\nПросрочено шагов: ${steps}. Открытых задач: ${openTasks}.`,
          en: `Overdue steps: ${steps}. Open tasks: ${openTasks}.`,
        },
      },
      ...(rows.length > 0 ? [{ kind: "rows" as const, rows }] : []),
      {
        kind: "action",
        label: { ru: "Открыть просроченное", en: "Open what is overdue" },
        url: `${settings.publicUrl}/v1/inbox?bucket=overdue`,
      },
      {
        kind: "text",
        text: {
          ru: "Персональных данных в письме нет. Отвечать на него не нужно.",
          en: "There is no personal data in this mail. It needs no answer.",
        },
      },
    ],
  });
}
