import { h } from "../respond/dom.ts";
import { apply, say } from "../respond/language.ts";
import type { Text } from "../respond/text.ts";
import { act } from "./api.ts";
import { causes, topics, ways } from "./peers.words.ts";
import { button, sure } from "./press.ts";
import { saying } from "./saying.ts";

// Parents who talk with parents: asking for one who has been there, offering to be one. Asked for when it is opened.

interface Said {
  topics: string[];
  ways: string[];
  words?: string;
}
interface One extends Said {
  peerSupportId: string;
  status: "asked" | "proposed" | "running" | "ended";
  other?: Said & { agreed: boolean };
  agreed: boolean;
  contact?: { name?: string; phone?: string; email?: string };
  contacts: number;
  may: ("answer" | "tell" | "end")[];
}
interface Peers {
  offer?: Said & { since: string };
  asks: One[];
  helps: One[];
}
type Does = (action: string, more: object, said?: Text) => Promise<void>;

export function peers({ childId }: { childId: string }): HTMLElement {
  const list = h("div", {});
  const { told, tell } = saying();
  const does: Does = async (action, more, said) => {
    const outcome = await act<{ peers: Peers }>(action, { childId, ...more });
    if ("problem" in outcome) return tell({ ru: outcome.problem.detail, en: outcome.problem.detailEn }, "wrong");
    list.replaceChildren(...content(outcome.page.peers, does));
    apply();
    if (said) tell(said, "said");
  };
  const part = h(
    "details",
    { class: "peers" },
    h("summary", {}, h("strong", {}, { ru: "Родитель — родителю", en: "From parent to parent" })),
    h("div", { class: "inside" }, told, list),
  );
  part.addEventListener("toggle", () => {
    if (part.open && list.childElementCount === 0) void does("peers", {});
  });
  return part;
}

function content({ offer, asks, helps }: Peers, does: Does): HTMLElement[] {
  const cards = [...asks.map((one) => card(one, "ask", does)), ...helps.map((one) => card(one, "help", does))];
  const waits = asks.some(({ status }) => status !== "ended");
  return [
    h("p", {}, lead),
    ...(cards.length > 0 ? [h("ul", { class: "steps" }, ...cards)] : []),
    ...(waits ? [] : [ask(does)]),
    offer ? offered(offer, does) : offering(does),
  ];
}
const lead: Text = {
  ru: "Поговорите с родителем, который прошёл похожий путь, или поддержите того, кто в начале. Имена и телефоны вы узнаете, только когда согласитесь оба.",
  en: "Talk with a parent who has come a similar way, or support one who is at its beginning. Names and telephones you learn once both have agreed.",
};

const listed = (codes: readonly string[], words: Record<string, Text>, l: "ru" | "en") =>
  codes.map((code) => words[code]?.[l] ?? code).join(", ");
const about = ({ topics: of, ways: by }: Said): HTMLElement =>
  h(
    "div",
    { class: "hint" },
    say((l) => [listed(of, topics, l), listed(by, ways, l)].filter(Boolean).join(" · ")),
  );

const status = (one: One, side: "ask" | "help"): Text => {
  if (one.status === "asked") return { ru: "Координатор ищет родителя.", en: "Your coordinator looks for a parent." };
  if (one.status === "ended") return { ru: "Закончено.", en: "It has ended." };
  if (one.status === "running") return { ru: "Вы оба согласились. Вот как связаться:", en: "You have both agreed:" };
  if (one.agreed)
    return { ru: "Вы согласились, ждём второго родителя.", en: "You agreed; the other one is waited for." };
  return side === "ask"
    ? { ru: "Нашёлся родитель. Хотите познакомиться?", en: "There is a parent. Do you want to meet?" }
    : { ru: "Семья хотела бы поговорить. Вы готовы?", en: "A family would like to talk. Are you ready to?" };
};

function card(one: One, side: "ask" | "help", does: Does): HTMLElement {
  const { peerSupportId, other, contact, may, contacts } = one;
  return h(
    "li",
    {},
    h(
      "strong",
      {},
      side === "ask" ? { ru: "Вы попросили", en: "You asked" } : { ru: "Вы поддерживаете", en: "You support" },
    ),
    about(side === "ask" ? one : (other ?? one)),
    h("div", {}, status(one, side)),
    side === "ask" &&
      other &&
      h("div", { class: "answer" }, about(other), other.words !== undefined && h("p", { class: "words" }, other.words)),
    contact && reach(contact),
    contacts > 0 &&
      h(
        "span",
        { class: "hint" },
        say((l) => `${l === "ru" ? "Разговоров" : "Talks"}: ${contacts}`),
      ),
    ...(may.includes("answer") ? answers(peerSupportId, does) : []),
    may.includes("tell") && tell(peerSupportId, does),
    may.includes("end") && end(peerSupportId, does),
  );
}

const reach = ({ name, phone, email }: NonNullable<One["contact"]>): HTMLElement =>
  h(
    "div",
    { class: "answer" },
    h("strong", {}, name ?? { ru: "Имя не названо", en: "No name was given" }),
    phone !== undefined && h("a", { href: `tel:${phone.replace(/[^+\d]/g, "")}` }, phone),
    email !== undefined && h("a", { href: `mailto:${email}` }, email),
    phone === undefined && email === undefined && h("div", { class: "hint" }, noContact),
  );
const noContact: Text = {
  ru: "Телефона и почты нет: вам позвонят или напишут сами, либо поможет координатор.",
  en: "There is neither telephone nor address: they call or write to you, or your coordinator helps.",
};

const answers = (peerSupportId: string, does: Does): HTMLElement[] => [
  h("p", { class: "hint" }, consent),
  button({ ru: "Согласиться", en: "Agree" }, "primary", () =>
    does("agree-peer", { peerSupportId, consents: true }, { ru: "Вы согласились.", en: "You have agreed." }),
  ),
  sure({ ru: "Отказаться", en: "Say no" }, { ru: "Точно отказаться? Нажмите ещё раз", en: "Sure? Press again" }, () =>
    does(
      "refuse-peer",
      { peerSupportId },
      { ru: "Записали: нет. Это правильный ответ тоже.", en: "It is noted: no. That is right too." },
    ),
  ),
];
const consent: Text = {
  ru: "Соглашаясь, вы разрешаете показать второму родителю ваше имя, телефон и почту. Ребёнка и диагноз не называем. Закончить можно в любой день.",
  en: "By agreeing you allow that the other parent reads your name, telephone and address. Neither your child nor a diagnosis is named. You may end it on any day.",
};

/** Today, on this telephone's wall. */
const today = (): string => {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
};

function tell(peerSupportId: string, does: Does): HTMLElement {
  const way = select("way", ways);
  return h(
    "div",
    { class: "answer" },
    labelled({ ru: "Как говорили", en: "How you talked" }, way),
    button({ ru: "Мы поговорили сегодня", en: "We talked today" }, "secondary", () =>
      does(
        "tell-peer-contact",
        { peerSupportId, on: today(), way: way.value },
        { ru: "Отметили.", en: "It is noted." },
      ),
    ),
  );
}

function end(peerSupportId: string, does: Does): HTMLElement {
  const cause = select("cause", causes);
  const more = h(
    "details",
    {},
    h("summary", {}, { ru: "Закончить", en: "End it" }),
    labelled({ ru: "Почему", en: "Why" }, cause),
    sure({ ru: "Закончить", en: "End it" }, { ru: "Точно? Нажмите ещё раз", en: "Sure? Press again" }, () =>
      does("end-peer", { peerSupportId, cause: cause.value }, { ru: "Закончено.", en: "It has ended." }),
    ),
  );
  return more;
}

const ask = (does: Does): HTMLElement =>
  fold(
    { ru: "Попросить о разговоре", en: "Ask for a talk" },
    { ru: "Попросить", en: "Ask" },
    {
      ru: "Соглашаясь, вы разрешаете координатору подобрать вам родителя. Ваши слова прочтёт только координатор.",
      en: "You allow your coordinator to look for a parent. Your words are read by the coordinator alone.",
    },
    (said) =>
      does("ask-peer", said, {
        ru: "Принято: координатор подберёт родителя.",
        en: "It has come: your coordinator looks.",
      }),
  );
const offering = (does: Does): HTMLElement =>
  fold(
    { ru: "Я готов (готова) поддержать других", en: "I offer to support others" },
    { ru: "Предложить", en: "Offer" },
    {
      ru: "Соглашаясь, вы разрешаете координатору предлагать вас семьям: без имени, с вашими словами. О каждой семье спросим отдельно.",
      en: "You allow your coordinator to propose you to families: without your name, in your words. You are asked about each.",
    },
    (said) =>
      does("offer-peer", said, { ru: "Спасибо! Когда понадобится, спросим.", en: "Thank you! You will be asked." }),
  );

const offered = (offer: Said, does: Does): HTMLElement =>
  h(
    "div",
    { class: "answer" },
    h("strong", {}, { ru: "Вы готовы поддержать других", en: "You offer to support others" }),
    about(offer),
    offer.words !== undefined && h("p", { class: "words" }, offer.words),
    sure(
      { ru: "Больше не предлагать", en: "Offer no more" },
      { ru: "Точно? Нажмите ещё раз", en: "Sure? Press again" },
      () => does("withdraw-peer-offer", {}, { ru: "Предложение снято.", en: "It is taken back." }),
    ),
  );

function fold(title: Text, label: Text, consents: Text, send: (said: object) => Promise<void>): HTMLElement {
  const of = checks({ ru: "О чём", en: "What about" }, topics);
  const by = checks({ ru: "Как удобно", en: "In what way" }, ways);
  const words = h("textarea", { name: "words", rows: "4", maxlength: "1000" });
  const submit = h("button", { type: "submit", class: "primary" }, label);
  const form = h(
    "form",
    {},
    of.element,
    by.element,
    labelled({ ru: "Несколько слов, если хотите (без имён)", en: "A few words, if you like (no names)" }, words),
    h("p", { class: "hint" }, consents),
    submit,
  );
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    submit.disabled = true;
    await send({ topics: of.chosen(), ways: by.chosen(), words: words.value.trim() || undefined, consents: true });
    submit.disabled = false;
  });
  return h("details", {}, h("summary", {}, title), form);
}

let ids = 0;
function labelled(label: Text, control: HTMLElement): HTMLElement {
  ids += 1;
  control.id = `peer-${ids}`;
  return h("div", { class: "field" }, h("label", { for: control.id }, label), control);
}
const select = (name: string, options: Record<string, Text>): HTMLSelectElement =>
  h("select", { name }, ...Object.entries(options).map(([value, text]) => h("option", { value }, text)));

/** One of them at least: what is pressed without any is answered by the service. */
function checks(legend: Text, options: Record<string, Text>) {
  const boxes = Object.keys(options).map((value) => h("input", { type: "checkbox", value }));
  const element = h(
    "fieldset",
    {},
    h("legend", {}, legend),
    ...boxes.map((box) => h("label", { class: "choice" }, box, " ", say(options[box.value]!))),
  );
  return { element, chosen: () => boxes.filter(({ checked }) => checked).map(({ value }) => value) };
}
