import { Temporal } from "temporal-polyfill";
import { agencyWords, withoutAnswer } from "./agency.words.ts";
import { oneLine, severalLines, webAddress } from "./clean.ts";
import { type DueWords, dateWords, dueInWords } from "./due.words.ts";
import { type Block, facts, type Lang, type Letter, paragraph, type Section } from "./letter.ts";
import type { AgencyNotice } from "./notice.ts";
import { referenceOf, subjectOf } from "./subject.ts";

export function agencyLetter(notice: AgencyNotice): Letter {
  const due = dueInWords(notice.due.date, notice.now, notice.zone);
  const words = agencyWords[notice.kind](due);
  return {
    subject: subjectOf(words.lead, notice.title.ru, notice.stepId),
    sections: [russian(notice, due), english(notice, due)],
  };
}

function russian(notice: AgencyNotice, due: DueWords): Section {
  const words = agencyWords[notice.kind](due);
  return {
    lang: "ru",
    heading: words.heading.ru,
    blocks: [
      paragraph(`Уважаемые коллеги!\n${words.opening.ru}`),
      facts(
        { label: "Организация", value: oneLine(notice.agencyName) },
        { label: "Шаг", value: oneLine(notice.title.ru) },
        { label: "Что нужно сделать", value: severalLines(notice.task.ru) },
        ...(notice.means ? [{ label: "Средства", value: severalLines(notice.means.ru) }] : []),
        { label: "Ожидаемый результат", value: severalLines(notice.expectedResult.ru) },
        { label: "Срок", value: term(notice, due, "ru") },
        { label: "Номер запроса", value: referenceOf(notice.stepId) },
      ),
      {
        kind: "action",
        label: words.button.ru,
        url: webAddress(notice.link),
        hint: "Если кнопка не открывается, скопируйте адрес целиком в строку браузера:",
      },
      paragraph(
        `${words.answer.ru} О ком этот запрос, показано только там: персональные данные мы по почте не отправляем.`,
      ),
      paragraph(withoutAnswer(due).ru),
      paragraph(
        "Ссылкой можно ответить один раз, просмотр страницы её не расходует. Если она устарела или уже использована, новую можно запросить на той же странице. Просим не пересылать письмо за пределы организации: ссылка открывает сведения о ребёнке.",
      ),
      ...contact(notice, "ru"),
      origin(notice, "ru"),
    ],
  };
}

function english(notice: AgencyNotice, due: DueWords): Section {
  const words = agencyWords[notice.kind](due);
  return {
    lang: "en",
    heading: `In English: ${words.heading.en}`,
    blocks: [
      paragraph(words.opening.en),
      facts(
        { label: "Organisation", value: oneLine(notice.agencyName), lang: "ru" },
        { label: "Step", value: oneLine(notice.title.en) },
        { label: "Task", value: severalLines(notice.task.en) },
        ...(notice.means ? [{ label: "Means", value: severalLines(notice.means.en) }] : []),
        { label: "Expected result", value: severalLines(notice.expectedResult.en) },
        { label: "Due", value: term(notice, due, "en") },
        { label: "Reference", value: referenceOf(notice.stepId) },
      ),
      paragraph(
        `${words.button.en} with the button or the address above. ${words.answer.en} Who it is about is shown only there: we send no personal data by mail.`,
      ),
      paragraph(
        `${withoutAnswer(due).en} A link answers once; a new one can be asked for on its page. Please keep this mail within your organisation.`,
      ),
      ...contact(notice, "en"),
      origin(notice, "en"),
    ],
  };
}

/** The due date, the days that are left and, where it is no working day, the last one before it. */
function term({ due }: AgencyNotice, { by, left }: DueWords, lang: Lang): string {
  const line = `${by[lang]} (${left[lang]})`;
  if (due.workBy === due.date) return line;
  const workBy = dateWords(Temporal.PlainDate.from(due.workBy))[lang];
  return lang === "ru"
    ? `${line}\nЭто нерабочий день; последний рабочий день перед ним — ${workBy}`
    : `${line}\nNot a working day; the last working day before it is ${workBy}`;
}

function contact({ coordinatorEmail }: AgencyNotice, lang: Lang): Block[] {
  const address = coordinatorEmail ? ` ${oneLine(coordinatorEmail)}` : "";
  if (lang === "en") return address ? [paragraph(`Questions go to the coordinator:${address}`)] : [];
  const ask = address ? ` С вопросами просим обращаться к координатору:${address}` : "";
  return [
    paragraph(
      `Письмо отправлено автоматически, ответные письма не рассматриваются: просим отвечать на странице по ссылке.${ask}`,
    ),
  ];
}

/** How the date came about; what was assumed on the way is the coordinator's to judge and stays in the record. */
const origin = ({ due: { explain } }: AgencyNotice, lang: Lang): Block => ({
  kind: "fold",
  summary: lang === "ru" ? "Как посчитан срок" : "How the due date was counted",
  text: oneLine(explain[lang]),
});
