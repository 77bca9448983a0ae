import * as Report from "@marshrut/core/report";
import * as Route from "@marshrut/core/route";
import type { Ctx, RefusalCode, StepId, Text } from "@marshrut/core/shared";
import * as Step from "@marshrut/core/step";
import type { z } from "zod";
import { operation } from "../operation/index.ts";

interface Verb<Id extends string, Name extends string, Body extends z.ZodType> {
  operationId: Id;
  verb: Name;
  summary: Text;
  description: Text;
  body: Body;
  example: { summary: Text; value: z.input<Body> };
  /** Beyond those of every verb. */
  refusals?: readonly RefusalCode[];
  act(ctx: Ctx, stepId: StepId, body: z.output<Body>, how: Step.How): Promise<Step.StepView>;
}

// The compiler does not look for names in a path that ends in a type parameter.
const stepOf = (params: object) => (params as { stepId: StepId }).stepId;

/** What is done to a step: `POST /steps/{stepId}/<verb>` answers the step as it then is. */
const verb = <const Id extends string, const Name extends string, Body extends z.ZodType>({
  verb: name,
  example,
  act,
  refusals = [],
  ...named
}: Verb<Id, Name, Body>) =>
  operation({
    ...named,
    method: "post",
    path: `/steps/{stepId}/${name}`,
    tag: "steps",
    examples: { [name]: example },
    ifMatch: "optional",
    answer: {
      status: 200,
      schema: Step.StepView,
      description: { ru: "Шаг, каким он стал.", en: "The step as it now is." },
    },
    refusals: ["step.closed", "step.not-allowed", "conflict.busy", ...refusals],
    run: ({ ctx, params, body, expectedVersion }) =>
      act(ctx, stepOf(params), body as z.output<Body>, expectedVersion === undefined ? {} : { expectedVersion }),
    again: ({ ctx, params }) => Step.get(ctx, stepOf(params)),
  });

export const acceptStep = verb({
  operationId: "acceptStep",
  verb: "accept",
  summary: { ru: "Принять в работу", en: "Accept" },
  description: { ru: "Организация берёт шаг в работу.", en: "The agency takes the step on." },
  body: Step.Accept,
  example: { summary: { ru: "Принять", en: "Accept" }, value: {} },
  act: Step.accept,
});

export const rejectStep = verb({
  operationId: "rejectStep",
  verb: "reject",
  summary: { ru: "Отклонить с причиной", en: "Reject with a reason" },
  description: {
    ru: "Организация не может выполнить шаг: координатор узнаёт причину (`cause` — её код) и поручает его другой.",
    en: "The agency cannot do it: the coordinator is told why (`cause` is its code) and asks another one.",
  },
  body: Step.Reject,
  example: {
    summary: { ru: "Нет специалиста", en: "No specialist" },
    value: { cause: "no-specialist", reason: "До сентября нет логопеда." },
  },
  act: Step.reject,
});

export const holdStep = verb({
  operationId: "holdStep",
  verb: "hold",
  summary: { ru: "Приостановить", en: "Put on hold" },
  description: {
    ru: "Работа приостановлена; с датой `until` шаг вернётся в работу сам. Срок от этого не меняется; когда он пройдёт, координатору напоминают. Дольше 60 дней и за конец плана — только с подтверждением второго сотрудника (202).",
    en: "The work rests; with a date `until` it is resumed by itself. The due date stays; past it the coordinator is reminded. For more than 60 days, or beyond the plan's end, a second person confirms it (202).",
  },
  body: Step.Hold,
  example: { summary: { ru: "Ребёнок болеет", en: "The child is ill" }, value: { reason: "Ребёнок болеет." } },
  refusals: ["second-person.wanted"],
  act: Route.holdStep,
});

export const resumeStep = verb({
  operationId: "resumeStep",
  verb: "resume",
  summary: { ru: "Возобновить", en: "Resume" },
  description: { ru: "Приостановленный шаг снова в работе.", en: "The step is worked on again." },
  body: Step.Resume,
  example: { summary: { ru: "Возобновить", en: "Resume" }, value: {} },
  refusals: ["consent.missing"],
  act: Step.resume,
});

export const completeStep = verb({
  operationId: "completeStep",
  verb: "complete",
  summary: { ru: "Отчитаться о результате", en: "Report the result" },
  description: {
    ru: "Один из пяти результатов; для `not-performed` нужна причина. `cause` — код причины: family-refused (семья отказалась), did-not-come (не явились), no-place (нет места), no-specialist (нет специалиста), not-ours (не к нам), other (иная, с пояснением); без него он следует из результата. Итог, кроме `performed`, ждёт решения координатора. После срока тоже можно: ответ отмечается как поздний. Школа и сад отвечают в `study`, какие из рекомендованных условий обучения созданы: provided (создано), partly (частично), not-provided (не создано), для двух последних — причина. Шаг, который спрашивает по форме (`form`), выполнен, когда есть ответы: сданные по анкете или в `answers`.",
    en: "One of the five results; `not-performed` needs a reason. `cause` is the code of why; without it, it follows from the result. Any result but `performed` waits for a coordinator's decision. A late report is taken too, and marked as late. A school or kindergarten says in `study` which of the recommended conditions of study there are, and why others are not. A step that asks by a form (`form`) is performed with its answers: handed in before, or in `answers`.",
  },
  body: Step.Complete,
  example: {
    summary: { ru: "Выполнено", en: "Performed" },
    value: { result: "performed", report: "Проведено 10 занятий." },
  },
  refusals: ["response.wanted", "response.submitted"],
  act: Step.complete,
});

export const cancelStep = verb({
  operationId: "cancelStep",
  verb: "cancel",
  summary: { ru: "Отменить", en: "Cancel" },
  description: {
    ru: "Шаг больше не нужен; причина остаётся в истории.",
    en: "The step is not needed any more; the reason is kept.",
  },
  body: Step.Cancel,
  example: {
    summary: { ru: "Не нужен", en: "Not needed" },
    value: { reason: "Семья получает помощь в другом центре." },
  },
  act: Step.cancel,
});

export const reassignStep = verb({
  operationId: "reassignStep",
  verb: "reassign",
  summary: { ru: "Поручить другой организации", en: "Ask another agency" },
  description: {
    ru: "Ссылки прежней организации перестают действовать, новой уходит письмо, срок считается заново. Отложенный шаг остаётся отложенным до того же дня; `keepHold: false` снимает это. Организации другого вида — с `confirmedOtherKind`.",
    en: "Links of the former agency are dead, the new one gets a mail, the due date is counted anew. A step on hold stays so until the same day; `keepHold: false` ends that. An organisation of another kind takes `confirmedOtherKind`.",
  },
  body: Step.Reassign,
  example: {
    summary: { ru: "Другая школа", en: "Another school" },
    value: { agencyId: "agency_01J8ZQ4M7N3E5R6T8V9WXYZABC", reason: "Прежняя организация отказалась." },
  },
  refusals: ["agency.unknown", "agency.closed", "agency.kind"],
  act: Step.reassign,
});

export const progressStep = verb({
  operationId: "progressStep",
  verb: "progress",
  summary: { ru: "Частичный отчёт", en: "Report a part" },
  description: {
    ru: "Часть сделана, итог ещё впереди: шаг в работе (`in-progress`), срок прежний.",
    en: "A part is done, the result is to come: the step is in progress, the due date as before.",
  },
  body: Step.Progress,
  example: { summary: { ru: "Половина занятий", en: "Half of it" }, value: { report: "Проведено 5 занятий из 10." } },
  act: Step.progress,
});

export const askAboutStep = verb({
  operationId: "askAboutStep",
  verb: "ask",
  summary: { ru: "Спросить координатора", en: "Ask the coordinator" },
  description: {
    ru: "Вопрос попадает координатору задачей; ответ приходит письмом. Срок не останавливается.",
    en: "The question becomes a task of the coordinator; the answer comes by mail. The due date keeps running.",
  },
  body: Step.Ask,
  example: {
    summary: { ru: "Что именно нужно", en: "What is meant" },
    value: { question: "Нужны ли выездные занятия?" },
  },
  act: Step.ask,
});

export const clarifyStep = verb({
  operationId: "clarifyStep",
  verb: "clarify",
  summary: { ru: "Ответить на вопрос организации", en: "Answer the agency's question" },
  description: {
    ru: "Организация получает письмо с новой ссылкой, ответ показан за ней.",
    en: "The agency gets a mail with a new link, and reads the answer behind it.",
  },
  body: Step.Clarify,
  example: { summary: { ru: "Ответ", en: "An answer" }, value: { answer: "Нет, занятия в учреждении." } },
  act: Step.clarify,
});

export const decideStep = verb({
  operationId: "decideStep",
  verb: "decide",
  summary: { ru: "Решить, что дальше, если не выполнено", en: "Decide what follows when it was not performed" },
  description: {
    ru: "`repeat` — просить ту же организацию ещё раз, `give-to-another` — поручить другой, `accept-outcome` — принять итог. До решения этап маршрута не завершается.",
    en: "`repeat` asks the same agency again, `give-to-another` asks another one, `accept-outcome` leaves the result as it is. Until then the route's stage waits.",
  },
  body: Step.Decide,
  example: {
    summary: { ru: "Поручить другой", en: "Give it to another" },
    value: {
      decision: "give-to-another",
      agencyId: "agency_01J8ZQ4M7N3E5R6T8V9WXYZABC",
      reason: "В школе нет логопеда.",
    },
  },
  refusals: ["agency.unknown", "agency.closed", "agency.kind", "route.closed"],
  act: Route.decideStep,
});

export const correctStep = verb({
  operationId: "correctStep",
  verb: "correct",
  summary: { ru: "Исправить итог шага", en: "Correct a step's result" },
  description: {
    ru: "Итог записан по ошибке: в истории остаются оба, показатели пересчитываются. Если квартал уже закрыт, замороженные цифры остаются, и выходит редакция отчёта с причиной. `answers` исправляют ответы на форму шага.",
    en: "The result was a mistake: the history keeps both, the figures follow. Where the quarter is locked its frozen figures stay, and a revision of the report tells why. `answers` put the answers to the step's form right.",
  },
  body: Step.Correct,
  example: {
    summary: { ru: "Отметили не тот шаг", en: "The wrong step" },
    value: { result: "not-performed", cause: "no-place", reason: "«Выполнено» нажали по ошибке, места не было." },
  },
  refusals: ["response.wanted"],
  act: Report.correctStep,
});

export const revokeStepLink = verb({
  operationId: "revokeStepLink",
  verb: "revoke-link",
  summary: { ru: "Отозвать ссылку из письма", en: "Revoke the link of a letter" },
  description: {
    ru: "Ссылка, по которой организация отвечает на этот шаг, перестаёт действовать сразу; с `resend` (по умолчанию) на адрес организации уходит новая. Причина остаётся в истории.",
    en: "The link by which the organisation answers this step stops working at once; with `resend` (the default) a new one goes to the organisation's address. The reason stays in the history.",
  },
  body: Step.RevokeLink,
  example: {
    summary: { ru: "Письмо переслали не туда", en: "The letter went astray" },
    value: { reason: "Письмо переслали посторонним." },
  },
  act: Step.revokeLink,
});

export const reopenStep = verb({
  operationId: "reopenStep",
  verb: "reopen",
  summary: { ru: "Возобновить завершённый шаг", en: "Reopen a settled step" },
  description: {
    ru: "Итог или отмена были ошибкой: организацию просят снова, срок считается заново, прежний итог остаётся в истории и не учитывается.",
    en: "Its result, or its cancellation, was a mistake: the agency is asked anew with a new due date; the former result stays in the history and counts no more.",
  },
  body: Step.Reopen,
  example: {
    summary: { ru: "Отменён по ошибке", en: "Cancelled by mistake" },
    value: { reason: "Отменили не тот шаг." },
  },
  refusals: ["route.closed"],
  act: Report.reopenStep,
});
