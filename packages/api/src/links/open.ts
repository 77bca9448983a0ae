import * as Course from "@marshrut/core/course";
import * as Library from "@marshrut/core/library";
import * as Navigator from "@marshrut/core/navigator";
import { exampleToken as token } from "./example.ts";
import { linkOperation } from "./link.ts";

const view = { view: { summary: { ru: "Посмотреть", en: "Look" }, value: { token, action: "view" } } } as const;
const refusals = ["link.invalid", "link.dead", "request.too-many", "input.invalid", "conflict.version"] as const;

/** An organisation says how everybody sees it. */
const respondListing = linkOperation({
  operationId: "respondListing",
  method: "post",
  path: "/respond/listing",
  token: "body",
  summary: { ru: "Описание для всех по ссылке организации", en: "The public entry, by an organisation's link" },
  description: {
    ru: "Токен — как у `POST /respond/organisation` или `POST /office/sessions`. `view` показывает описание для открытых страниц и что менялось; `set` сохраняет его целиком (`version` — прочитанная) и подтверждает; `confirm` — «всё ещё так».",
    en: "The token is that of `POST /respond/organisation` or `POST /office/sessions`. `view` shows the entry of the open pages and what was changed; `set` keeps it as a whole (`version`: the one that was read) and confirms it; `confirm` says that it is still so.",
  },
  body: Navigator.RespondListing,
  examples: view,
  answer: { status: 200, schema: Navigator.ListingPage, description: { ru: "Описание.", en: "The entry." } },
  refusals: [...refusals, "not-found"],
  run: ({ core, body, requestId }) => Navigator.respondListing(core, body, requestId),
});

/** An organisation answers those who ask it on the open pages. */
const respondEnquiries = linkOperation({
  operationId: "respondEnquiries",
  method: "post",
  path: "/respond/enquiries",
  token: "body",
  summary: { ru: "Обращения со страницы по ссылке организации", en: "Enquiries, by an organisation's link" },
  description: {
    ru: "Токен — как у `POST /respond/organisation` или `POST /office/sessions`. `view` показывает, кто ждёт звонка или приёма: имя, телефон и слова, которые человек оставил для этой организации; каждый просмотр записывается. `confirm` — время подтверждено, `settle` — чем закончилось: имя и телефон уничтожаются.",
    en: "The token is that of `POST /respond/organisation` or `POST /office/sessions`. `view` shows who waits for a call or a time: name, number and words that were left for this organisation; each look is on record. `confirm`: the time is confirmed; `settle`: what came of it; name and number are destroyed.",
  },
  body: Navigator.RespondEnquiries,
  examples: view,
  answer: { status: 200, schema: Navigator.EnquiriesPage, description: { ru: "Обращения.", en: "The enquiries." } },
  refusals: [...refusals, "not-found", "enquiry.closed"],
  run: ({ core, body, requestId }) => Navigator.respondEnquiries(core, body, requestId),
});

/** What an organisation gives to the library, and says of it. */
const respondLibrary = linkOperation({
  operationId: "respondLibrary",
  method: "post",
  path: "/respond/library",
  token: "body",
  summary: { ru: "Библиотека по ссылке организации", en: "The library, by an organisation's link" },
  description: {
    ru: "Токен — как у `POST /respond/organisation` или `POST /office/sessions`. `view` показывает материалы организации и ответы редактора; `propose` предлагает новый, `correct` исправляет до публикации (`version` — прочитанная), `confirm` — ещё действует, `add-file` и `remove-file` — файлы до публикации, `withdraw` снимает с причиной.",
    en: "The token is that of `POST /respond/organisation` or `POST /office/sessions`. `view` shows what the organisation has in the library and what editors say; `propose` gives something new, `correct` mends it until it is published (`version`: the one that was read), `confirm`: it still holds, `add-file` and `remove-file`: files until it is published, `withdraw` takes it away with a reason.",
  },
  body: Library.RespondLibrary,
  bodyLimit: 5 * 2 ** 20,
  examples: view,
  answer: { status: 200, schema: Library.LibraryPage, description: { ru: "Материалы.", en: "The items." } },
  refusals: [...refusals, "not-found", "library.closed", "attachment.type", "limit.reached"],
  run: ({ core, files, body, requestId }) => Library.respondLibrary(core, files, body, requestId),
});

/** By what an organisation trains specialists. */
const respondCourses = linkOperation({
  operationId: "respondCourses",
  method: "post",
  path: "/respond/courses",
  token: "body",
  summary: { ru: "Программы обучения по ссылке организации", en: "Programmes of training, by an organisation's link" },
  description: {
    ru: "Токен — как у `POST /respond/organisation` или `POST /office/sessions`. `view` показывает программы, по которым организация учит специалистов; `draft` вносит новую, `revise` готовит следующую версию (`version` — прочитанная, `changes` — что изменено и почему), `approve` утверждает приказом руководителя, `confirm` — ещё действует, `withdraw` отзывает с причиной.",
    en: "The token is that of `POST /respond/organisation` or `POST /office/sessions`. `view` shows the programmes by which the organisation trains specialists; `draft` adds one, `revise` prepares the next version (`version`: the one that was read; `changes`: what has changed and why), `approve` approves it by an order of the head, `confirm`: it still holds, `withdraw` withdraws it with a reason.",
  },
  body: Course.RespondCourses,
  examples: view,
  answer: { status: 200, schema: Course.CoursesPage, description: { ru: "Программы.", en: "The programmes." } },
  refusals: [...refusals, "not-found", "course.closed", "approval.by-decision"],
  run: ({ core, body, requestId }) => Course.respondCourses(core, body, requestId),
});

export const openLinks = [respondListing, respondEnquiries, respondLibrary, respondCourses] as const;
