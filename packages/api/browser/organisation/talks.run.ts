import { longDate } from "../respond/dates.ts";
import { h } from "../respond/dom.ts";
import { say } from "../respond/language.ts";
import type { Text } from "../respond/text.ts";
import type { Send } from "./internship.types.ts";
import { choice, field, fold, numberIn, numberInput, saveButton, textIn, wideField } from "./section.ts";
import { callForm } from "./talks.call.ts";
import type { Call, Talk, Whole } from "./talks.types.ts";
import { showing, wordsOf } from "./talks.whole.ts";
import { kinds, plain, stateOf } from "./talks.words.ts";

// A call of one's own: what was submitted, what reviewers think, the decision, the programme.

/** What was asked for of it: the list, and one with its words. */
interface Asked {
  talks?: Talk[];
  talk?: Whole;
}

export function running(call: Call, { talks, talk }: Asked, send: Send): HTMLElement {
  const { occasionId, event, closes, reviewsBy, taking, publishedAt } = call;
  const look = h("button", { type: "button", class: "secondary" }, { ru: "Показать доклады", en: "Show the talks" });
  look.addEventListener("click", () => void send({ action: "talks", occasionId }));
  return h(
    "section",
    { class: "card" },
    h("h3", {}, event),
    h(
      "p",
      { class: "aside" },
      say((l) =>
        l === "ru"
          ? `${taking ? "Приём открыт" : "Приём закрыт"}, по ${longDate(closes, l)}; рецензии по ${longDate(reviewsBy, l)}`
          : `${taking ? "Open" : "Closed"}, until ${longDate(closes, l)}; reviews until ${longDate(reviewsBy, l)}`,
      ),
    ),
    publishedAt !== undefined && h("p", {}, { ru: "Программа опубликована.", en: "The programme is published." }),
    fold(
      { ru: "Сроки, секции, рецензенты", en: "Days, sections, reviewers" },
      undefined,
      false,
      callForm(occasionId, call, send),
    ),
    ...(talks === undefined ? [look] : shown(call, talks, talk, send)),
  );
}

function shown(call: Call, talks: Talk[], whole: Whole | undefined, send: Send): HTMLElement[] {
  if (talks.length === 0) return [h("p", {}, { ru: "Докладов пока нет.", en: "There are no talks yet." })];
  const accepted = talks.filter(({ status }) => status === "accepted");
  return [
    ...talks.map((one) => talkLine(one, whole?.talkId === one.talkId ? whole : undefined, call, send)),
    ...(accepted.length > 0 ? [programme(call, accepted, send)] : []),
  ];
}

const decisions: { key: string; title: Text }[] = [
  { key: "accepted", title: { ru: "принять", en: "accept" } },
  { key: "reserve", title: { ru: "в резерв", en: "to the reserve list" } },
  { key: "refused", title: { ru: "не принять", en: "do not accept" } },
];

function talkLine(one: Talk, whole: Whole | undefined, call: Call, send: Send): HTMLElement {
  const { talkId, title, name, organisation, kind, section, status, asked, answered, mean } = one;
  const where = call.sections.find(({ key }) => key === section)?.title ?? section;
  const decidable =
    !one.begun && status !== "unconfirmed" && status !== "withdrawn" && status !== "lapsed" && status !== "called-off";
  const form = h(
    "form",
    { class: "lines" },
    field({ ru: "Решение", en: "The decision" }, choice("decision", decisions, "accepted")),
    wideField(
      { ru: "Слова автору; при отказе — почему", en: "Words for the author; of a refusal why" },
      h("textarea", { name: "words", rows: "2", maxlength: "2000" }),
    ),
  );
  form.append(
    saveButton(form, () =>
      send({ action: "decide", talkId, how: { decision: textIn(form, "decision"), words: textIn(form, "words") } }),
    ),
  );
  return h(
    "section",
    {},
    h("h4", {}, title ?? { ru: "Название удалено", en: "The title is gone" }),
    h("p", { class: "aside" }, [name, organisation, where].filter((part) => part !== undefined).join(" · ")),
    h("p", {}, kinds[kind], ", ", stateOf(one)),
    h(
      "p",
      { class: "hint" },
      mean === undefined
        ? { ru: `Рецензий: ${answered} из ${asked}`, en: `Reviews: ${answered} of ${asked}` }
        : {
            ru: `Рецензий: ${answered} из ${asked}, средняя оценка ${String(mean).replace(".", ",")}`,
            en: `Reviews: ${answered} of ${asked}, mean grade ${mean}`,
          },
    ),
    ...(whole ? wordsOf(whole) : [showing(talkId, send)]),
    decidable && fold({ ru: "Решить", en: "Decide" }, undefined, false, form),
    status === "submitted" &&
      !one.begun &&
      whole !== undefined &&
      fold({ ru: "Рецензенты", en: "Reviewers" }, undefined, false, reviewers(whole, call, send)),
  );
}

/** Of those whom the call names or who are asked already; whoever has answered stays. */
function reviewers({ talkId, reviews = [] }: Whole, call: Call, send: Send): HTMLElement {
  const others = reviews.filter(({ agencyId }) => !call.reviewers.some((one) => one.agencyId === agencyId));
  const all = [...call.reviewers, ...others];
  const isAsked = (id: string) => reviews.some(({ agencyId }) => agencyId === id);
  const form = h(
    "form",
    { class: "lines" },
    ...all.map(({ agencyId, organisation }) =>
      h(
        "label",
        { class: "box" },
        h("input", { type: "checkbox", name: "reviewer", value: agencyId, checked: isAsked(agencyId) }),
        h("span", {}, organisation),
      ),
    ),
  );
  const chosen = () =>
    [...form.querySelectorAll<HTMLInputElement>("[name=reviewer]:checked")].map(({ value }) => ({ agencyId: value }));
  form.append(saveButton(form, () => send({ action: "reviewers", talkId, reviewers: chosen() })));
  return form;
}

/** When and where each is given; what has no time stands in no programme. */
function programme({ occasionId, slots }: Call, accepted: readonly Talk[], send: Send): HTMLElement {
  const rows = accepted.map((one) => {
    const slot = slots.find(({ talkId }) => talkId === one.talkId);
    const row = h(
      "fieldset",
      {},
      h("legend", {}, plain(one.title ?? "—")),
      field(
        { ru: "Начало", en: "Begins" },
        h("input", { type: "datetime-local", name: "from", value: slot?.from ?? "" }),
      ),
      field({ ru: "Минут", en: "Minutes" }, numberInput("minutes", slot?.minutes ?? 20)),
      field({ ru: "Зал", en: "Room" }, h("input", { name: "room", maxlength: "100", value: slot?.room ?? "" })),
    );
    return { talkId: one.talkId, row };
  });
  const publish = h("input", { type: "checkbox", name: "publish" });
  const form = h(
    "form",
    { class: "lines" },
    ...rows.map(({ row }) => row),
    h(
      "label",
      { class: "box" },
      publish,
      h(
        "span",
        {},
        {
          ru: "Опубликовать: её увидят все, авторы узнают своё время",
          en: "Publish: everybody sees it, and authors are told their time",
        },
      ),
    ),
  );
  const said = () => ({
    slots: rows
      .flatMap(({ talkId, row }) => {
        const from = textIn(row, "from");
        return from === undefined
          ? []
          : [{ talkId, from: from.slice(0, 16), minutes: numberIn(row, "minutes"), room: textIn(row, "room") }];
      })
      .sort((a, b) => (a.from < b.from ? -1 : 1)),
    publish: publish.checked,
  });
  form.append(saveButton(form, () => send({ action: "programme", occasionId, programme: said() })));
  return fold({ ru: "Программа", en: "The programme" }, undefined, false, form);
}
