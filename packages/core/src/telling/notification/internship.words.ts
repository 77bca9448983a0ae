import { Temporal } from "temporal-polyfill";
import type { Text } from "../../ground/shared/text.ts";
import { dateWords } from "./due.words.ts";
import type { InternshipNotice } from "./notice.ts";
import type { PlainLetter } from "./plain.letter.ts";

// To an organisation whose specialist learns elsewhere, or where others learn. It names the site, which is public, and nobody.

type What = InternshipNotice["what"];

const headings: Record<What, Text> = {
  applied: { ru: "Заявка на стажировку", en: "Somebody applies for an internship" },
  queued: { ru: "Стажировка: вы в очереди", en: "Your specialist is on the waiting list" },
  accepted: { ru: "Стажировка: вашего специалиста ждут", en: "Your specialist is accepted" },
  refused: { ru: "Стажировка: отказ", en: "An application was refused" },
  lapsed: { ru: "Стажировка: места не нашлось", en: "There was no place for your specialist" },
  "called-off": { ru: "Стажировка не состоится", en: "An internship is called off" },
  gone: { ru: "Стажёр не приедет", en: "An intern does not come" },
  "broken-off": { ru: "Стажировка прервана", en: "An internship was broken off" },
  completed: { ru: "Стажировка завершена", en: "An internship is completed" },
  "end-due": { ru: "Как завершилась стажировка?", en: "How did the internship end?" },
  "look-due": { ru: "Что внедрили после стажировки?", en: "What came of the internship?" },
  "place-freed": { ru: "Освободилось место стажёра", en: "A place for an intern is free" },
  approved: { ru: "Площадка утверждена", en: "The site is approved" },
  closed: { ru: "Площадка закрыта", en: "The site is closed" },
};

const advice: Record<What, Text> = {
  applied: {
    ru: "Ответьте на заявку на своей странице в течение двух недель: примите и назначьте наставника, поставьте в очередь или откажите с причиной.",
    en: "Please answer on your page within two weeks: accept and name a mentor, let them wait, or refuse and say why.",
  },
  queued: {
    ru: "Заезд заполнен. Если место освободится, площадка может принять вашего специалиста; до начала заезда заявку можно отозвать.",
    en: "The term is full. Should a place come free, the site may accept your specialist; until the term begins you may withdraw.",
  },
  accepted: {
    ru: "На странице — программа, часы и наставник. Если планы изменятся, отзовите заявку до начала: место достанется другому.",
    en: "Programme, hours and mentor stand on your page. If plans change, withdraw before it begins: somebody else may have the place.",
  },
  refused: {
    ru: "Причина указана на странице. Можно выбрать другой заезд или другую площадку.",
    en: "The reason stands on your page. You may choose another term, or another site.",
  },
  lapsed: {
    ru: "Заезд начался, а место так и не освободилось. Можно подать заявку на следующий заезд или на другую площадку.",
    en: "The term has begun and no place came free. You may apply for the next term, or at another site.",
  },
  "called-off": {
    ru: "Площадка закрыта или больше не может принять. Выберите, пожалуйста, другую.",
    en: "The site is closed, or cannot receive anybody. Please choose another.",
  },
  gone: {
    ru: "Направившая организация отозвала специалиста, прервала стажировку или закрыта. Место свободно.",
    en: "The sending organisation has withdrawn, broken it off, or closed. The place is free.",
  },
  "broken-off": {
    ru: "Причина указана на странице. Координатор видит это и поможет решить, что дальше.",
    en: "The reason stands on your page. A coordinator sees it, and helps with what comes next.",
  },
  completed: {
    ru: "Сертификат можно скачать на странице. Через три и через шесть месяцев спросим, что из увиденного вы внедрили у себя.",
    en: "The certificate can be downloaded on your page. After three and six months we ask what you have introduced of it.",
  },
  "end-due": {
    ru: "Последний день стажировки прошёл. Отметьте на странице, завершена она или прервана: от этого зависит сертификат.",
    en: "Its last day is over. Please say on your page whether it was completed or broken off: the certificate depends on it.",
  },
  "look-due": {
    ru: "Отметьте на странице, что ваша организация внедрила, и напишите несколько слов. Если ничего — тоже напишите, что помешало: координатор поможет.",
    en: "Please say on your page what your organisation has introduced, in a few words. If nothing was, say what stood against it: a coordinator helps.",
  },
  "place-freed": {
    ru: "В очереди есть специалисты: примите следующего на своей странице.",
    en: "Somebody waits for it: please accept the next on your page.",
  },
  approved: {
    ru: "Её видят все на открытой странице, и организации могут подавать заявки.",
    en: "Everybody sees it on the open page, and organisations may apply.",
  },
  closed: {
    ru: "Заявки больше не принимаются; всем, кто должен был приехать, мы написали.",
    en: "It takes no applications any more; whoever was to come has been told.",
  },
};

export function internship(notice: InternshipNotice): Omit<PlainLetter, "publicUrl"> {
  const { what, agencyName, siteId, title, from, until, months, link } = notice;
  const heading = headings[what];
  const day = (iso: string) => dateWords(Temporal.PlainDate.from(iso));
  const rows: { label: Text; value: Text }[] = [
    { label: { ru: "Площадка", en: "Site" }, value: { ru: title, en: title } },
  ];
  if (from !== undefined && until !== undefined)
    rows.push({
      label: { ru: "Заезд", en: "Term" },
      value: { ru: `${day(from).ru} — ${day(until).ru}`, en: `${day(from).en} – ${day(until).en}` },
    });
  if (months !== undefined)
    rows.push({
      label: { ru: "Прошло месяцев", en: "Months since" },
      value: { ru: String(months), en: String(months) },
    });
  return {
    // «Что внедрили после стажировки? …»: no colon behind a question.
    subject: `${heading.ru}${heading.ru.endsWith("?") ? "" : ":"} ${title}`,
    heading,
    thread: `site-${siteId}`,
    parts: [
      {
        kind: "text",
        text: {
          ru: `Уважаемые коллеги!\n${advice[what].ru}`,
          en: `Dear colleagues of ${agencyName},\n${advice[what].en}`,
        },
      },
      { kind: "rows", rows },
      { kind: "action", label: { ru: "Открыть страницу", en: "Open the page" }, url: link },
    ],
  };
}
