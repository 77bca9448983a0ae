import * as Attachment from "@marshrut/core/attachment";
import { documentFormats, documentType } from "@marshrut/core/document";
import * as Route from "@marshrut/core/route";
import { type Ctx, notFound, type RouteId } from "@marshrut/core/shared";
import * as z from "zod";
import { Download, operation } from "../operation/index.ts";
import { listOf, listQuery } from "./shared.ts";

const changed = {
  status: 200,
  schema: Route.RouteView,
  description: { ru: "Маршрут, каким он стал.", en: "The route as it now is." },
} as const;
const refusals = ["route.closed", "conflict.busy"] as const;

const openRoute = operation({
  operationId: "openRoute",
  method: "post",
  path: "/children/{childId}/routes",
  tag: "routes",
  summary: { ru: "Открыть маршрут", en: "Open a route" },
  description: {
    ru: "По шаблону: early-help, preschool, school-age, transition-to-adulthood; для детей в замещающих семьях, если группа отмечена в карточке, foster-family. Открытый маршрут у ребёнка один.",
    en: "By a template: early-help, preschool, school-age, transition-to-adulthood; foster-family for children whose card names that group. A child has one open route.",
  },
  body: Route.OpenRoute,
  examples: { school: { summary: { ru: "Школьный возраст", en: "School age" }, value: { template: "school-age" } } },
  answer: { status: 201, schema: Route.RouteView, description: { ru: "Открытый маршрут.", en: "The open route." } },
  refusals: ["route.exists", "child.left", "child.expected", "child.over-age", "agency.unknown", "input.invalid"],
  run: ({ ctx, params, body }) => Route.open(ctx, params.childId, body),
  location: ({ routeId }) => `/routes/${routeId}`,
  again: ({ ctx }, ref) => Route.again(ctx, ref.id as RouteId),
});

const listRoutes = operation({
  operationId: "listRoutes",
  method: "get",
  path: "/children/{childId}/routes",
  tag: "routes",
  summary: { ru: "Маршруты ребёнка", en: "A child's routes" },
  description: {
    ru: "Открытый и завершённые, от старых к новым. Семья видит маршруты своих детей.",
    en: "The open one and those that ended, oldest first. A family sees the routes of its own children.",
  },
  answer: {
    status: 200,
    schema: z.strictObject({ items: z.array(Route.RouteSummary) }),
    description: { ru: "Маршруты.", en: "The routes." },
  },
  run: async ({ ctx, params }) => ({ items: await Route.listFor(ctx, params.childId) }),
});

const getRoute = operation({
  operationId: "getRoute",
  method: "get",
  path: "/routes/{routeId}",
  tag: "routes",
  summary: { ru: "Прочитать маршрут", en: "Read a route" },
  description: {
    ru: "План, этапы и шаги цикла. Семья видит маршруты своих детей.",
    en: "The plan, the stages and the steps of the cycle. A family sees the routes of its own children.",
  },
  answer: { status: 200, schema: Route.RouteView, description: { ru: "Маршрут.", en: "The route." } },
  run: ({ ctx, params }) => Route.get(ctx, params.routeId),
});

const getRouteHistory = operation({
  operationId: "getRouteHistory",
  method: "get",
  path: "/routes/{routeId}/history",
  tag: "routes",
  summary: { ru: "История маршрута", en: "A route's history" },
  description: {
    ru: "Что, когда и кем сделано: словами, от начала. Без персональных данных.",
    en: "What was done, when and by whom, in words, from the beginning. Without personal data.",
  },
  query: listQuery({}),
  answer: {
    status: 200,
    schema: listOf(Route.HistoryItem),
    description: { ru: "Страница истории.", en: "A page of the history." },
  },
  run: ({ ctx, params, page }) => page((of) => Route.history(ctx, params.routeId, of)),
});

const printPlan = operation({
  operationId: "printPlan",
  method: "get",
  path: "/routes/{routeId}/plan/print",
  tag: "routes",
  summary: { ru: "План для подписи", en: "The plan for signature" },
  description: {
    ru: "План по форме: направление, ключевое мероприятие, услуга, сроки, средства, ответственный, ожидаемый результат — и строки для подписей семьи и организаций. PDF или DOCX (`format`). Неутверждённый помечен как проект. Просмотр записывается в журнал.",
    en: "The plan by its form: direction, key measure, service, dates, means, responsible agency, expected result, with lines for the signatures of family and agencies. PDF or DOCX (`format`). One that is not approved is marked as a draft. Reading is on record.",
  },
  query: z.strictObject({ format: z.enum(documentFormats).default("pdf") }),
  files: documentFormats.map(documentType),
  answer: { status: 200, description: { ru: "Файл.", en: "The file." } },
  run: async ({ ctx, params, query }) => new Download(await Route.printPlan(ctx, params.routeId, query.format)),
});

const addSignedPlan = operation({
  operationId: "addSignedPlan",
  method: "post",
  path: "/routes/{routeId}/plan/signed",
  tag: "routes",
  summary: { ru: "Приложить подписанный план", en: "Keep the signed plan" },
  description: {
    ru: "Скан до 3 МБ: PDF, JPEG, PNG или DOCX, вид проверяется по содержимому; хранится зашифрованным. `edition` — редакция с печатного плана; без неё — план, каким он есть сейчас. Тот же скан ещё раз — та же запись.",
    en: "A scan up to 3 MB: PDF, JPEG, PNG or DOCX, judged by its content; kept encrypted. `edition` is that of the printed plan; without it the plan as it is now. The same scan again is the same record.",
  },
  body: Attachment.NewSigned,
  bodyLimit: 5 * 2 ** 20,
  examples: {
    scan: {
      summary: { ru: "Скан", en: "A scan" },
      value: { name: "план.pdf", signedOn: "2025-03-10", content: "JVBERi0xLjcKJSVFT0YK" },
    },
  },
  answer: { status: 201, schema: Attachment.SignedView, description: { ru: "Скан.", en: "The scan." } },
  refusals: ["attachment.type", "attachment.too-large", "input.invalid"],
  run: ({ ctx, params, body, files }) => Attachment.addSigned(ctx, files, params.routeId, body),
  location: ({ routeId }) => `/routes/${routeId}/plan/signed`,
  again: ({ ctx, params }, ref) => signedOf(ctx, params.routeId, ref.id),
});

async function signedOf(ctx: Ctx, routeId: RouteId, id: string) {
  const found = (await Attachment.signedOf(ctx, routeId)).find(({ signedId }) => signedId === id);
  if (!found) throw notFound();
  return found;
}

const listSignedPlans = operation({
  operationId: "listSignedPlans",
  method: "get",
  path: "/routes/{routeId}/plan/signed",
  tag: "routes",
  summary: { ru: "Подписанные планы", en: "The signed plans" },
  description: {
    ru: "Новые сначала; `current` — подписан ли план, каким он есть сейчас.",
    en: "Newest first; `current` says whether the plan as it is now has been signed.",
  },
  answer: {
    status: 200,
    schema: z.strictObject({ items: z.array(Attachment.SignedView) }),
    description: { ru: "Сканы.", en: "The scans." },
  },
  run: async ({ ctx, params }) => ({ items: await Attachment.signedOf(ctx, params.routeId) }),
});

const downloadSignedPlan = operation({
  operationId: "downloadSignedPlan",
  method: "get",
  path: "/routes/{routeId}/plan/signed/{signedId}/file",
  tag: "routes",
  summary: { ru: "Скачать подписанный план", en: "Download a signed plan" },
  description: { ru: "Просмотр записывается в журнал.", en: "Reading is on record." },
  files: Object.values(Attachment.attachmentTypes),
  answer: { status: 200, description: { ru: "Файл.", en: "The file." } },
  refusals: ["file.unchecked", "file.infected"],
  run: async ({ ctx, params, files }) =>
    new Download(await Attachment.signedFile(ctx, files, params.routeId, params.signedId)),
});

const removeSignedPlan = operation({
  operationId: "removeSignedPlan",
  method: "post",
  path: "/routes/{routeId}/plan/signed/{signedId}/remove",
  tag: "routes",
  summary: { ru: "Удалить ошибочный скан плана", en: "Remove a scan that was kept by mistake" },
  description: {
    ru: "Содержимое и имя удаляются насовсем; в списке остаётся, что это было (дайджест), кто, когда и почему удалил. План снова ждёт подписи: у его редакции нет скана с `current`.",
    en: "Content and name are gone for good; the list keeps what it was (its digest), who removed it, when and why. The plan waits to be signed again: no scan of its edition is `current`.",
  },
  body: Attachment.RemoveSigned,
  examples: {
    wrong: { summary: { ru: "Не тот файл", en: "A wrong file" }, value: { reason: "План другого ребёнка." } },
  },
  answer: { status: 200, schema: Attachment.SignedView, description: { ru: "Скан.", en: "The scan." } },
  run: ({ ctx, params, body, files }) => Attachment.removeSigned(ctx, files, params, body),
  again: ({ ctx, params }, ref) => signedOf(ctx, params.routeId, ref.id),
});

const changePlan = operation({
  operationId: "changePlan",
  method: "put",
  path: "/routes/{routeId}/plan",
  tag: "routes",
  summary: { ru: "Изменить план", en: "Change the plan" },
  description: {
    ru: "Весь план, каким он должен стать: оставленные строки — по `stepId` (можно прислать их такими, какими они прочитаны), новые — по этапу и шагу шаблона, свои мероприятия — по этапу, виду организации, `keyMeasure` и `dueOn`. Не названные уходят, кроме начатых этапов и оценки цикла. `null` убирает значение. Пока план не утверждён.",
    en: "The whole plan as it shall be: entries kept by `stepId` (they can be sent as they were read), new ones by stage and step of the template, measures of the child's own by stage, kind of agency, `keyMeasure` and `dueOn`. What is not named goes, but for stages that have begun and the evaluation. `null` takes a value away. Until the plan is approved.",
  },
  body: Route.PlanDraft,
  examples: {
    add: {
      summary: { ru: "Добавить шаг", en: "Add a step" },
      value: {
        entries: [
          { stepId: "step_01J8ZQ4M7N3E5R6T8V9WXYZABC" },
          { stage: "EducationRoute", stepKey: "adapted-programme", agencyId: "agency_01J8ZQ4M7N3E5R6T8V9WXYZABC" },
        ],
      },
    },
    own: {
      summary: { ru: "Своё мероприятие", en: "A measure of the child's own" },
      value: {
        entries: [
          { stepId: "step_01J8ZQ4M7N3E5R6T8V9WXYZABC", means: { ru: "Тьютор на полдня" } },
          {
            stage: "SocialAccompaniment",
            agencyKind: "ngo",
            agencyId: "agency_01J8ZQ4M7N3E5R6T8V9WXYZABC",
            keyMeasure: { ru: "Занятия в группе дневного пребывания" },
            dueOn: "2026-12-01",
          },
        ],
      },
    },
  },
  ifMatch: "required",
  answer: changed,
  refusals: [...refusals, "plan.not-open", "plan.approved", "input.invalid"],
  run: ({ ctx, params, body, expectedVersion }) => Route.changePlan(ctx, params.routeId, body, expectedVersion),
  again: ({ ctx, params }) => Route.again(ctx, params.routeId),
});

const approvePlan = operation({
  operationId: "approvePlan",
  method: "post",
  path: "/routes/{routeId}/plan/approve",
  tag: "routes",
  summary: { ru: "Утвердить план", en: "Approve the plan" },
  description: {
    ru: "После этого организации получают письма. У каждой строки должна быть организация. С If-Match утверждается именно прочитанный план.",
    en: "Then the agencies get their mails. Every line must have an organisation. With If-Match exactly the plan you read is approved.",
  },
  ifMatch: "optional",
  answer: changed,
  refusals: [...refusals, "plan.not-open", "plan.approved", "plan.empty", "plan.unassigned", "agency.closed"],
  run: ({ ctx, params, expectedVersion }) => Route.approvePlan(ctx, params.routeId, expectedVersion),
  again: ({ ctx, params }) => Route.again(ctx, params.routeId),
});

const amendPlan = operation({
  operationId: "amendPlan",
  method: "post",
  path: "/routes/{routeId}/plan/amend",
  tag: "routes",
  summary: { ru: "Изменить утверждённый план", en: "Amend the approved plan" },
  description: {
    ru: "С одной причиной на все строки: добавить, изменить сроки, средства, слова или организацию, исключить (`drop`). Не названное остаётся. Шаги следуют за планом; кого касается, тот извещается. По шагу с итогом и завершённому этапу изменить нечего. `templateVersion` переводит маршрут на более новую версию формы (`newerVersion`): её новые этапы входят в план, начатое продолжается.",
    en: "With one reason for all lines: add, change dates, means, words or the organisation, drop. What is not named stays. The steps follow; whoever was told otherwise is told. Steps that have their result and stages that are settled do not change. `templateVersion` takes a newer version of the template (`newerVersion`): its new stages join the plan, what is under way goes on.",
  },
  body: Route.AmendPlan,
  examples: {
    date: {
      summary: { ru: "Другой срок", en: "Another date" },
      value: {
        reason: "Семья просит перенести занятия на осень.",
        entries: [{ stepId: "step_01J8ZQ4M7N3E5R6T8V9WXYZABC", dueOn: "2026-11-30" }],
      },
    },
    drop: {
      summary: { ru: "Исключить строку", en: "Drop a line" },
      value: {
        reason: "Услугу уже оказывает другая организация.",
        entries: [{ stepId: "step_01J8ZQ4M7N3E5R6T8V9WXYZABC", drop: true }],
      },
    },
    version: {
      summary: { ru: "Новая версия формы", en: "A newer version of the template" },
      value: { reason: "ИПРА заканчивается до конца цикла: нужны ВК и МСЭ.", templateVersion: 2 },
    },
  },
  ifMatch: "optional",
  answer: changed,
  refusals: [...refusals, "plan.not-open", "input.invalid"],
  run: ({ ctx, params, body, expectedVersion }) => Route.amendPlan(ctx, params.routeId, body, expectedVersion),
  again: ({ ctx, params }) => Route.again(ctx, params.routeId),
});

const undoApproval = operation({
  operationId: "undoApproval",
  method: "post",
  path: "/routes/{routeId}/plan/undo-approval",
  tag: "routes",
  summary: { ru: "Отменить утверждение плана", en: "Undo the approval of the plan" },
  description: {
    ru: "Пока ни одна организация по плану не запрошена; потом план меняют (`amend`). План снова становится черновиком.",
    en: "As long as no organisation has been asked by the plan; afterwards it is amended. The plan is a draft again.",
  },
  body: Route.WithReason,
  examples: {
    early: {
      summary: { ru: "Утверждён по ошибке", en: "By mistake" },
      value: { reason: "Утверждён до беседы с семьёй." },
    },
  },
  ifMatch: "optional",
  answer: changed,
  refusals: [...refusals, "plan.not-open", "plan.asked"],
  run: ({ ctx, params, body, expectedVersion }) => Route.undoApproval(ctx, params.routeId, body, expectedVersion),
  again: ({ ctx, params }) => Route.again(ctx, params.routeId),
});

const reopenRoute = operation({
  operationId: "reopenRoute",
  method: "post",
  path: "/routes/{routeId}/reopen",
  tag: "routes",
  summary: { ru: "Возобновить маршрут", en: "Reopen a route" },
  description: {
    ru: "С причиной, не позже 90 дней после завершения: шаги, отменённые завершением, запрашиваются снова. Позже открывают новый маршрут, назвав прежний в `continues`.",
    en: "With a reason, within 90 days of its end: steps that the end cancelled are asked for again. Later a new route is opened that names this one in `continues`.",
  },
  body: Route.WithReason,
  examples: {
    back: {
      summary: { ru: "Семья вернулась", en: "The family is back" },
      value: { reason: "Семья вернулась в регион." },
    },
  },
  ifMatch: "optional",
  answer: changed,
  refusals: [...refusals, "route.exists", "child.left", "child.over-age", "agency.unknown"],
  run: ({ ctx, params, body, expectedVersion }) => Route.reopen(ctx, params.routeId, body, expectedVersion),
  again: ({ ctx, params }) => Route.again(ctx, params.routeId),
});

const evaluateRoute = operation({
  operationId: "evaluateRoute",
  method: "post",
  path: "/routes/{routeId}/evaluate",
  tag: "routes",
  summary: { ru: "Решить, что дальше", en: "Decide what follows" },
  description: {
    ru: "Итог цикла: новый цикл (renew), передача (hand-off) или завершение (close). Без решения цикл возобновится сам.",
    en: "How the cycle ends: renew, hand-off or close. Without a decision it is renewed.",
  },
  body: Route.EvaluateRoute,
  examples: { renew: { summary: { ru: "Ещё один цикл", en: "One more cycle" }, value: { outcome: "renew" } } },
  ifMatch: "optional",
  answer: changed,
  refusals,
  run: ({ ctx, params, body, expectedVersion }) => Route.evaluate(ctx, params.routeId, body, expectedVersion),
  again: ({ ctx, params }) => Route.again(ctx, params.routeId),
});

const closeRoute = operation({
  operationId: "closeRoute",
  method: "post",
  path: "/routes/{routeId}/close",
  tag: "routes",
  summary: { ru: "Закрыть маршрут", en: "Close a route" },
  description: {
    ru: "Сразу: незавершённые шаги отменяются, ссылки перестают действовать.",
    en: "At once: what is open is cancelled, links are dead.",
  },
  body: Route.CloseRoute,
  examples: { moved: { summary: { ru: "Семья уехала", en: "The family moved" }, value: { reason: "left-region" } } },
  ifMatch: "optional",
  answer: changed,
  refusals,
  run: ({ ctx, params, body, expectedVersion }) => Route.close(ctx, params.routeId, body, expectedVersion),
  again: ({ ctx, params }) => Route.again(ctx, params.routeId),
});

export const routes = [
  openRoute,
  listRoutes,
  getRoute,
  getRouteHistory,
  printPlan,
  addSignedPlan,
  listSignedPlans,
  downloadSignedPlan,
  removeSignedPlan,
  changePlan,
  approvePlan,
  undoApproval,
  amendPlan,
  evaluateRoute,
  closeRoute,
  reopenRoute,
] as const;
