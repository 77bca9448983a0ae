import { documentType } from "@marshrut/core/document";
import * as Round from "@marshrut/core/round";
import * as z from "zod";
import { Download, operation } from "../operation/index.ts";
import { listOf, listQuery } from "./shared.ts";

const answer = { status: 200, schema: Round.RoundView, description: { ru: "Раунд.", en: "The round." } } as const;
const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const createRound = operation({
  operationId: "createRound",
  method: "post",
  path: "/forms/{formId}/rounds",
  tag: "forms",
  summary: { ru: "Начать раунд опроса", en: "Begin a round" },
  description: {
    ru: "Форма × кого спрашивают × с какого по какой день. `audience`: семьи муниципалитета или региона (`families`: можно по возрасту и группе; отвечают без имени), организации о себе (`agencies`), посетители об организации по общей ссылке (`visitors`; без имени), эксперты об организации (`experts`), организации, которые помогают ребёнку (`providers`; при согласии). Семьи, у которых ещё нет личной страницы, раунд заводит сам по картам детей: им придёт письмо на адрес из карты. Раунд открывается сам в первый день, приглашает в фоне, напоминает за 5 и за 1 рабочий день и закрывается после последнего дня. Координатор муниципалитета спрашивает свой муниципалитет.",
    en: "Form × who is asked × from which to which day. `audience`: families of a municipality or the region (`families`, by age and group if wanted; without names), organisations about themselves (`agencies`), visitors about an organisation by a link for all (`visitors`; without names), experts about an organisation (`experts`), organisations that help a child (`providers`, under consent). Families without a page of their own as yet are brought in by the round itself from children's cards: the letter goes to the address on the card. It opens by itself on its first day, invites in the background, reminds 5 and 1 working days before its last day, and closes after that. A municipality's coordinator asks within the municipality.",
  },
  body: Round.NewRound,
  examples: {
    families: {
      summary: { ru: "Потребности семей", en: "Needs of families" },
      value: {
        audience: { kind: "families", ages: { from: 0, to: 17 } },
        municipality: "novokuznetsk",
        closesOn: "2025-04-04",
      },
    },
    quality: {
      summary: { ru: "Посетители школ", en: "Visitors of schools" },
      value: { audience: { kind: "visitors", kinds: ["school"] }, opensOn: "2025-03-10", closesOn: "2025-04-30" },
    },
  },
  answer: { ...answer, status: 201 },
  location: ({ roundId }) => `/rounds/${roundId}`,
  refusals: [
    "not-found",
    "form.not-approved",
    "form.retired",
    "agency.unknown",
    "child.left",
    "child.merged",
    "child.erased",
  ],
  run: ({ ctx, params, body }) => Round.create(ctx, params.formId, body),
  again: ({ ctx }, ref) => Round.get(ctx, ref.id as `round_${string}`),
});

const findRounds = operation({
  operationId: "findRounds",
  method: "get",
  path: "/rounds",
  tag: "forms",
  summary: { ru: "Раунды опросов", en: "Rounds" },
  description: {
    ru: "Открытые, если `status` не просит других; новые первыми. `region` — раунды всего региона: координатор муниципалитета видит в них свою часть.",
    en: "Open ones, unless `status` asks for others; the newest first. `region`: those of the whole region, of which a municipality's coordinator sees their own part.",
  },
  query: listQuery({
    status: z.enum(Round.roundStatuses).optional(),
    municipality: z.string().max(60).optional(),
    region: z.literal("true").optional(),
  }),
  answer: {
    status: 200,
    schema: listOf(Round.RoundSummary),
    description: { ru: "Страница списка.", en: "A page of the list." },
  },
  run: ({ ctx, query: { status, municipality, region }, page }) =>
    page((of) => Round.find(ctx, { status, municipality, region: region === "true", ...of })),
});

const getRound = operation({
  operationId: "getRound",
  method: "get",
  path: "/rounds/{roundId}",
  tag: "forms",
  summary: { ru: "Раунд", en: "A round" },
  description: {
    ru: "Сколько спрошено, сколько из них не получают писем, сколько писем вернулось и сколько ответов сдано; как сдвигали последний день и почему.",
    en: "How many were asked, how many of them have no letters, how many letters came back, how many answers are in; how the last day was moved, and why.",
  },
  answer,
  run: ({ ctx, params }) => Round.get(ctx, params.roundId),
});

const openRound = operation({
  operationId: "openRound",
  method: "post",
  path: "/rounds/{roundId}/open",
  tag: "forms",
  summary: { ru: "Открыть раунд раньше", en: "Open a round before its day" },
  description: {
    ru: "Открыть уже открытый — то же самое.",
    en: "To open one that is open is the same.",
  },
  answer,
  refusals: ["round.closed"],
  run: ({ ctx, params }) => Round.open(ctx, params.roundId),
  again: ({ ctx, params }) => Round.get(ctx, params.roundId),
});

const reason = { reason: "Ответили все, кого спросили." };

const closeRound = operation({
  operationId: "closeRound",
  method: "post",
  path: "/rounds/{roundId}/close",
  tag: "forms",
  summary: { ru: "Закрыть раунд раньше срока", en: "Close a round before its last day" },
  description: {
    ru: "С причиной. Ответы больше не принимаются; итоги можно смотреть. Закрытый по ошибке открывают снова продлением, пока итогов никто не смотрел.",
    en: "With a reason. Answers are taken no more, and there are results. One that was closed by mistake is opened again by extending it, as long as nobody has looked at the results.",
  },
  body: Round.CloseRound,
  examples: { early: { summary: { ru: "Раньше срока", en: "Early" }, value: reason } },
  answer,
  refusals: ["round.closed"],
  run: ({ ctx, params, body }) => Round.close(ctx, params.roundId, body),
  again: ({ ctx, params }) => Round.get(ctx, params.roundId),
});

const extendRound = operation({
  operationId: "extendRound",
  method: "post",
  path: "/rounds/{roundId}/extend",
  tag: "forms",
  summary: { ru: "Сдвинуть последний день", en: "Move the last day" },
  description: {
    ru: "С причиной; раунд не длиннее года. Ссылки, которые уже разосланы, принимают ответы дольше.",
    en: "With a reason; a round lasts a year at most. Links that were sent already take answers for longer.",
  },
  body: Round.ExtendRound,
  examples: {
    week: {
      summary: { ru: "На неделю", en: "By a week" },
      value: { closesOn: "2025-04-11", reason: "Ответила половина семей." },
    },
  },
  answer,
  refusals: ["round.closed", "round.seen"],
  run: ({ ctx, params, body }) => Round.extend(ctx, params.roundId, body),
  again: ({ ctx, params }) => Round.get(ctx, params.roundId),
});

const listRoundAsked = operation({
  operationId: "listRoundAsked",
  method: "get",
  path: "/rounds/{roundId}/asked",
  tag: "forms",
  summary: { ru: "Организации раунда и ссылки для них", en: "The organisations of a round, and pages for them" },
  description: {
    ru: "Общая ссылка для посетителей каждой организации; анкеты организаций и экспертов с их состоянием и ссылкой. Организация видит своё. Список семей не показывается никому.",
    en: "The link for all visitors of each organisation; responses of organisations and experts, how they stand, and their link. An organisation sees its own. The list of families is shown to nobody.",
  },
  query: listQuery({}),
  answer: {
    status: 200,
    schema: listOf(Round.AskedView),
    description: { ru: "Страница списка.", en: "A page of the list." },
  },
  run: ({ ctx, params, page }) => page((of) => Round.asked(ctx, params.roundId, of)),
});

const getRoundResults = operation({
  operationId: "getRoundResults",
  method: "get",
  path: "/rounds/{roundId}/results",
  tag: "forms",
  summary: { ru: "Итоги раунда", en: "The results of a round" },
  description: {
    ru: "Всего, по муниципалитетам и организациям: сколько ответили, баллы, ответы на вопросы; рядом — прежние раунды той же формы. Там, где отвечают без имени, до закрытия видно только число ответов, группы меньше пяти скрыты вместе с теми, по которым их можно вычислить. Слова, которые написали отвечавшие, не показываются. Организация видит своё после закрытия.",
    en: "All in all, by municipality and organisation: how many answered, scores, answers to the questions, beside earlier rounds of the form. Where answers have no names, their number alone is shown until it is closed, and groups of fewer than five are hidden together with those that would show them. What people wrote in words is not shown. An organisation sees its own part once it is closed.",
  },
  answer: { status: 200, schema: Round.ResultsView, description: { ru: "Итоги.", en: "The results." } },
  run: ({ ctx, params }) => Round.results(ctx, params.roundId),
});

const reportRoundResults = operation({
  operationId: "reportRoundResults",
  method: "post",
  path: "/rounds/{roundId}/results/report",
  tag: "forms",
  summary: { ru: "Итоги раунда файлом", en: "The results of a round as a file" },
  description: {
    ru: "DOCX или PDF с таблицами, XLSX с листами и диаграммой. То, что скрыто в итогах, скрыто и здесь.",
    en: "DOCX or PDF with tables, XLSX with sheets and a chart. What the results hide is hidden here too.",
  },
  body: Round.ReportResults,
  examples: { docx: { summary: { ru: "Справка", en: "A paper" }, value: { format: "docx" } } },
  files: [documentType("docx"), documentType("pdf"), xlsx],
  answer: { status: 200, description: { ru: "Файл.", en: "The file." } },
  run: async ({ ctx, params, body }) => new Download(await Round.report(ctx, params.roundId, body)),
});

const recordFinding = operation({
  operationId: "recordFinding",
  method: "post",
  path: "/rounds/{roundId}/findings",
  tag: "forms",
  summary: { ru: "Записать вывод", en: "Record a finding" },
  description: {
    ru: "К чему пришли по закрытому раунду, о чём (`key` — вопрос или балл, организация, муниципалитет), кто (`responsible` — организация или муниципалитет) и до какого дня этим занимается. Становится задачей координатора; решение может сослаться на вывод.",
    en: "What a closed round comes to, about what (`key`: a question or score, an organisation, a municipality), and who (`responsible`: an organisation or a municipality) sees to it by which day. It becomes a coordinator's task, and a decision may name it.",
  },
  body: Round.NewFinding,
  examples: {
    speech: {
      summary: { ru: "Не хватает логопедов", en: "Speech therapists are missing" },
      value: {
        text: "Половине семей не хватает логопедов: открыть ставки.",
        key: "speech",
        responsible: "novokuznetsk",
        dueOn: "2025-06-30",
      },
    },
  },
  answer: { status: 201, schema: Round.FindingView, description: { ru: "Вывод.", en: "The finding." } },
  location: ({ roundId }) => `/rounds/${roundId}/findings`,
  refusals: ["round.not-closed", "limit.reached", "agency.unknown"],
  run: ({ ctx, params, body }) => Round.record(ctx, params.roundId, body),
  again: async ({ ctx, params }, ref) =>
    (await Round.findings(ctx, params.roundId)).find(({ findingId }) => findingId === ref.id)!,
});

const listFindings = operation({
  operationId: "listFindings",
  method: "get",
  path: "/rounds/{roundId}/findings",
  tag: "forms",
  summary: { ru: "Выводы раунда", en: "The findings of a round" },
  description: {
    ru: "Старые первыми; из раунда региона координатор муниципалитета видит выводы, которыми занимается его муниципалитет, организация — свои. `overdue` — срок прошёл, а сделанным вывод никто не назвал.",
    en: "The oldest first; of a round of the region a municipality's coordinator sees those that the municipality sees to, an organisation its own. `overdue`: its day is past, and nobody says that it is done.",
  },
  answer: {
    status: 200,
    schema: z.strictObject({ items: z.array(Round.FindingView) }),
    description: { ru: "Выводы.", en: "The findings." },
  },
  run: async ({ ctx, params }) => ({ items: await Round.findings(ctx, params.roundId) }),
});

const finding = { status: 200, schema: Round.FindingView, description: { ru: "Вывод.", en: "The finding." } } as const;

const setFindingResult = operation({
  operationId: "setFindingResult",
  method: "post",
  path: "/rounds/{roundId}/findings/{findingId}/result",
  tag: "forms",
  summary: { ru: "Сказать, что сделано по выводу", en: "Say how a finding went" },
  description: {
    ru: "`done`, `partly` или `not-done`; два последних — со словами, почему и что дальше. Говорит ответственная организация (так же — на своей странице, `POST /v1/respond/plans`) или координатор, который поправляет сказанное: тогда организация узнаёт из письма. Сделанное — больше не задача; остальное — задача (`round-finding`).",
    en: "`done`, `partly` or `not-done`, the latter two in words: why, and what follows. Said by the responsible organisation (likewise on its page, `POST /v1/respond/plans`), or by a coordinator who puts right what was said: then the organisation is told. What is done is no task any more, all else is one (`round-finding`).",
  },
  body: Round.SetResult,
  examples: {
    done: { summary: { ru: "Сделано", en: "Done" }, value: { status: "done", words: "Пандус поставлен" } },
  },
  answer: finding,
  run: ({ ctx, params, body }) => Round.setFindingResult(ctx, params, body),
  again: ({ ctx, params }) => Round.getFinding(ctx, params),
});

const assignFinding = operation({
  operationId: "assignFinding",
  method: "post",
  path: "/rounds/{roundId}/findings/{findingId}/assign",
  tag: "forms",
  summary: { ru: "Передать вывод другому", en: "Give a finding to somebody else" },
  description: {
    ru: "Кто занимается (`responsible`) и, если меняется, до какого дня; с причиной. Прежняя организация и новая узнают из письма; сказанное прежней больше не считается. Правопреемник закрытой организации продолжает сам.",
    en: "Who sees to it (`responsible`) and, where it changes, by which day; with the reason. Both organisations are told, and what the former said counts no more. The successor of one that has closed goes on by itself.",
  },
  body: Round.AssignFinding,
  examples: {
    other: {
      summary: { ru: "Другой ответственный", en: "Somebody else" },
      value: { responsible: "novokuznetsk", reason: "Организация закрыта" },
    },
  },
  answer: finding,
  refusals: ["agency.unknown"],
  run: ({ ctx, params, body }) => Round.assignFinding(ctx, params, body),
  again: ({ ctx, params }) => Round.getFinding(ctx, params),
});

export const rounds = [
  createRound,
  findRounds,
  getRound,
  openRound,
  closeRound,
  extendRound,
  listRoundAsked,
  getRoundResults,
  reportRoundResults,
  recordFinding,
  listFindings,
  setFindingResult,
  assignFinding,
] as const;
