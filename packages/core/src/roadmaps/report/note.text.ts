import { plural } from "../../ground/shared/plural.ts";
import { causeTexts, stepCauses } from "../../routes/step/index.ts";
import { forPeriod } from "../period/period.ts";
import { countedFor, failuresCounted } from "./failures.ts";
import { frozenText } from "./frozen.text.ts";
import type { Report } from "./report.ts";
import * as words from "./words.ts";

const n = words.number;
/** «12 отчётов» */
const many = (count: number, one: string, few: string, lots: string) => `${n(count)} ${plural(count, one, few, lots)}`;

/** The sentences of the analytical note: each says what a figure of the report says, and nothing else. */
export function noteText(report: Report) {
  const { computed, organisations: o, obligations: d } = report;
  const t = (key: string) => computed.totals[key] ?? 0;
  const period = forPeriod(report.period);
  return {
    title: "Аналитическая справка",
    subtitle: `о межведомственном взаимодействии при исполнении индивидуальных программ реабилитации и абилитации детей-инвалидов ${period}`,
    state:
      report.revision === 0
        ? `Предварительные данные на ${words.longDate(report.at)}: период ещё не закрыт.`
        : `Данные окончательные, редакция ${report.revision} от ${words.longDate(report.at)}.${report.reason ? ` Причина исправления: ${report.reason}` : ""}`,
    frozen: frozenText(report),
    children: [
      `На ${words.longDate(computed.asOf)} на учёте ${plural(t("children"), "состоит", "состоят", "состоят")} ${many(t("children"), "ребёнок", "ребёнка", "детей")}: инвалидность установлена у ${n(t("children-disability"))}, ограниченные возможности здоровья — у ${n(t("children-needs"))}.`,
      `Маршрут сопровождения открыт у ${many(t("routes-open"), "ребёнка", "детей", "детей")}, индивидуальный план утверждён у ${n(t("programmes"))}; маршрут ранней помощи — у ${n(t("early-help"))}. Консультации ${period} получили семьи ${many(t("families-consulted"), "ребёнка", "детей", "детей")}.`,
    ],
    settled: t("ipra-settled") > 0,
    ipra: [
      t("ipra-settled") === 0
        ? `Итогов по мероприятиям ИПРА ${period} нет.`
        : `Итог ${period} известен по ${many(t("ipra-settled"), "мероприятию", "мероприятиям", "мероприятиям")} ИПРА; ${plural(t("ipra-performed"), "выполнено", "выполнены", "выполнено")} ${n(t("ipra-performed"))} (${n(t("ipra-performed-share"))} %).${trend(report, "ipra-performed-share")}`,
      ...followed(report),
      `Новых ИПРА внесено: ${n(t("ipra-recorded"))}; заключений ПМПК: ${n(t("conclusions-recorded"))}; детей с внесёнными ИПРА: ${n(t("ipra-children"))}. С датой этого периода: ИПРА — ${n(t("ipra-dated"))}, заключений ПМПК — ${n(t("conclusions-dated"))}. С датой прежних периодов внесено ${many(t("papers-late"), "документ", "документа", "документов")}; исправлений: ${n(t("papers-corrected"))}.`,
      ...(computed.basis ? [computed.basis.ru] : []),
    ],
    agencies: [
      `Организации завершили ${many(t("steps-settled"), "шаг", "шага", "шагов")} маршрутов, с опозданием — ${n(t("steps-late"))}. На ${words.longDate(computed.asOf)} просрочено ${many(t("steps-overdue"), "шаг", "шага", "шагов")}.${t("response-days") > 0 ? ` Средний срок ответа — ${n(t("response-days"))} ${plural(t("response-days"), "день", "дня", "дней")}.` : ""}`,
      ...slowest(report),
    ],
    failures: failures(report),
    roadmap: [
      `Отчитаться по дорожной карте ${plural(o.expected, "должна", "должны", "должны")} ${many(o.expected, "организация", "организации", "организаций")}: полностью отчитались ${n(o.complete)}, частично — ${n(o.partly)}, не сдали ни одного отчёта — ${n(o.silent)}.`,
      `Ожидалось ${many(d.owed, "отчёт", "отчёта", "отчётов")}; поступило ${n(d.submitted + d.accepted)}, из них принято ${n(d.accepted)}; возвращено на доработку ${n(d.returned)}; с опозданием сдано ${n(d.late)}; просрочено ${n(d.overdue)}.`,
      ...informed(report),
    ],
    punctual: punctual(d),
    negative: negative(d),
    missing:
      report.missing.length === 0
        ? "Все организации сдали отчёты полностью."
        : `Отчёты ожидаются от ${many(report.missing.length, "организации", "организаций", "организаций")}${report.missing.length > mostMissing ? `; в таблице первые ${mostMissing}, полный список — в приложении XLSX` : ""}.`,
    conclusions: conclusions(report),
  };
}

/** How the commissions' recommendations are followed (measure II.II-2.2), where any came to something. */
function followed(report: Report): string[] {
  const settled = report.computed.totals["conclusions-settled"] ?? 0;
  if (settled === 0) return [];
  const performed = report.computed.totals["conclusions-performed"] ?? 0;
  const share = n(report.computed.totals["conclusions-performed-share"] ?? 0);
  return [
    `Итог ${forPeriod(report.period)} известен по ${many(settled, "рекомендации", "рекомендациям", "рекомендациям")} ПМПК; ${plural(performed, "выполнена", "выполнены", "выполнено")} ${n(performed)} (${share} %).${trend(report, "conclusions-performed-share")}`,
  ];
}

/** Lines of the table of those who have not reported. */
export const mostMissing = 25;

/** Lines of the table of those who say no. */
export const mostNegative = 100;

/** Lines of the table of organisations whose steps did not come off. */
export const mostFailing = 25;

function failures(report: Report): string[] {
  const all = failuresCounted(report);
  if (all === 0) return [];
  const named = stepCauses.flatMap((cause) => {
    const count = countedFor(report, cause);
    return count > 0 ? [`${causeTexts[cause].ru} — ${n(count)}`] : [];
  });
  return [
    `Причины, по которым шаги не выполнены, названы ${many(all, "раз", "раза", "раз")}: ${named.join("; ")}. Каждый отказ и каждый неисполненный запрос считается отдельно, поэтому сумма не равна числу мероприятий.`,
  ];
}

/** The figure that the measures themselves ask for: families that were informed, where anybody has told. */
function informed({ sections }: Report): string[] {
  const told = sections
    .flatMap((s) => s.measures.flatMap((m) => m.figures))
    .filter((f) => f.key === "families-informed" && f.value !== undefined);
  if (told.length === 0) return [];
  const families = told.reduce((sum, { value = 0 }) => sum + value, 0);
  return [`По отчётам организаций информацию и консультации получили семьи: ${n(families)}.`];
}

function punctual({ daysLate = 0, late, overdue, extended = 0, extendedAgain = 0 }: Report["obligations"]): string {
  const again = extendedAgain > 0 ? `, из них повторно — по ${n(extendedAgain)}` : "";
  const longer =
    extended === 0
      ? "Сроки не продлевались."
      : `Срок продлён по ${many(extended, "отчёту", "отчётам", "отчётам")}${again}.`;
  if (late + overdue === 0) return `Опозданий нет. ${longer}`;
  return `Опоздание в сумме — ${many(daysLate, "день", "дня", "дней")} (от срока, который действует; у несданных — на день отчёта), в среднем ${n(Math.round((10 * daysLate) / (late + overdue)) / 10)} на отчёт. ${longer}`;
}

function negative({ noData = 0, notPerformed = 0 }: Report["obligations"]): string[] {
  if (noData + notPerformed === 0) return ["Отчётов «не выполнено» и «нет данных» нет."];
  return [
    `«Не выполнено» указано в ${many(notPerformed, "отчёте", "отчётах", "отчётах")}, «нет данных» — в ${n(noData)}; где данных нет, в суммы ничего не вошло. Причины — в таблице; полный список — в приложении XLSX.`,
  ];
}

function trend({ previous, computed }: Report, key: string): string {
  const [was, is] = [previous?.[key], computed.totals[key] ?? 0];
  if (was === undefined) return "";
  if (was === is) return " По сравнению с прошлым периодом доля не изменилась.";
  return ` В прошлом периоде доля составляла ${n(was)} %: она ${is > was ? "выросла" : "снизилась"}.`;
}

function slowest({ computed }: Report): string[] {
  const worst = [...computed.agencies].sort((a, b) => b.overdue - a.overdue)[0];
  if (!worst || worst.overdue === 0) return [];
  return [`Больше всего просроченных шагов: ${words.agencyKind[worst.kind] ?? worst.kind} — ${n(worst.overdue)}.`];
}

/** What follows from the figures alone; a person adds the rest. */
function conclusions(report: Report): string[] {
  const { computed, organisations: o, obligations: d } = report;
  const found: string[] = [];
  const in_ = d.submitted + d.accepted;
  if (d.owed > 0) found.push(`Сдано отчётов по дорожной карте — ${n(Math.round((1000 * in_) / d.owed) / 10)} %.`);
  if ((d.notPerformed ?? 0) > 0)
    found.push(`Разобрать причины, по которым мероприятия не выполнены: отчётов — ${n(d.notPerformed ?? 0)}.`);
  if ((d.noData ?? 0) > 0) found.push(`Уточнить, почему нет данных: отчётов — ${n(d.noData ?? 0)}.`);
  if (o.silent > 0)
    found.push(
      `Запросить отчёты у ${many(o.silent, "организации", "организаций", "организаций")}, не представивших ни одного отчёта.`,
    );
  if (d.returned > 0) found.push(`Проконтролировать доработку возвращённых отчётов: ${n(d.returned)}.`);
  const overdue = computed.totals["steps-overdue"] ?? 0;
  if (overdue > 0) found.push(`Рассмотреть с ведомствами причины просрочки шагов маршрутов: ${n(overdue)}.`);
  const none = computed.ipra
    .filter(({ results }) => (results["not-performed"] ?? 0) > 0)
    .map(({ block }) => `«${words.block[block] ?? block}»`);
  if (none.length > 0) found.push(`Разобрать неисполненные мероприятия ИПРА по разделам: ${none.join(", ")}.`);
  const [places, specialists] = [countedFor(report, "no-place"), countedFor(report, "no-specialist")];
  if (places + specialists > 0)
    found.push(`Решить, где взять недостающее: не хватило мест — ${n(places)}, специалистов — ${n(specialists)}.`);
  if (report.unassigned.length > 0)
    found.push("Назначить организации-исполнители там, где их нет: их отчётов никто не сдаёт.");
  return found;
}
