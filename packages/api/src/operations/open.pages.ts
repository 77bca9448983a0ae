import { materialTypes } from "@marshrut/core/material";
import * as z from "zod";
import type { Described } from "../operation/index.ts";
import type { OpenPageId } from "./open.addresses.ts";

type OpenPage = Described<OpenPageId> & { tag: "pages"; open: true };

const html = ["text/html"] as const;
const page = { method: "get", tag: "pages", open: true } as const;
const shown = { status: 200, description: { ru: "Страница.", en: "The page." } } as const;
const answer = (ru: string, en: string) =>
  ({ status: 200, schema: z.looseObject({}), description: { ru, en } }) as const;
const flag = z.enum(["true", "false"]).optional();
const many = {
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  per_page: z.coerce.number().int().min(1).max(200).default(50),
};
const list = z.strictObject({
  ...many,
  search: z.string().max(10_000).optional(),
  taxonomy_term_id: z.string().max(60).optional(),
  modified_after: z.union([z.iso.datetime({ offset: true }), z.iso.date()]).optional(),
  full: flag,
  /** The specification's; of its formats there is this one. */
  format: z.literal("json").optional(),
});
export const hsdsQueries = {
  services: z.strictObject({ ...list.shape, organization_id: z.string().max(60).optional(), minimal: flag }),
  organisations: z.strictObject({ ...list.shape, full_service: flag }),
  organisation: z.strictObject({ full_service: flag }),
  terms: z.strictObject(many),
};

/** What everybody may read without an account: help and organisations of the region, and the same for programs (HSDS 3.1). */
export const openPages = [
  {
    ...page,
    operationId: "helpPage",
    path: "/help",
    summary: { ru: "Где найти помощь", en: "Where to find help" },
    description: {
      ru: "Три вопроса — возраст, место, что тревожит — и услуги, организации, первый шаг; поиск словами. Диагноза не спрашивает. `?lang=en` — по-английски, `?easy=1` — простым языком.",
      en: "Three questions (age, place, what worries you) and services, organisations, the first step; search in words. Asks no diagnosis. `?lang=en` for English, `?easy=1` in easy words.",
    },
    files: html,
    answer: shown,
  },
  {
    ...page,
    operationId: "askPage",
    path: "/help/ask",
    summary: { ru: "Оставить номер", en: "Leave a number" },
    description: {
      ru: "Форма без учётной записи: чтобы перезвонили, для ранней помощи, на свободное время или о неточности.",
      en: "A form without an account: to be called, for early help, for a free time, or to say that an entry is wrong.",
    },
    files: html,
    answer: shown,
  },
  {
    ...page,
    method: "post",
    operationId: "askForHelp",
    path: "/help/ask",
    summary: { ru: "Отправить форму", en: "Send the form" },
    description: {
      ru: "Поля формы (`application/x-www-form-urlencoded`), не больше 20 кБ. Имя и номер хранятся зашифрованно, пока обращение не закрыто; согласие — отметкой. Принимается ограниченно с одного адреса, с одного номера и за день. Становится задачей куратора и, где названа, организации.",
      en: "The form's fields (`application/x-www-form-urlencoded`), 20 kB at most. Name and number are sealed until it is settled; consent by a tick. Limited by address, by number and by day. Becomes a task of the coordinator and of the organisation that is named.",
    },
    files: html,
    answer: {
      status: 200,
      description: { ru: "Квитанция или форма с ошибками.", en: "A receipt, or the form with what is wrong." },
    },
  },
  {
    ...page,
    operationId: "servicePage",
    path: "/help/{serviceKey}",
    summary: { ru: "Услуга: кто даёт, свободное время", en: "A service: who gives it, free times" },
    description: {
      ru: "Кому и как даётся, организации с телефонами, свободное время тех, кто записывает со страницы.",
      en: "For whom and how, organisations with numbers, free times of those that can be booked from the page.",
    },
    files: html,
    answer: shown,
    refusals: ["path.unknown"],
  },
  {
    ...page,
    operationId: "organisationFace",
    path: "/organisations/{agencyId}",
    summary: { ru: "Организация для всех", en: "An organisation as everybody sees it" },
    description: {
      ru: "Для чего, адрес, часы, телефон, услуги, доступность и когда это подтверждено; разметка schema.org.",
      en: "What it is for, address, hours, number, services, access, and when that was confirmed; schema.org markup.",
    },
    files: html,
    answer: shown,
    refusals: ["path.unknown"],
  },
  {
    ...page,
    operationId: "organisationSheet",
    path: "/organisations/{agencyId}/sheet",
    summary: { ru: "Листок с QR-кодом", en: "A sheet with a QR code" },
    description: { ru: "PDF на один лист: повесить на стене.", en: "A PDF of one sheet, to be pinned to a wall." },
    files: ["application/pdf"],
    answer: { status: 200, description: { ru: "Файл PDF.", en: "A PDF." } },
    refusals: ["path.unknown"],
  },
  {
    ...page,
    operationId: "earlyHelpPage",
    path: "/early-help",
    summary: { ru: "Ранняя помощь: на что смотреть и куда звонить", en: "Early help: what to look at, whom to call" },
    description: {
      ru: "Что умеет большинство детей к возрасту (источник назван), кому звонить, запись без направления.",
      en: "What most children can do by an age (with the source), whom to call, and asking for help without a referral.",
    },
    files: html,
    answer: shown,
  },
  {
    ...page,
    operationId: "resultsPage",
    path: "/results",
    summary: { ru: "Что сделано за год", en: "What was done in a year" },
    description: {
      ru: "Замороженные итоги закрытых лет (`?year=2025`) таблицами и столбиками, по региону и муниципалитетам. Числа меньше пяти и те, по которым их можно узнать, не показаны.",
      en: "Frozen results of closed years (`?year=2025`) as tables and bars, of the region and by municipality. Numbers below five, and those that would tell them, are not shown.",
    },
    files: html,
    answer: shown,
  },
  {
    ...page,
    operationId: "resultsTable",
    path: "/results/table",
    summary: { ru: "Итоги года таблицей", en: "A year's results as a table" },
    description: { ru: "То же файлом CSV.", en: "The same as a CSV file." },
    files: ["text/csv"],
    answer: { status: 200, description: { ru: "Файл CSV.", en: "A CSV file." } },
  },
  {
    ...page,
    operationId: "coursesPage",
    path: "/courses",
    summary: { ru: "Программы обучения специалистов", en: "Programmes of training for specialists" },
    description: {
      ru: "По каким утверждённым программам и кто учит специалистов, и какие группы объявлены; `?place=` — муниципалитет, `?page=` — страница, `?of=` — страница, где стоит программа.",
      en: "By which approved programmes specialists are trained, by whom, and which groups are announced; `?place=`: the municipality, `?page=`: the page, `?of=`: the page on which a programme stands.",
    },
    files: html,
    answer: shown,
  },
  {
    ...page,
    operationId: "eventsPage",
    path: "/events",
    summary: { ru: "Мероприятия региона", en: "Events of the region" },
    description: {
      ru: "Что объявлено и ещё впереди, по началу; `?place=` — муниципалитет организатора, `?after=` — продолжение списка.",
      en: "What is announced and still ahead, by beginning; `?place=` of the organiser's municipality, `?after=` to go on.",
    },
    files: html,
    answer: shown,
  },
  {
    ...page,
    operationId: "eventPage",
    path: "/events/{occasionId}",
    summary: { ru: "Мероприятие и запись на него", en: "An event, and signing up for it" },
    description: {
      ru: "Когда, где, программа, материалы, свободные места, форма записи; отменённое — с причиной. Кто придёт, не показано.",
      en: "When, where, programme, materials, free places, the form; one that was called off with the reason. Not who comes.",
    },
    files: html,
    answer: shown,
    refusals: ["path.unknown"],
  },
  {
    ...page,
    operationId: "eventFile",
    path: "/events/{occasionId}/files/{materialId}",
    summary: { ru: "Открытый файл мероприятия", en: "An open file of an event" },
    description: {
      ru: "Проверенный на вредоносные программы; сохраняется, а не открывается в браузере. Закрытые — по ссылке из письма.",
      en: "Known to be clean; it is saved and not opened in a browser. Closed ones come by the letter's link.",
    },
    files: materialTypes,
    answer: { status: 200, description: { ru: "Файл.", en: "The file." } },
    refusals: ["path.unknown"],
  },
  {
    ...page,
    method: "post",
    operationId: "signUpByPage",
    path: "/events/{occasionId}",
    summary: { ru: "Записаться со страницы", en: "Sign up on the page" },
    description: {
      ru: "Поля формы, не больше 20 кБ: имя, должность, организация, муниципалитет, почта, согласие. Место числится, когда подтверждено письмо; ответ одинаков и для того, кто уже записан. Принимается ограниченно с одного адреса.",
      en: "The form's fields, 20 kB at most: name, post, organisation, municipality, mail, consent. A place is taken once the letter is answered; whoever has signed up already gets the same answer. Limited by address.",
    },
    files: html,
    answer: {
      status: 200,
      description: {
        ru: "Что письмо отправлено, или форма с ошибками.",
        en: "That a letter was sent, or what is wrong.",
      },
    },
    refusals: ["path.unknown"],
  },
  {
    ...page,
    operationId: "callPage",
    path: "/events/{occasionId}/talks",
    summary: { ru: "Подать доклад", en: "Submit a talk" },
    description: {
      ru: "По какой день принимают, секции, требования, форма; приём закрыт — так и сказано.",
      en: "Until which day, sections, what is asked for, the form; that the call is closed where it is.",
    },
    files: html,
    answer: shown,
    refusals: ["path.unknown"],
  },
  {
    ...page,
    method: "post",
    operationId: "talkByPage",
    path: "/events/{occasionId}/talks",
    summary: { ru: "Подать доклад со страницы", en: "Submit a talk on the page" },
    description: {
      ru: "Поля формы, не больше 64 кБ: название, тезисы, секция, имя, почта, согласия. Доклад читают, когда подтверждено письмо; ответ одинаков и для того, кто уже подал такой. Принимается ограниченно с одного адреса.",
      en: "The form's fields, 64 kB at most: title, abstract, section, name, mail, consents. A talk is read once the letter is answered; whoever has submitted the same already gets the same answer. Limited by address.",
    },
    files: html,
    answer: {
      status: 200,
      description: {
        ru: "Что письмо отправлено, или форма с ошибками.",
        en: "That a letter was sent, or what is wrong.",
      },
    },
    refusals: ["path.unknown"],
  },
  {
    ...page,
    operationId: "programmeCalendar",
    path: "/events/{occasionId}/programme.ics",
    summary: { ru: "Программа в календарь", en: "The programme for a calendar" },
    description: {
      ru: "Доклады опубликованной программы: когда и в каком зале. Имён нет.",
      en: "The talks of a published programme: when, and in which room. No names.",
    },
    files: ["text/calendar"],
    answer: { status: 200, description: { ru: "Календарь.", en: "A calendar." } },
    refusals: ["path.unknown"],
  },
  {
    ...page,
    operationId: "sitesPage",
    path: "/sites",
    summary: { ru: "Стажировочные площадки", en: "Internship sites" },
    description: {
      ru: "Где специалистам показывают практику: программа, часы, заезды со свободными местами, кто проводит; `?place=` — муниципалитет, `?page=` — страница. Имён нет.",
      en: "Where practice is shown to specialists: programme, hours, terms with free places, who runs it; `?place=` of the municipality, `?page=`. No names.",
    },
    files: html,
    answer: shown,
  },
  {
    ...page,
    operationId: "certificatesPage",
    path: "/certificates",
    summary: { ru: "Проверить сертификат", en: "Check a certificate" },
    description: {
      ru: "Форма для кода с бумаги. Код отправляют в теле запроса: в адресе его нет.",
      en: "A form for the code of the paper, which is sent in a body and stands in no address.",
    },
    files: html,
    answer: shown,
  },
  {
    ...page,
    method: "post",
    operationId: "certificateByPage",
    path: "/certificates",
    summary: { ru: "Чей это сертификат", en: "What a certificate is of" },
    description: {
      ru: "Мероприятие, часы, дата, организатор и инициалы, или что такого кода нет. Попытки с одного адреса ограничены.",
      en: "The event, hours, day, organiser and initials, or that there is no such code. Attempts from an address are limited.",
    },
    files: html,
    answer: { status: 200, description: { ru: "Сертификат.", en: "The certificate." } },
  },
  {
    ...page,
    operationId: "libraryPage",
    path: "/library",
    summary: { ru: "Библиотека", en: "The library" },
    description: {
      ru: "Опубликованные акты, методики, практики, материалы и публикации, примерные программы и типовые документы региона; раздел (`?kind=`) и поиск словами (`?q=`).",
      en: "Published acts, methods, practices, materials and publications, model programmes and standard documents of the region; by section (`?kind=`), searched in words (`?q=`).",
    },
    files: html,
    answer: shown,
  },
  {
    ...page,
    operationId: "libraryItemPage",
    path: "/library/{itemId}",
    summary: { ru: "Запись библиотеки для всех", en: "An item of the library as everybody reads it" },
    description: {
      ru: "У акта — действует ли он, что заменил и чем заменён; разметка schema.org.",
      en: "Of an act whether it is in force, what it has superseded and what has superseded it; schema.org markup.",
    },
    files: html,
    answer: shown,
    refusals: ["path.unknown"],
  },
  {
    ...page,
    operationId: "libraryFile",
    path: "/library/{itemId}/files/{itemFileId}",
    summary: { ru: "Открытый файл из библиотеки", en: "An open file of the library" },
    description: {
      ru: "Опубликованной записи любого вида; сохраняется, а не открывается в браузере.",
      en: "Of what is published, of whichever kind; it is saved and not opened in a browser.",
    },
    files: materialTypes,
    answer: { status: 200, description: { ru: "Файл.", en: "The file." } },
    refusals: ["path.unknown"],
  },
  {
    ...page,
    operationId: "practicePage",
    path: "/practice/{itemId}",
    summary: { ru: "Карточка практики", en: "A practice" },
    description: { ru: "Опыт организации целиком.", en: "What an organisation has learned, as a whole." },
    files: html,
    answer: shown,
    refusals: ["path.unknown"],
  },
  {
    ...page,
    operationId: "sitemap",
    path: "/sitemap.xml",
    summary: { ru: "Карта открытых страниц", en: "The sitemap of open pages" },
    description: { ru: "Для поисковых систем.", en: "For search engines." },
    files: ["application/xml"],
    answer: { status: 200, description: { ru: "Карта сайта.", en: "The sitemap." } },
  },
  {
    ...page,
    operationId: "robots",
    path: "/robots.txt",
    summary: { ru: "Что можно обходить роботам", en: "What robots may read" },
    description: { ru: "Открытые страницы — да, остальное — нет.", en: "The open pages, and nothing else." },
    files: ["text/plain"],
    answer: { status: 200, description: { ru: "Текст.", en: "Text." } },
  },
  {
    ...page,
    operationId: "hsdsRoot",
    path: "/hsds",
    summary: { ru: "Справочник по стандарту HSDS 3.1", en: "The directory by HSDS 3.1" },
    description: {
      ru: "Open Referral Human Services Data Specification 3.1: версия, профиль, описание.",
      en: "Open Referral Human Services Data Specification 3.1: version, profile, description.",
    },
    answer: answer("Сведения о справочнике.", "About the directory."),
  },
  {
    ...page,
    operationId: "hsdsProfile",
    path: "/hsds/profile",
    summary: { ru: "Профиль HSDS", en: "The HSDS profile" },
    description: { ru: "Чем справочник пользуется из HSDS и как.", en: "What the directory uses of HSDS, and how." },
    files: html,
    answer: shown,
  },
  {
    ...page,
    operationId: "hsdsServices",
    path: "/hsds/services",
    summary: { ru: "HSDS: услуги", en: "HSDS: services" },
    description: {
      ru: "Услуга организации — одна запись. Страницы (`page`, `per_page`), `modified_after`, `search`, `organization_id`, `taxonomy_term_id`, `minimal`, `full`.",
      en: "An organisation's service is one entry. Pages (`page`, `per_page`), `modified_after`, `search`, `organization_id`, `taxonomy_term_id`, `minimal`, `full`.",
    },
    query: hsdsQueries.services,
    answer: answer("Страница списка HSDS.", "A page as HSDS has it."),
  },
  {
    ...page,
    operationId: "hsdsService",
    path: "/hsds/services/{id}",
    summary: { ru: "HSDS: услуга целиком", en: "HSDS: a service whole" },
    description: {
      ru: "С местом, часами, телефоном и организацией.",
      en: "With its place, hours, number and organisation.",
    },
    answer: answer("Услуга.", "The service."),
    refusals: ["path.unknown"],
  },
  {
    ...page,
    operationId: "hsdsOrganizations",
    path: "/hsds/organizations",
    summary: { ru: "HSDS: организации", en: "HSDS: organizations" },
    description: {
      ru: "Страницы, `modified_after`, `search`, `taxonomy_term_id`, `full`, `full_service`.",
      en: "Pages, `modified_after`, `search`, `taxonomy_term_id`, `full`, `full_service`.",
    },
    query: hsdsQueries.organisations,
    answer: answer("Страница списка HSDS.", "A page as HSDS has it."),
  },
  {
    ...page,
    operationId: "hsdsOrganization",
    path: "/hsds/organizations/{id}",
    summary: { ru: "HSDS: организация целиком", en: "HSDS: an organization whole" },
    description: {
      ru: "С местами и услугами; `full_service=true` — услуги целиком.",
      en: "With its places and services; `full_service=true`: services whole.",
    },
    query: hsdsQueries.organisation,
    answer: answer("Организация.", "The organization."),
    refusals: ["path.unknown"],
  },
  {
    ...page,
    operationId: "hsdsTaxonomyTerms",
    path: "/hsds/taxonomy_terms",
    summary: { ru: "HSDS: каталог услуг", en: "HSDS: the catalogue of services" },
    description: { ru: "Ключи и названия услуг региона.", en: "Keys and titles of the region's services." },
    query: hsdsQueries.terms,
    answer: answer("Страница списка HSDS.", "A page as HSDS has it."),
  },
] as const satisfies readonly OpenPage[];
