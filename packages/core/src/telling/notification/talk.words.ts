import { Temporal } from "temporal-polyfill";
import { zoneWords } from "../../ground/calendar/zone.ts";
import type { Text } from "../../ground/shared/text.ts";
import { dateWords } from "./due.words.ts";
import type { TalkNotice } from "./notice.ts";
import type { PlainLetter } from "./plain.letter.ts";

// To somebody who has submitted a talk, reads one, or runs a call: the event, which is public. The talk and whose it is stand on the page.

type What = TalkNotice["what"];

const headings: Record<What, Text> = {
  asked: { ru: "Подтвердите, что доклад ваш", en: "Please confirm that the talk is yours" },
  submitted: { ru: "Доклад получен", en: "Your talk has come in" },
  closing: { ru: "Приём докладов скоро закроется", en: "The call for talks closes soon" },
  accepted: { ru: "Ваш доклад принят", en: "Your talk is accepted" },
  reserve: { ru: "Ваш доклад в резерве", en: "Your talk is on the reserve list" },
  refused: { ru: "Решение по вашему докладу", en: "A decision on your talk" },
  scheduled: { ru: "Когда ваш доклад", en: "When your talk is" },
  moved: { ru: "Мероприятие перенесено", en: "The event was moved" },
  "called-off": { ru: "Мероприятия не будет", en: "The event does not take place" },
  "review-asked": { ru: "Доклады на рецензию", en: "Talks to be reviewed" },
  "review-due": { ru: "Рецензии ждут до конца срока", en: "Reviews are due soon" },
  gap: { ru: "Доклад снят автором", en: "A talk was withdrawn" },
};

const advice: Record<What, Text> = {
  asked: {
    ru: "Кто-то указал этот адрес, подавая доклад. Если это вы, подтвердите по ссылке в течение двух суток: до этого доклад никто не читает. Если не вы, ничего делать не нужно — всё, что написано, удалится.",
    en: "Somebody gave this address when submitting a talk. If it was you, confirm it by the link within two days: until then nobody reads it. If it was not, do nothing: all that was written goes.",
  },
  submitted: {
    ru: "До закрытия приёма его можно исправить, и до начала мероприятия — отозвать. О решении мы напишем.",
    en: "Until the call closes you can correct it, and withdraw it until the event begins. We write to you of the decision.",
  },
  closing: {
    ru: "До этого дня включительно доклад ещё можно исправить; потом его прочтут рецензенты.",
    en: "Until this day, it included, you can still correct your talk; then reviewers read it.",
  },
  accepted: {
    ru: "Когда выступать, мы напишем, когда будет готова программа. Проверьте на странице, согласны ли вы, чтобы имя и тезисы напечатали.",
    en: "We write to you of the time when the programme is there. Please see on the page whether you agree that name and abstract are printed.",
  },
  reserve: {
    ru: "В программе пока нет места. Если оно освободится, доклад примут, и мы напишем.",
    en: "The programme has no room at present. If there is some, the talk is accepted, and we write to you.",
  },
  refused: {
    ru: "В программу этого мероприятия доклад не вошёл. Почему, организаторы написали на странице доклада.",
    en: "The talk is not in the programme of this event. Why, the organisers have written on its page.",
  },
  scheduled: {
    ru: "Если время не подходит, свяжитесь с организатором; если выступить не сможете, отзовите доклад по ссылке: место достанется другому.",
    en: "If the time does not suit you, please call the organiser; if you cannot speak at all, withdraw the talk by the link: another may have its place.",
  },
  moved: {
    ru: "Доклад остаётся в силе. Новое время выступления придёт отдельным письмом. Если новые дни не подходят, отзовите доклад по ссылке.",
    en: "Your talk stands. A new time for it comes in a letter of its own. If the new days do not suit you, withdraw it by the link.",
  },
  "called-off": {
    ru: "Организатор его отменил. Всё, что вы прислали, удалено.",
    en: "The organiser has called it off. All that you sent in is gone.",
  },
  "review-asked": {
    ru: "Поставьте каждому оценку от 1 до 5 и напишите, на чём она основана. Не можете оценить — так и отметьте: назовут другого рецензента.",
    en: "Please give each a grade from 1 to 5 and say what it rests on. If you cannot, say so: another reviewer is named.",
  },
  "review-due": {
    ru: "На некоторые доклады ещё нет вашей оценки.",
    en: "Some talks still lack your grade.",
  },
  gap: {
    ru: "Он стоял в программе. Поставьте на его место другой — например, из резерва — и сохраните программу.",
    en: "It stood in the programme. Please put another in its place, from the reserve say, and save the programme.",
  },
};

const actions: Partial<Record<What, Text>> = {
  asked: { ru: "Подтвердить", en: "Confirm" },
  "review-asked": { ru: "Открыть доклады", en: "Open the talks" },
  "review-due": { ru: "Открыть доклады", en: "Open the talks" },
  gap: { ru: "Открыть программу", en: "Open the programme" },
};
const own: Text = { ru: "Мой доклад", en: "My talk" };

export function talk(notice: TalkNotice): Omit<PlainLetter, "publicUrl"> {
  const { what, thread, title, organisation, by, until, zone, slot, link } = notice;
  const heading = headings[what];
  const row = (label: Text, value: Text | undefined) => (value ? [{ label, value }] : []);
  const same = (text: string | undefined) => (text === undefined ? undefined : { ru: text, en: text });
  return {
    subject: heading.ru,
    heading,
    thread,
    parts: [
      { kind: "text", text: { ru: "Здравствуйте!", en: "Good day," } },
      {
        kind: "rows",
        rows: [
          ...row({ ru: "Мероприятие", en: "Event" }, same(title)),
          ...row({ ru: "Организатор", en: "Organiser" }, same(organisation)),
          ...row(
            { ru: "По какой день", en: "By" },
            by === undefined ? undefined : dateWords(Temporal.PlainDate.from(by)),
          ),
          ...row({ ru: "Ответить до", en: "Answer by" }, until === undefined ? undefined : momentWords(until, zone)),
          ...row({ ru: "Когда", en: "When" }, slot && slotWords(slot)),
          ...row({ ru: "Где", en: "Where" }, same(slot?.room)),
        ],
      },
      { kind: "text", text: advice[what] },
      ...(what === "called-off" ? [] : [{ kind: "action", label: actions[what] ?? own, url: link } as const]),
    ],
  };
}

function momentWords(at: string, zone: string): Text {
  const instant = Temporal.Instant.from(at);
  const local = instant.toZonedDateTimeISO(zone);
  const [day, wall] = [dateWords(local.toPlainDate()), zoneWords(instant, zone)];
  const time = local.toPlainTime().toString({ smallestUnit: "minute" });
  return { ru: `${day.ru}, ${time} (${wall.ru})`, en: `${day.en}, ${time} (${wall.en})` };
}

function slotWords({ from, minutes }: NonNullable<TalkNotice["slot"]>): Text {
  const day = dateWords(Temporal.PlainDate.from(from.slice(0, 10)));
  return {
    ru: `${day.ru}, ${from.slice(11)}, ${minutes} мин`,
    en: `${day.en}, ${from.slice(11)}, ${minutes} minutes`,
  };
}
