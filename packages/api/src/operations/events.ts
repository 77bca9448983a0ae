import { documentFormats, documentType } from "@marshrut/core/document";
import * as Material from "@marshrut/core/material";
import * as Occasion from "@marshrut/core/occasion";
import { type AgencyId, ourDate } from "@marshrut/core/shared";
import * as z from "zod";
import { Download, operation } from "../operation/index.ts";
import { idText, listOf, listQuery } from "./shared.ts";

const one = {
  status: 200,
  schema: Occasion.OccasionView,
  description: { ru: "Мероприятие.", en: "The event." },
} as const;
const times = [{ from: "2030-04-12T10:00", until: "2030-04-12T13:00" }];

const announceEvent = operation({
  operationId: "announceEvent",
  method: "post",
  path: "/events",
  tag: "events",
  summary: { ru: "Объявить мероприятие", en: "Announce an event" },
  description: {
    ru: "Конференция, семинар, вебинар, массовое мероприятие, курс, стажировка: время (по часам пояса `zone`, без него — региона; у каждого занятия есть конец), место или адрес в интернете, для кого, сколько мест, программа, каким мероприятиям дорожной карты служит. Прошедшее вносится с `past: true`: записаться на него нельзя, но можно отметить, кто был.",
    en: "A conference, seminar, webinar, mass event, course or internship: its times (on the wall of `zone`, without it the region's; each with its end), a place or an address on the internet, for whom, how many places, the programme, which measures of the roadmap it serves. One that is over is put on record with `past: true`: nobody signs up for it, and who was there can be said.",
  },
  body: Occasion.NewOccasion,
  examples: {
    seminar: {
      summary: { ru: "Семинар", en: "A seminar" },
      value: {
        agencyId: "agency_01JNQ8Z5V3T9C7K2M4P6R8S0AB",
        title: "Растем вместе: игра и речь",
        kind: "seminar",
        times,
        place: "РЦППМС, ул. Кирова, 5",
        audiences: ["specialist", "family", "child"],
        quota: 30,
        measures: ["I-2.2"],
        series: { name: "Растем вместе", number: 3 },
      },
    },
  },
  answer: { ...one, status: 201 },
  location: ({ occasionId }) => `/events/${occasionId}`,
  refusals: ["input.invalid"],
  run: ({ ctx, body }) => Occasion.announce(ctx, body),
  again: ({ ctx }, ref) => Occasion.get(ctx, ref.id as `occasion_${string}`),
});

const findEvents = operation({
  operationId: "findEvents",
  method: "get",
  path: "/events",
  tag: "events",
  summary: { ru: "Мероприятия", en: "Events" },
  description: {
    ru: "По времени начала: объявленные, если `status` не просит других; `ahead` — только предстоящие; `since` и `until` — между днями. Объявленное видят все организации региона.",
    en: "By their beginning: announced ones unless `status` asks for others; `ahead`: only those to come; `since` and `until`: between days. Every organisation of the region sees what is announced.",
  },
  query: listQuery({
    agency: idText("agency").optional(),
    municipality: z.string().max(60).optional(),
    status: z.enum(Occasion.occasionStatuses).optional(),
    ahead: z.enum(["true", "false"]).optional(),
    since: ourDate.optional(),
    until: ourDate.optional(),
  }),
  answer: {
    status: 200,
    schema: listOf(Occasion.OccasionSummary),
    description: { ru: "Страница списка.", en: "A page of the list." },
  },
  run: ({ ctx, query: { agency, municipality, status, ahead, since, until }, page }) =>
    page((of) =>
      Occasion.find(ctx, {
        agency: agency as AgencyId | undefined,
        municipality,
        status,
        ahead: ahead === "true",
        since,
        until,
        ...of,
      }),
    ),
});

const getEvent = operation({
  operationId: "getEvent",
  method: "get",
  path: "/events/{occasionId}",
  tag: "events",
  summary: { ru: "Мероприятие", en: "An event" },
  description: {
    ru: "С программой, материалами, числом занятых мест и ожидающих.",
    en: "With its programme, materials, and how many places are taken and people wait.",
  },
  answer: one,
  run: ({ ctx, params }) => Occasion.get(ctx, params.occasionId),
});

const changeEvent = operation({
  operationId: "changeEvent",
  method: "patch",
  path: "/events/{occasionId}",
  tag: "events",
  summary: { ru: "Изменить мероприятие", en: "Change an event" },
  description: {
    ru: "Что названо, то меняется; `null` убирает. Время, место, аудитория, число мест и мероприятия дорожной карты — до начала: о переносе узнают все, кто записан. Материалы и запись эфира можно добавить и потом.",
    en: "What is named changes; `null` takes away. Times, place, audience, places and measures until it begins: whoever has signed up is told of a move. Materials and the recording may come later.",
  },
  body: Occasion.OccasionPatch,
  examples: {
    recording: {
      summary: { ru: "Запись эфира", en: "The recording" },
      value: { recording: "https://video.example.org/rastem-vmeste-3" },
    },
  },
  ifMatch: "required",
  answer: one,
  refusals: ["input.invalid", "event.closed"],
  run: ({ ctx, params, body, expectedVersion }) => Occasion.change(ctx, params.occasionId, body, expectedVersion),
  again: ({ ctx, params }) => Occasion.get(ctx, params.occasionId),
});

const cancelEvent = operation({
  operationId: "cancelEvent",
  method: "post",
  path: "/events/{occasionId}/cancel",
  tag: "events",
  summary: { ru: "Отменить мероприятие", en: "Call an event off" },
  description: {
    ru: "Причину прочтут все, кто записан: письмом или на странице семьи. Имена в ней не нужны. Второй раз ничего не меняет.",
    en: "Whoever has signed up reads the reason, by letter or on the family's page: no names in it. A second time changes nothing.",
  },
  body: Occasion.CancelOccasion,
  examples: {
    cancel: { summary: { ru: "Отмена", en: "Off" }, value: { reason: "Ведущий заболел; новую дату объявим." } },
  },
  answer: one,
  refusals: ["input.invalid", "event.closed"],
  run: ({ ctx, params, body }) => Occasion.cancel(ctx, params.occasionId, body),
  again: ({ ctx, params }) => Occasion.get(ctx, params.occasionId),
});

const closeEvent = operation({
  operationId: "closeEvent",
  method: "post",
  path: "/events/{occasionId}/close",
  tag: "events",
  summary: { ru: "Мероприятие проведено", en: "An event was held" },
  description: {
    ru: "С этого оно считается в показателях. Кто записан и не отмечен, тех не было; отметку можно исправить и потом.",
    en: "From now it counts in the figures. Whoever signed up and is not marked was not there; a mark can be put right later.",
  },
  answer: one,
  refusals: ["event.ahead", "event.closed"],
  run: ({ ctx, params }) => Occasion.close(ctx, params.occasionId),
  again: ({ ctx, params }) => Occasion.get(ctx, params.occasionId),
});

const SignUpMade = z.strictObject({
  signUpId: z.string(),
  occasionId: z.string(),
  status: z.enum(Occasion.signUpStatuses),
  code: z.string(),
});
const made = ({ signUpId, occasionId, status, code }: Occasion.SignUp) => ({ signUpId, occasionId, status, code });

const signUpForEvent = operation({
  operationId: "signUpForEvent",
  method: "post",
  path: "/events/{occasionId}/sign-ups",
  tag: "events",
  summary: { ru: "Записать на мероприятие", en: "Sign somebody up" },
  description: {
    ru: "Специалиста или родителя — по имени (хранится в защищённом хранилище до года после мероприятия), ребёнка — по карте, если есть согласие с целью `events` для организатора. Мест нет — в очередь: освободившееся место предлагают следующему и держат `offerHours` часов. Одного человека — один раз.",
    en: "A specialist or a parent by name (kept in the vault until a year after the event), a child by its card, with a consent of the purpose `events` for the organiser. Without a free place they wait: one that is free is offered to whoever is next, and kept for `offerHours`. Each person once.",
  },
  body: Occasion.NewSignUp,
  examples: {
    specialist: {
      summary: { ru: "Специалист", en: "A specialist" },
      value: {
        who: "specialist",
        name: "Ольга Сергеевна Громова",
        post: "учитель-логопед",
        organisation: "Школа № 1",
        municipality: "novokuznetsk",
        email: "gromova@example.org",
      },
    },
  },
  answer: { status: 201, schema: SignUpMade, description: { ru: "Запись.", en: "The sign-up." } },
  location: ({ occasionId }) => `/events/${occasionId}/sign-ups`,
  refusals: ["input.invalid", "event.closed", "consent.missing", "child.left", "limit.reached"],
  run: async ({ ctx, params, body }) => made(await Occasion.signUpByStaff(ctx, params.occasionId, body)),
  again: async ({ ctx }, ref) => made(await Occasion.placeOf(ctx, ref.id as `signup_${string}`)),
});

const listSignUps = operation({
  operationId: "listSignUps",
  method: "get",
  path: "/events/{occasionId}/sign-ups",
  tag: "events",
  summary: { ru: "Кто записан", en: "Who has signed up" },
  description: {
    ru: "Организатору и координатору. Имя ребёнка — по слову семьи или согласию с целью `events`, иначе только код записи. Просмотр записывается.",
    en: "For the organiser and coordinators. A child's name by its family's word or a consent of the purpose `events`, else the code alone. Looks are on record.",
  },
  query: listQuery({ status: z.enum(Occasion.signUpStatuses).optional() }),
  answer: {
    status: 200,
    schema: listOf(Occasion.SignUpView),
    description: { ru: "Страница списка.", en: "A page of the list." },
  },
  run: ({ ctx, params, query: { status }, page }) =>
    page((of) => Occasion.listSignUps(ctx, params.occasionId, { status, ...of })),
});

const cancelSignUp = operation({
  operationId: "cancelSignUp",
  method: "post",
  path: "/events/{occasionId}/sign-ups/{signUpId}/cancel",
  tag: "events",
  summary: { ru: "Снять запись", en: "Take a sign-up back" },
  description: {
    ru: "Человек не придёт: место предложат следующему, имя удаляется. Второй раз ничего не меняет.",
    en: "They do not come: the place is offered to whoever is next, the name is gone. A second time changes nothing.",
  },
  answer: { status: 200, schema: SignUpMade, description: { ru: "Запись.", en: "The sign-up." } },
  refusals: ["event.closed"],
  run: async ({ ctx, params }) => made(await Occasion.cancelByStaff(ctx, params)),
  again: async ({ ctx, params }) => made(await Occasion.placeOf(ctx, params.signUpId)),
});

const Marked = z.strictObject({ marked: z.int(), event: Occasion.OccasionView });

const recordEventAttendance = operation({
  operationId: "recordEventAttendance",
  method: "post",
  path: "/events/{occasionId}/attendance",
  tag: "events",
  summary: { ru: "Отметить, кто был", en: "Say who came" },
  description: {
    ru: "`marks` — по записи или по коду на билете (с трёх часов до начала), `walkIns` — сколько пришло без записи, по муниципалитетам, целиком. Ошибочная отметка исправляется новой.",
    en: "`marks` by sign-up or by the ticket's code (from three hours before it begins), `walkIns`: how many came without a sign-up, by municipality, as a whole. A wrong mark is put right by another.",
  },
  body: Occasion.RecordAttendance,
  examples: {
    marks: {
      summary: { ru: "По коду", en: "By the code" },
      value: {
        marks: [{ code: "7K3F9QZ2", present: true }],
        walkIns: [{ who: "family", municipality: "novokuznetsk", count: 12 }],
      },
    },
  },
  answer: { status: 200, schema: Marked, description: { ru: "Сколько отметок новых.", en: "How many marks are new." } },
  refusals: ["input.invalid", "event.ahead", "event.closed"],
  run: async ({ ctx, params, body }) => ({
    ...(await Occasion.recordAttendance(ctx, params.occasionId, body)),
    event: await Occasion.get(ctx, params.occasionId),
  }),
});

const certifyEvent = operation({
  operationId: "certifyEvent",
  method: "post",
  path: "/events/{occasionId}/certificates",
  tag: "events",
  summary: { ru: "Выдать сертификаты", en: "Give certificates" },
  description: {
    ru: "Всем специалистам, кто был на проведённом мероприятии с часами (`hours`): у каждого номер и код для проверки, о нём напишут на почту. У кого сертификат есть, у того он и остаётся; отмеченным позже выдаётся следующим вызовом. Курс попадает в список специалистов организации, если запись была оттуда.",
    en: "To every specialist who was at an event with hours that was held: each has a number and a code to check it by, and a letter. Whoever has one keeps it; those marked later get theirs by the next call. The course goes into the organisation's list of specialists, where the sign-up named one of it.",
  },
  answer: {
    status: 200,
    schema: z.strictObject({ issued: z.int() }),
    description: { ru: "Сколько выдано.", en: "How many are new." },
  },
  refusals: ["input.invalid", "event.ahead"],
  run: ({ ctx, params }) => Occasion.certify(ctx, params.occasionId),
});

const printCertificate = operation({
  operationId: "printCertificate",
  method: "get",
  path: "/events/{occasionId}/sign-ups/{signUpId}/certificate",
  tag: "events",
  summary: { ru: "Сертификат на бумаге", en: "A certificate on paper" },
  description: {
    ru: "DOCX или PDF с номером, часами, кодом и QR для проверки на `/certificates`. Имя хранится год после мероприятия: потом бумаги нет, а проверка по коду работает.",
    en: "DOCX or PDF with number, hours, code and a QR to check it on `/certificates`. The name is kept for a year after the event: then there is no paper, and the check by code still works.",
  },
  query: z.strictObject({ format: z.enum(documentFormats).default("pdf") }),
  files: documentFormats.map(documentType),
  answer: { status: 200, description: { ru: "Файл.", en: "The file." } },
  refusals: ["event.ahead"],
  run: async ({ ctx, params, query }) => new Download(await Occasion.certificateOf(ctx, params, query.format)),
});

const importEventAttendance = operation({
  operationId: "importEventAttendance",
  method: "post",
  path: "/events/{occasionId}/attendance/imports",
  tag: "events",
  summary: { ru: "Загрузить список присутствовавших", en: "Import who came" },
  description: {
    ru: "CSV или XLSX: код записи, ФИО, почта, муниципалитет, присутствие. Кто записан, отмечается; остальные считаются по муниципалитету и не называются. `dryRun` показывает, что будет.",
    en: "CSV or XLSX: code, name, e-mail, municipality, came. Who signed up is marked; others are counted by municipality and not named. `dryRun` shows what would become of it.",
  },
  body: Occasion.ImportAttendance,
  bodyLimit: 5 * 2 ** 20,
  examples: {
    csv: {
      summary: { ru: "Пробная загрузка", en: "A dry run" },
      value: {
        dryRun: true,
        file: {
          format: "csv",
          content: "Код;ФИО;Муниципалитет;Присутствие\n7K3F9QZ2;;;да\n;Иванова Мария;Новокузнецк;да",
        },
      },
    },
  },
  answer: {
    status: 200,
    schema: Occasion.AttendanceOutcome,
    description: { ru: "Что стало со строками.", en: "What became of the rows." },
  },
  refusals: ["input.invalid", "event.ahead", "event.closed"],
  run: ({ ctx, params, body }) => Occasion.importAttendance(ctx, params.occasionId, body),
});

const addEventFile = operation({
  operationId: "addEventFile",
  method: "post",
  path: "/events/{occasionId}/files",
  tag: "events",
  summary: { ru: "Добавить файл мероприятия", en: "Add a file of an event" },
  description: {
    ru: "Презентация, памятка, сборник: PDF, DOCX, XLSX, JPEG, PNG до 3 МБ, не больше 20. `open` видят все на странице мероприятия, `closed` — у кого есть или было место, по ссылке из письма. `replaces` ставит на место прежнего. Тот же файл ещё раз — тот же файл. Пока не проверен на вредоносные программы, не выдаётся.",
    en: "A presentation, a leaflet, the collection: PDF, DOCX, XLSX, JPEG, PNG up to 3 MB, 20 at most. `open` is for everybody on the event's page, `closed` for whoever has or had a place, by the link of their letter. `replaces` puts it in another's place. The same file again is the same file. It is not handed out before it is known to be clean.",
  },
  body: Material.NewMaterial,
  bodyLimit: 5 * 2 ** 20,
  examples: {
    slides: { summary: { ru: "Слайды", en: "Slides" }, value: { name: "Слайды.pdf", content: "JVBERi0xLjQKJSVFT0Y=" } },
  },
  answer: { ...one, status: 201 },
  refusals: ["attachment.type", "event.closed", "limit.reached"],
  run: ({ ctx, params, body, files }) => Occasion.addMaterial(ctx, files, params.occasionId, body),
  again: ({ ctx, params }) => Occasion.get(ctx, params.occasionId),
});

const getEventFile = operation({
  operationId: "getEventFile",
  method: "get",
  path: "/events/{occasionId}/files/{materialId}",
  tag: "events",
  summary: { ru: "Файл мероприятия", en: "A file of an event" },
  description: {
    ru: "Организатору и координатору, и закрытый; скачивание записывается.",
    en: "For the organiser and coordinators, a closed one too; the download is on record.",
  },
  files: Material.materialTypes,
  answer: { status: 200, description: { ru: "Файл.", en: "The file." } },
  refusals: ["file.unchecked", "file.infected"],
  run: async ({ ctx, params, files }) =>
    new Download(await Occasion.readMaterial(ctx, files, params.occasionId, params.materialId)),
});

const removeEventFile = operation({
  operationId: "removeEventFile",
  method: "post",
  path: "/events/{occasionId}/files/{materialId}/remove",
  tag: "events",
  summary: { ru: "Удалить файл мероприятия", en: "Remove a file of an event" },
  description: { ru: "Насовсем. Второй раз ничего не меняет.", en: "For good. A second time changes nothing." },
  answer: one,
  run: ({ ctx, params, files }) => Occasion.removeMaterial(ctx, files, params.occasionId, params.materialId),
  again: ({ ctx, params }) => Occasion.get(ctx, params.occasionId),
});

export const events = [
  announceEvent,
  findEvents,
  getEvent,
  changeEvent,
  cancelEvent,
  closeEvent,
  signUpForEvent,
  listSignUps,
  cancelSignUp,
  recordEventAttendance,
  addEventFile,
  getEventFile,
  removeEventFile,
  certifyEvent,
  printCertificate,
  importEventAttendance,
] as const;
