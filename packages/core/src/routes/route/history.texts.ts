import { Temporal } from "temporal-polyfill";
import type { ResponseEvent } from "../../forms/response/response.events.ts";
import { dateInWords, localDay } from "../../ground/calendar/index.ts";
import type { DomainEvent } from "../../ground/shared/events.ts";
import type { Text } from "../../ground/shared/text.ts";
import type { InstrumentEvent, InstrumentKind, StudyAnswer } from "../instrument/index.ts";
import { causeOf, causeTexts, resultTexts } from "../step/step.cause.ts";
import type { StepEventData, StepEventType, StepRef } from "../step/step.events.ts";
import { type StepCause, stepResults } from "../step/step.ts";
import { everyStageOf } from "./plan.ts";
import type { RouteEventData, RouteEventType, StageResults, TakenVersion } from "./route.events.ts";
import type { CloseReason, Outcome } from "./route.ts";
import { shipped } from "./shipped.ts";
import { templates } from "./templates/index.ts";

/** The event's own data with what every event of its room carries. */
type WholeData<T> = T extends StepEventType
  ? StepEventData[T] & StepRef
  : T extends RouteEventType
    ? RouteEventData[T] & { cycle: number; generation: number }
    : T extends InstrumentEvent["type"]
      ? Extract<InstrumentEvent, { type: T }>["data"]
      : T extends ResponseEvent["type"]
        ? Extract<ResponseEvent, { type: T }>["data"]
        : never;

/** What an answer may bring beside it, so that it stands among the route's events. */
type ToldPaper = "instrument.recorded" | "instrument.agreed" | "instrument.disagreed";
/** Files beside a step. */
type ToldFile = "attachment.added" | "attachment.removed";

/** Each event in words for the history. */
const eventTexts: {
  [T in StepEventType | RouteEventType | ToldPaper | ToldFile | ResponseEvent["type"]]: (
    data: WholeData<T>,
    zone: string,
  ) => Text;
} = {
  "route.opened": ({ template }) => {
    const { title } = shipped(template.key, template.version);
    return t(`Открыт маршрут: ${title.ru}.`, `Opened: ${title.en}.`);
  },
  // A stage in which somebody decides, the plan's approval, has no steps.
  "stage.opened": ({ stage, steps }) =>
    t(
      `Начат этап «${stageTitle(stage).ru}»${steps > 0 ? `, шагов: ${steps}` : ""}.`,
      `Stage "${stageTitle(stage).en}" begun${steps > 0 ? `, steps: ${steps}` : ""}.`,
    ),
  "stage.settled": ({ stage, outcome, results }) => {
    const how = outcome === "settled" ? settled(results) : (outcomes[outcome] ?? t(outcome, outcome));
    return t(
      `Завершён этап «${stageTitle(stage).ru}»: ${how.ru}.`,
      `Stage "${stageTitle(stage).en}" settled: ${how.en}.`,
    );
  },
  "stage.wait-answered": ({ stage }) =>
    t(`Этап «${stageTitle(stage).ru}» уже завершён.`, `Stage "${stageTitle(stage).en}" was settled already.`),
  "response.asked": () => t("отправлена анкета.", "a form was sent."),
  "response.submitted": () => t("анкета заполнена.", "the form was filled in."),
  "response.closed": () => t("ответов на анкету больше не ждут.", "the form is waited for no more."),
  "response.reopened": () => t("анкета возвращена на исправление.", "the form was given back to be put right."),
  "plan.drafted": ({ entries, unreviewed }) =>
    unreviewed
      ? t(
          `Составлен проект плана без заключения: обследование не состоялось. Шагов: ${entries.length}.`,
          `Plan drafted without a conclusion: the review did not take place. Steps: ${entries.length}.`,
        )
      : t(`Составлен проект плана, шагов: ${entries.length}.`, `Plan drafted, steps: ${entries.length}.`),
  "plan.changed": () => t("План изменён координатором.", "The coordinator changed the plan."),
  "plan.amended": ({ added, changed, dropped, template }) =>
    t(
      `План изменён после утверждения: добавлено ${added.length}, изменено ${changed.length}, исключено ${dropped.length}.${taken(template).ru}`,
      `The approved plan was amended: added ${added.length}, changed ${changed.length}, dropped ${dropped.length}.${taken(template).en}`,
    ),
  "plan.approval-undone": () =>
    t("Утверждение плана отменено: план снова на рассмотрении.", "The approval was undone: the plan is a draft again."),
  "route.reopened": ({ entries, cycle, template }) =>
    entries
      ? t(
          `Маршрут возобновлён, начат цикл ${cycle}.${taken(template).ru}`,
          `The route was reopened, cycle ${cycle} begun.${taken(template).en}`,
        )
      : t("Маршрут возобновлён.", "The route was reopened."),
  "plan.joined": ({ entries }) =>
    t(`В план добавлено мероприятий: ${entries.length}.`, `Measures added to the plan: ${entries.length}.`),
  "plan.agreed": () => t("Семья согласна с планом.", "The family agrees with the plan."),
  "plan.disagreed": () => t("Семья не согласна с планом.", "The family does not agree with the plan."),
  "plan.services-followed": ({ changed }) =>
    t(
      `Подтверждены услуги мероприятий: изменено строк плана ${changed}.`,
      `The measures' services were confirmed: ${changed} lines of the plan follow.`,
    ),
  "plan.approved": () => t("План утверждён.", "The plan is approved."),
  "cycle.decided": ({ outcome }) => t(`Решение по циклу: ${outcomeRu[outcome]}.`, `Decision on the cycle: ${outcome}.`),
  "cycle.renewed": ({ cycle, template }) =>
    t(`Начат цикл ${cycle}.${taken(template).ru}`, `Cycle ${cycle} begun.${taken(template).en}`),
  // Only an accepted hand-over hands anything to anybody.
  "route.handed-over": ({ to }) =>
    to === undefined || to === "none"
      ? t("Маршрут завершён по возрасту.", "The route has ended by age.")
      : t(
          `Маршрут завершён по возрасту, следующий: ${shipped(to).title.ru}.`,
          `The route has ended by age, the next one: ${shipped(to).title.en}.`,
        ),
  "route.moved": () =>
    t("Сопровождение принял другой муниципалитет.", "Another municipality has taken the route over."),
  "plan.reassigned": ({ agencies }) =>
    t(
      `Шаги, которые впереди по плану, поручены другим организациям: ${Object.keys(agencies).length}.`,
      `Steps ahead in the plan went to other agencies: ${Object.keys(agencies).length}.`,
    ),
  "route.closed": ({ reason }) => t(`Маршрут закрыт: ${closings[reason]}.`, `The route is closed: ${reason}.`),
  "route.continued": ({ why }) =>
    why === "limit"
      ? t("Цикл продолжен новым исполнением.", "The cycle goes on in a new execution.")
      : t("Исполнение восстановлено по записи.", "The execution was restored from the record."),
  "step.planned": ({ requestAt }, zone) => {
    const day = dateInWords(localDay(Temporal.Instant.from(requestAt), zone));
    return t(`запланировано, запрос: ${day.ru}.`, `planned, request on ${day.en}.`);
  },
  "step.requested": ({ due }) =>
    t(`запрос направлен, срок: ${date(due.date).ru}.`, `request sent, due ${date(due.date).en}.`),
  "step.withheld": () =>
    t("нет действующего согласия, шаг приостановлен.", "no consent in force, the step is on hold."),
  "step.received": () => t("организация открыла запрос.", "the agency has opened the request."),
  "step.accepted": () => t("запрос принят в работу.", "the request is accepted."),
  "step.rejected": ({ cause }) =>
    t(
      `организация отказалась${because(cause, "other").ru}.`,
      `the agency rejected the request${because(cause, "other").en}.`,
    ),
  "step.held": (held) =>
    held.reason === "agency"
      ? t(
          "организация закрыта: она не запрошена, нужна другая.",
          "the agency has closed: it is not asked, another one is needed.",
        )
      : t(`${onHold(held).ru}.`, `${onHold(held).en}.`),
  "step.resumed": () => t("возобновлено.", "resumed."),
  "step.completed": ({ result, cause, late, study }) =>
    t(
      `отчёт получен: ${resultTexts[result].ru}${because(cause, causeOf(result)).ru}${late ? ", с опозданием" : ""}.${provided(study).ru}`,
      `reported: ${resultTexts[result].en}${because(cause, causeOf(result)).en}${late ? ", late" : ""}.${provided(study).en}`,
    ),
  "step.outcome-accepted": ({ because }) =>
    because === "route-ended"
      ? t("маршрут завершён, итог остаётся как есть.", "the route has ended, the outcome stands.")
      : t("координатор принял такой итог.", "the coordinator accepted this outcome."),
  "step.decision-wanted": () =>
    t("маршрут возобновлён, решение за координатором.", "the route goes on, the coordinator has to decide."),
  "step.asked-again": ({ why, due, cut }) => {
    if (cut?.status === "rejected")
      return t(
        "маршрут возобновлён, отказ организации в силе: запроса нет.",
        "the route goes on, the agency's refusal stands: it is not asked.",
      );
    if (cut) return t(`маршрут возобновлён, ${onHold(cut).ru}.`, `the route goes on, ${onHold(cut).en}.`);
    return t(`${again[why].ru}, срок: ${date(due.date).ru}.`, `${again[why].en}, due ${date(due.date).en}.`);
  },
  "attachment.added": () => t("приложен файл.", "a file was attached."),
  "attachment.removed": () => t("приложенный файл удалён.", "an attached file was removed."),
  "instrument.recorded": ({ kind }) => t(`Внесён документ: ${papers[kind]}.`, `Recorded: ${kind}.`),
  "instrument.agreed": ({ kind }) => t(`Семья согласна с документом: ${papers[kind]}.`, `The family agrees: ${kind}.`),
  "instrument.disagreed": ({ kind }) =>
    t(`Семья не согласна с документом: ${papers[kind]}.`, `The family does not agree: ${kind}.`),
  "step.corrected": ({ result, cause, was, enrolmentId, study }) => {
    if (enrolmentId)
      return t(
        "организация исправила занятия, и с ними итог.",
        "the agency corrected its sessions, and with them the result.",
      );
    const [why, conditions] = [because(cause, causeOf(result)), provided(study)];
    if (was === result)
      return t(
        `координатор исправил ответ, итог прежний: ${resultTexts[result].ru}${why.ru}.${conditions.ru}`,
        `the coordinator corrected the answer, the result stays: ${resultTexts[result].en}${why.en}.${conditions.en}`,
      );
    return t(
      `координатор исправил итог: было «${resultTexts[was].ru}», стало «${resultTexts[result].ru}»${why.ru}.${conditions.ru}`,
      `the coordinator corrected the result: "${resultTexts[was].en}" became "${resultTexts[result].en}"${why.en}.${conditions.en}`,
    );
  },
  "step.undone": () => t("организация отменила свой ответ.", "the agency took its answer back."),
  "step.cancelled": () => t("отменено.", "cancelled."),
  "step.reassigned": ({ hold }) =>
    hold
      ? t(`передано другой организации, ${onHold(hold).ru}.`, `reassigned to another agency, ${onHold(hold).en}.`)
      : t("передано другой организации.", "reassigned to another agency."),
  "step.inherited": () =>
    t("продолжает правопреемник закрытой организации.", "goes on with the closed agency's successor."),
  "step.replanned": ({ due }) =>
    t(`план изменён, срок: ${date(due.date).ru}.`, `the plan was amended, due ${date(due.date).en}.`),
  "step.due-changed": ({ due, was }) =>
    t(
      `срок пересчитан по изменённому производственному календарю: ${date(due.date).ru}, последний рабочий день ${date(due.workBy).ru} (было: ${date(was.date).ru}, ${date(was.workBy).ru}).`,
      `due ${date(due.date).en}, last working day ${date(due.workBy).en}, by the changed calendar (before: ${date(was.date).en}, ${date(was.workBy).en}).`,
    ),
  "step.due-explained": () =>
    t("календарь изменён, срок прежний.", "the calendar has changed, and the date is the same."),
  "step.moved": () => t("дальше ведёт координатор другого муниципалитета.", "another municipality looks after it."),
  "step.progressed": () => t("частичный отчёт получен.", "a partial report came."),
  "step.question-asked": () => t("организация задала уточняющий вопрос.", "the agency asked what is meant."),
  "step.clarified": () => t("координатор ответил на вопрос.", "the coordinator answered the question."),
  "step.nudged": () => t("координатор напомнил о шаге.", "the coordinator sent a reminder."),
  "step.reminded": () => t("отправлено напоминание.", "reminder sent."),
  "step.fell-due": () => t("сегодня срок.", "due today."),
  "step.escalated": ({ count }) =>
    t(`срок прошёл, сообщено координатору (${count}).`, `overdue, the coordinator is told (${count}).`),
  "step.hold-overdue": () =>
    t("приостановлено, а срок прошёл: сообщено координатору.", "on hold although overdue, the coordinator is told."),
  "step.link-renewed": () => t("выдана новая ссылка для ответа.", "a new response link was issued."),
  "step.link-revoked": () => t("ссылка для ответа отозвана.", "the response link was revoked."),
  "step.restarted": () =>
    t("исполнение шага восстановлено по записи.", "the step's execution was restored from the record."),
  "step.wait-answered": () => t("по шагу уже есть итог.", "the step is settled already."),
};

const outcomes: Record<string, Text> = {
  approved: t("утверждено", "approved"),
  renew: t("новый цикл", "renew"),
  "hand-off": t("завершение по возрасту", "end by age"),
  close: t("завершение", "close"),
};
const outcomeRu: Record<Outcome, string> = {
  renew: "новый цикл",
  "hand-off": "завершение по возрасту",
  close: "завершение",
};
const closings: Record<CloseReason, string> = {
  "left-region": "семья выехала из региона",
  "family-refused": "семья отказалась",
  "goals-reached": "цели достигнуты",
  counselled: "семья получила консультацию; обратиться снова можно в любой день",
  transferred: "передан другому оператору",
  deceased: "смерть ребёнка",
  other: "иная причина",
};
const again: Record<StepEventData["step.asked-again"]["why"], Text> = {
  repeat: t("координатор просит выполнить ещё раз", "the coordinator asks for it once more"),
  "give-to-another": t("координатор поручил другой организации", "the coordinator gave it to another agency"),
  reopen: t("координатор возобновил шаг", "the coordinator reopened the step"),
};

/** « (нет места)»; what is implied need not be said. */
const because = (cause: StepCause | undefined, implied: StepCause | undefined): Text =>
  cause === undefined || cause === implied ? t("", "") : t(` (${causeTexts[cause].ru})`, ` (${causeTexts[cause].en})`);

/** How many of the conditions of study there are, where the answer says so. */
const provided = (study: StudyAnswer | undefined): Text => {
  if (!study) return t("", "");
  const n = study.filter(({ state }) => state === "provided").length;
  return t(
    ` Условий обучения создано: ${n} из ${study.length}.`,
    ` Conditions of study in place: ${n} of ${study.length}.`,
  );
};

/** How the steps of a stage ended; of stages that were settled by an older program nobody counted it. */
function settled(results: StageResults | undefined): Text {
  const counted = [...stepResults, "cancelled" as const].flatMap((result) => {
    const n = results?.[result];
    const words = result === "cancelled" ? t("отменено", "cancelled") : resultTexts[result];
    return n ? [t(`${words.ru} ${n}`, `${words.en} ${n}`)] : [];
  });
  if (results && counted.length === 0) return t("шагов не было", "there were no steps");
  const list = (lang: keyof Text) => (counted.length > 0 ? `: ${counted.map((c) => c[lang]).join(", ")}` : "");
  return t(`по всем шагам есть итог${list("ru")}`, `every step has its result${list("en")}`);
}

function t(ru: string, en: string): Text {
  return { ru, en };
}
const taken = (template: TakenVersion | undefined): Text =>
  template
    ? t(` Форма маршрута: версия ${template.version}.`, ` The template's version: ${template.version}.`)
    : t("", "");
const onHold = ({ until }: { until?: string }): Text =>
  until ? t(`приостановлено до ${date(until).ru}`, `on hold until ${date(until).en}`) : t("приостановлено", "on hold");
const date = (iso: string): Text => dateInWords(Temporal.PlainDate.from(iso));

/** Stages of the same name have the same title in every template. */
const titles = new Map(templates.flatMap(everyStageOf).map(({ key, title }) => [key, title]));
const stageTitle = (key: string): Text => titles.get(key) ?? t(key, key);

const papers: Record<InstrumentKind, string> = {
  ipra: "ИПРА",
  pmpk: "заключение ПМПК",
  iprp: "ИПРП",
  vk: "направление на МСЭ",
};

/** An event in words; its dates in the tenant's zone. */
export function textOf(event: DomainEvent, zone: string): Text {
  const words = eventTexts[event.type as keyof typeof eventTexts];
  return words ? words(event.data as never, zone) : { ru: event.type, en: event.type };
}
