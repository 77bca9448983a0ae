import { Temporal } from "temporal-polyfill";
import type { Text } from "../../ground/shared/text.ts";
import type { Basis } from "../../routes/erasure/index.ts";
import { dateWords } from "./due.words.ts";
import type { ErasureAskedNotice, ErasureDoneNotice, ErasureRefusedNotice } from "./notice.ts";
import type { PlainLetter } from "./plain.letter.ts";

type Words = Omit<PlainLetter, "publicUrl">;
const day = (iso: string) => dateWords(Temporal.PlainDate.from(iso));

// To a family, about a request to destroy a child's personal data (152-ФЗ ст. 21 ч. 5). They name nobody, and say nothing of the child.

export const erasureAsked = ({ erasureId, operator, receivedOn, dueOn }: ErasureAskedNotice): Words => ({
  subject: "Требование об уничтожении персональных данных принято",
  heading: { ru: "Требование об уничтожении персональных данных принято", en: "A request to erase personal data came" },
  thread: erasureId,
  parts: [
    {
      kind: "text",
      text: {
        ru: "Здравствуйте!\nПоступило требование об уничтожении персональных данных или отзыв согласия на их обработку. По закону (ч. 5 ст. 21 Федерального закона № 152-ФЗ) его исполняют в течение 30 дней либо сообщают, какой закон обязывает хранить данные.",
        en: "A request to erase personal data came, or consent to their processing was withdrawn. By law it is carried out within 30 days, or you are told which law wants the data kept.",
      },
    },
    {
      kind: "rows",
      rows: [
        { label: { ru: "Оператор", en: "Operator" }, value: operator },
        { label: { ru: "Поступило", en: "Received" }, value: day(receivedOn) },
        { label: { ru: "Срок", en: "By" }, value: day(dueOn) },
        { label: { ru: "Номер", en: "Number" }, value: { ru: erasureId, en: erasureId } },
      ],
    },
    {
      kind: "text",
      text: {
        ru: "Если вы этого не просили, сообщите, пожалуйста, вашему координатору.",
        en: "If you did not ask for this, please tell your coordinator.",
      },
    },
  ],
});

export const erasureDone = ({ erasureId, operator, number, on }: ErasureDoneNotice): Words => ({
  subject: `Персональные данные уничтожаются: акт № ${number}`,
  heading: { ru: "Персональные данные уничтожаются", en: "Personal data is being erased" },
  thread: erasureId,
  parts: [
    {
      kind: "text",
      text: {
        ru: "Здравствуйте!\nРешение об уничтожении персональных данных принято, о нём составлен акт. Данные уничтожаются сразу после отправки этого письма; других писем по этому поводу не будет. Сохраняются только обезличенные сведения, по которым узнать человека нельзя.",
        en: "It was decided to erase the personal data, and there is an act of it. The data is erased right after this letter; no other letters about it will follow. Only what names nobody is kept.",
      },
    },
    {
      kind: "rows",
      rows: [
        { label: { ru: "Оператор", en: "Operator" }, value: operator },
        { label: { ru: "Акт", en: "Act" }, value: { ru: `№ ${number}`, en: number } },
        { label: { ru: "Дата", en: "Date" }, value: day(on) },
        { label: { ru: "Номер требования", en: "Request" }, value: { ru: erasureId, en: erasureId } },
      ],
    },
    {
      kind: "text",
      text: {
        ru: "Копию акта можно получить у оператора, назвав номер.",
        en: "A copy of the act can be had from the operator by its number.",
      },
    },
  ],
});

const bases: Record<Basis, Text> = {
  "federal-law": { ru: "хранить данные обязывает федеральный закон", en: "a federal law wants the data kept" },
  archives: { ru: "срок хранения документов не истёк", en: "the papers' term of keeping is not over" },
  "court-order": { ru: "данные хранятся по решению суда", en: "a court has ordered the data to be kept" },
  "taken-back": { ru: "требование забрал назад тот, кто его подал", en: "whoever asked has taken it back" },
  "consent-anew": { ru: "после отзыва дано новое согласие", en: "consent was given anew after its withdrawal" },
};

export const erasureRefused = ({ erasureId, operator, basis, on }: ErasureRefusedNotice): Words => ({
  subject: "Об уничтожении персональных данных: данные сохраняются",
  heading: { ru: "Требование не исполнено: данные сохраняются", en: "The request was refused: the data is kept" },
  thread: erasureId,
  parts: [
    {
      kind: "text",
      text: {
        ru: "Здравствуйте!\nТребование об уничтожении персональных данных рассмотрено. Данные сохраняются; основание названо ниже. Решение полностью, с законом и статьёй, сообщит ваш координатор.",
        en: "The request to erase personal data was considered. The data is kept, on the ground below. The decision in full, with the law and its article, is had from your coordinator.",
      },
    },
    {
      kind: "rows",
      rows: [
        { label: { ru: "Оператор", en: "Operator" }, value: operator },
        { label: { ru: "Основание", en: "Ground" }, value: bases[basis] },
        { label: { ru: "Дата решения", en: "Decided on" }, value: day(on) },
        { label: { ru: "Номер требования", en: "Request" }, value: { ru: erasureId, en: erasureId } },
      ],
    },
    {
      kind: "text",
      text: {
        ru: "Если вы не согласны, решение можно обжаловать в Роскомнадзор (https://rkn.gov.ru) или в суд (ст. 17 Федерального закона № 152-ФЗ). Направить новое требование можно в любое время.",
        en: "If you do not agree, you may complain to Roskomnadzor (https://rkn.gov.ru) or to a court (152-ФЗ art. 17). You may send a new request at any time.",
      },
    },
  ],
});
