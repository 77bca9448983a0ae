import { longDate } from "../respond/dates.ts";
import { h } from "../respond/dom.ts";
import { say } from "../respond/language.ts";
import type { Text } from "../respond/text.ts";
import { reasonForm } from "./internship.forms.ts";
import type { Person, Send } from "./internship.types.ts";
import { choice, field, fold, heading, numberIn, saveButton, section, textIn, wideField } from "./section.ts";
import type { Tab } from "./tabs.ts";
import { callForm } from "./talks.call.ts";
import { running } from "./talks.run.ts";
import type { Call, OpenCall, Review, Talk, Whole } from "./talks.types.ts";
import { showing, wordsOf } from "./talks.whole.ts";
import { kinds, paragraphs, plain, stateOf } from "./talks.words.ts";

// Conferences that ask for talks: submit one of a specialist, review what others have submitted, and run a call of one's own.

/** As `POST /v1/respond/talks` gives it. */
interface Page {
  agency: string;
  asked: OpenCall[];
  sent: Talk[];
  reviews: Review[];
  reviewed: Review[];
  runs: Call[];
  events: { occasionId: string; title: string }[];
  specialists: Person[];
  of?: string;
  talks?: Talk[];
  talk?: Whole;
}

export const talks: Tab = {
  key: "talks",
  title: { ru: "Доклады", en: "Talks" },
  open: (place) => section<Page>(place, "/v1/respond/talks", { action: "view" }, { content, nameOf }),
};

function content(page: Page, send: Send): HTMLElement[] {
  const { agency, asked, sent, reviews, reviewed, runs, specialists, events, talk } = page;
  const silent = events.filter(({ occasionId }) => !runs.some((one) => one.occasionId === occasionId));
  const list = (title: Text, cards: HTMLElement[]) => (cards.length > 0 ? [h("h2", {}, title), ...cards] : []);
  return [
    heading(
      agency,
      { ru: "Доклады на конференции", en: "Talks at conferences" },
      {
        ru: "Здесь подают доклад своего специалиста, рецензируют чужие и ведут приём докладов своего мероприятия. Имён детей и семей в докладах быть не должно.",
        en: "Submit a talk of your specialist, review those of others, and run the call of your own event. Talks name no children and no families.",
      },
    ),
    ...list(
      { ru: "Ждут вашей рецензии", en: "Waiting for your review" },
      reviews.map((one) => reviewCard(one, send)),
    ),
    ...list(
      { ru: "Сейчас принимают доклады", en: "Calls that are open" },
      asked.map((one) => callCard(one, specialists, send)),
    ),
    ...list(
      { ru: "Поданы вами", en: "Submitted by you" },
      sent.map((one) => sentCard(one, talk?.talkId === one.talkId ? talk : undefined, send)),
    ),
    ...list(
      { ru: "Приём, который ведёте вы", en: "Calls that you run" },
      runs.map((one) => running(one, page.of === one.occasionId ? page : {}, send)),
    ),
    ...list(
      { ru: "Ваши рецензии: пока решения нет, их можно исправить", en: "Your reviews, which may be put right" },
      reviewed.map((one) => reviewCard(one, send)),
    ),
    ...list(
      { ru: "Ваши мероприятия без приёма докладов", en: "Your events without a call" },
      silent.map(({ occasionId, title }) =>
        h(
          "section",
          { class: "card" },
          h("h3", {}, title),
          fold(
            { ru: "Объявить приём докладов", en: "Call for talks" },
            undefined,
            false,
            callForm(occasionId, undefined, send),
          ),
        ),
      ),
    ),
  ];
}

const grades = [5, 4, 3, 2, 1].map((n) => ({ key: String(n), title: plain(String(n)) }));
const none = { key: "declined", title: { ru: "не могу оценить", en: "I cannot say" } };

function reviewCard(one: Review, send: Send): HTMLElement {
  const { talkId, title, abstract, author, event, section: of, reviewsBy, kind, grade: given, declined } = one;
  const remark = h("textarea", { name: "remark", rows: "3", maxlength: "4000", required: true });
  remark.value = one.remark ?? "";
  const form = h(
    "form",
    { class: "lines" },
    field({ ru: "Оценка", en: "Grade" }, choice("grade", [...grades, none], declined ? none.key : String(given ?? 5))),
    wideField({ ru: "На чём она основана", en: "What it rests on" }, remark),
  );
  const how = () => {
    const [grade, said] = [textIn(form, "grade"), textIn(form, "remark")];
    return grade === none.key
      ? { answer: "declined", remark: said }
      : { answer: "review", grade: numberIn(form, "grade"), remark: said };
  };
  form.append(saveButton(form, () => send({ action: "review", talkId, how: how() })));
  return h(
    "section",
    { class: "card" },
    h("h3", {}, title ?? "—"),
    h("p", { class: "aside" }, `${event} · ${of}`),
    h("p", {}, kinds[kind]),
    author !== undefined && h("p", {}, author),
    ...paragraphs(abstract),
    h(
      "p",
      { class: "hint" },
      say((l) => (l === "ru" ? `Ответить по ${longDate(reviewsBy, l)}` : `Answer until ${longDate(reviewsBy, l)}`)),
    ),
    form,
  );
}

function callCard(call: OpenCall, people: readonly Person[], send: Send): HTMLElement {
  const { occasionId, event, organisation, closes, about, sections, abstractMost } = call;
  const who = people.map(({ specialistId, name, post }) => ({
    key: specialistId,
    title: plain(`${name ?? "—"}, ${post}`),
  }));
  const box = (name: string, words: Text, required = false) =>
    h("label", { class: "box" }, h("input", { type: "checkbox", name, required }), h("span", {}, words));
  const form = h(
    "form",
    { class: "lines" },
    field({ ru: "Кто выступит", en: "Who speaks" }, choice("specialistId", who, who[0]?.key)),
    field(
      { ru: "Вид", en: "Kind" },
      choice(
        "kind",
        call.kinds.map((key) => ({ key, title: kinds[key] })),
        call.kinds[0],
      ),
    ),
    field(
      { ru: "Секция", en: "Section" },
      choice(
        "section",
        sections.map(({ key, title }) => ({ key, title: plain(title) })),
        sections[0]?.key,
      ),
    ),
    wideField({ ru: "Название", en: "Title" }, h("input", { name: "title", maxlength: "300", required: true })),
    wideField(
      { ru: `Тезисы, до ${abstractMost} знаков`, en: `Abstract, ${abstractMost} characters at most` },
      h("textarea", { name: "abstract", rows: "8", maxlength: String(abstractMost), required: true }),
    ),
    wideField(
      { ru: "Соавторы через запятую, если есть", en: "Co-authors by commas, if any" },
      h("input", { name: "coauthors", maxlength: "500" }),
    ),
    box("publish", {
      ru: "Имена и тезисы можно напечатать для всех: в программе и сборнике",
      en: "Names and abstract may be printed for everybody",
    }),
    box("agreed", { ru: "Все авторы знают о докладе и согласны", en: "All authors know of it and agree" }, true),
  );
  const isTicked = (name: string) => form.querySelector<HTMLInputElement>(`[name="${name}"]`)?.checked === true;
  const talk = () => ({
    occasionId,
    specialistId: textIn(form, "specialistId"),
    kind: textIn(form, "kind"),
    section: textIn(form, "section"),
    title: textIn(form, "title"),
    abstract: textIn(form, "abstract"),
    coauthors: textIn(form, "coauthors"),
    publish: isTicked("publish"),
    agreed: isTicked("agreed"),
  });
  form.append(saveButton(form, () => send({ action: "submit", talk: talk() })));
  return h(
    "section",
    { class: "card" },
    h("h3", {}, event),
    h("p", { class: "aside" }, organisation),
    about !== undefined && h("p", {}, about),
    h(
      "p",
      {},
      say((l) => (l === "ru" ? `Принимают по ${longDate(closes, l)}` : `Until ${longDate(closes, l)}`)),
    ),
    people.length === 0
      ? h(
          "p",
          {},
          {
            ru: "Сначала внесите специалиста в разделе «Специалисты».",
            en: "First add a specialist under “Specialists”.",
          },
        )
      : fold({ ru: "Подать доклад", en: "Submit a talk" }, undefined, false, form),
  );
}

function sentCard(one: Talk, whole: Whole | undefined, send: Send): HTMLElement {
  const { talkId, title, event, name, status, begun, version, publish } = one;
  const stands = status === "submitted" || status === "accepted" || status === "reserve";
  const why: Text = { ru: "Почему: это прочтёт организатор", en: "Why: the organiser reads it" };
  const print = h(
    "button",
    { type: "button", class: "secondary" },
    publish
      ? { ru: "Не печатать имена и тезисы", en: "Do not print names and abstract" }
      : { ru: "Разрешить печатать имена и тезисы", en: "Let names and abstract be printed" },
  );
  print.addEventListener(
    "click",
    () => void send({ action: "correct", talkId, version, content: { publish: !publish } }),
  );
  return h(
    "section",
    { class: "card" },
    h("h3", {}, title ?? { ru: "Название удалено", en: "The title is gone" }),
    h("p", { class: "aside" }, [event, name].filter((part) => part !== undefined).join(" · ")),
    h("p", {}, stateOf(one)),
    ...(whole ? [...wordsOf(whole), ...(whole.correctable ? [correcting(whole, send)] : [])] : [showing(talkId, send)]),
    stands && print,
    stands &&
      !begun &&
      fold(
        { ru: "Отозвать", en: "Withdraw it" },
        undefined,
        false,
        reasonForm(why, (reason) => send({ action: "withdraw", talkId, reason })),
      ),
  );
}

/** Until the call closes. */
function correcting({ talkId, version, title, abstract, coauthors }: Whole, send: Send): HTMLElement {
  const area = h("textarea", { name: "abstract", rows: "8", maxlength: "6000", required: true });
  area.value = abstract ?? "";
  const form = h(
    "form",
    { class: "lines" },
    wideField(
      { ru: "Название", en: "Title" },
      h("input", { name: "title", maxlength: "300", required: true, value: title }),
    ),
    wideField({ ru: "Тезисы", en: "Abstract" }, area),
    wideField(
      { ru: "Соавторы", en: "Co-authors" },
      h("input", { name: "coauthors", maxlength: "500", value: coauthors }),
    ),
  );
  const said = () => ({
    title: textIn(form, "title"),
    abstract: textIn(form, "abstract"),
    coauthors: textIn(form, "coauthors") ?? null,
  });
  form.append(saveButton(form, () => send({ action: "correct", talkId, version, content: said() })));
  return fold({ ru: "Исправить", en: "Correct it" }, undefined, false, form);
}

const names: [RegExp, Text][] = [
  [/\/sections/, { ru: "Секции", en: "Sections" }],
  [/\/coauthors$/, { ru: "Соавторы", en: "Co-authors" }],
  [/\/named\/\d+$/, { ru: "Рецензенты", en: "Reviewers" }],
  [/\/title$/, { ru: "Название", en: "Title" }],
  [/\/abstract$/, { ru: "Тезисы", en: "Abstract" }],
  [/\/specialistId$/, { ru: "Кто выступит", en: "Who speaks" }],
  [/\/remark$/, { ru: "На чём она основана", en: "What it rests on" }],
  [/\/words$/, { ru: "Слова автору", en: "Words for the author" }],
  [/\/closes$/, { ru: "Последний день приёма", en: "The last day" }],
  [/\/reviewsBy$/, { ru: "Рецензии по день", en: "Reviews until" }],
  [/\/from$/, { ru: "Время", en: "Time" }],
];
const nameOf = (pointer: string): Text | undefined => names.find(([of]) => of.test(pointer))?.[1];
