import { h } from "../respond/dom.ts";
import { say } from "../respond/language.ts";
import type { Text } from "../respond/text.ts";
import { act, type Child, type ConsentLine, type Look, type Page, type Paper, type StepLine } from "./api.ts";
import { consultations } from "./appointments.ts";
import { copy } from "./copy.ts";
import { documents } from "./documents.ts";
import { events } from "./events.ts";
import { handed } from "./handed.ts";
import { letters, wishes } from "./letters.ts";
import { peers } from "./peers.ts";
import { button as press, sure } from "./press.ts";
import { requests } from "./requests.ts";
import { bearer } from "./sign-in.ts";
import { unions } from "./unions.ts";
import { classes, day, papers, purposes, statuses } from "./words.ts";

/** Says something to the service, and shows the page as it is then. */
export type Does = (action: string, more: object, said: Text) => Promise<void>;

/** One child: what happens, what comes, and what its parent may say. */
export const childCard = (child: Child, does: Does): HTMLElement =>
  h(
    "article",
    { class: "card", "data-child": child.childId },
    h("h2", {}, child.name),
    whomToAsk(child),
    ...(child.route ? route(child.route, does) : [h("p", {}, noRoute)]),
    ...child.papers.map((paper) => paperPart(child, paper, does)),
    consultations(child),
    documents(child),
    handed(child),
    requests(child),
    unions(child),
    peers(child),
    events(child),
    folded({ ru: "Согласия", en: "Consents" }, ...consents(child, does)),
    looks(child),
    erasure(child, does),
  );

export const mailTo = (email: string): HTMLElement => h("a", { href: `mailto:${email}` }, email);

/** Posts and offices to write to; nobody's name. */
function whomToAsk({ coordinator, curator }: Child): HTMLElement {
  const line = (who: Text | Node, email: string) => h("li", {}, h("div", {}, who), mailTo(email));
  const { municipality, email } = coordinator;
  return folded(
    { ru: "К кому обратиться", en: "Whom to ask" },
    h(
      "ul",
      { class: "course" },
      curator &&
        line(
          say(
            (l) =>
              `${l === "ru" ? "Семью сопровождает" : "Your family's curator"}: ${curator.post[l]}, ${curator.organisation}`,
          ),
          curator.email,
        ),
      line(
        say((l) => (l === "ru" ? `Координатор: ${municipality.ru}` : `Coordinator: ${municipality.en}`)),
        email,
      ),
    ),
  );
}

const noRoute = {
  ru: "Открытого маршрута сейчас нет. Если нужна помощь, обратитесь к координатору.",
  en: "There is no open route now. If you need help, please ask your coordinator.",
};

function route({ routeId, stage, now, next, done, plan }: NonNullable<Child["route"]>, does: Does): HTMLElement[] {
  const none = { ru: "Сейчас ничего не нужно ждать.", en: "Nothing is to be waited for now." };
  return [
    ...(stage ? [h("p", { class: "kicker" }, stage)] : []),
    h("h3", {}, { ru: "Что происходит сейчас", en: "What is happening now" }),
    now.length > 0 ? lines(now) : h("p", {}, none),
    ...(next.length > 0 ? [h("h3", {}, { ru: "Что будет дальше", en: "What comes next" }), ...comingLines(next)] : []),
    ...(done > 0 ? [h("p", { class: "hint" }, { ru: `Уже сделано: ${done}.`, en: `Done already: ${done}.` })] : []),
    ...(plan
      ? [answer(planWords, plan.answer, { agree: "agree-plan", disagree: "disagree-plan" }, { routeId }, does)]
      : []),
  ];
}

const lines = (steps: StepLine[]): HTMLElement =>
  h(
    "ul",
    { class: "course" },
    ...steps.map(({ title, organisation, by, notBefore, how }) =>
      h(
        "li",
        {},
        h("strong", {}, title),
        h(
          "div",
          { class: "hint" },
          day(by, notBefore ? notSet : { ru: "до", en: "by" }),
          organisation && ` · ${organisation}`,
        ),
        h("div", { class: "hint" }, how),
      ),
    ),
  );

const notSet: Text = { ru: "срок — не раньше", en: "due no earlier than" };

/** What comes soon; what is further away is there when it is asked for. */
const soon = 3;
const comingLines = (next: StepLine[]): HTMLElement[] => [
  lines(next.slice(0, soon)),
  ...(next.length > soon
    ? [
        folded(
          { ru: `Показать остальное: ${next.length - soon}`, en: `Show the others: ${next.length - soon}` },
          lines(next.slice(soon)),
        ),
      ]
    : []),
];

const planWords: Text = { ru: "План помощи", en: "The plan of help" };

const said: Record<"agree" | "disagree", Text> = {
  agree: { ru: "Вы согласны.", en: "You agree." },
  disagree: {
    ru: "Вы не согласны. Координатор свяжется с вами.",
    en: "You do not agree. The coordinator will get in touch.",
  },
};

/** Yes or no to a plan or a paper; the last word counts. */
function answer(
  of: Text,
  before: "agree" | "disagree" | undefined,
  actions: { agree: string; disagree: string },
  about: object,
  does: Does,
): HTMLElement {
  const press = (which: "agree" | "disagree", label: Text) => {
    const button = h("button", { type: "button", class: which === "agree" ? "primary" : "secondary" }, label);
    button.addEventListener("click", () => void does(actions[which], about, said[which]));
    return button;
  };
  return h(
    "div",
    { class: "answer" },
    h("h3", {}, of),
    h("p", {}, before ? said[before] : { ru: "Вы согласны?", en: "Do you agree?" }),
    before !== "agree" && press("agree", { ru: "Я согласен (согласна)", en: "I agree" }),
    before !== "disagree" && press("disagree", { ru: "Я не согласен (не согласна)", en: "I do not agree" }),
  );
}

const paperPart = ({ childId }: Child, { instrumentId, kind, answer: before }: Paper, does: Does): HTMLElement =>
  answer(papers[kind], before, { agree: "agree-paper", disagree: "disagree-paper" }, { childId, instrumentId }, does);

function folded(title: Text, ...content: HTMLElement[]): HTMLDetailsElement {
  return h("details", {}, h("summary", {}, h("strong", {}, title)), h("div", { class: "inside" }, ...content));
}

function consents({ consents: all }: Child, does: Does): HTMLElement[] {
  if (all.length === 0) return [h("p", {}, { ru: "Согласий нет.", en: "There are none." })];
  const counts = all.filter(({ status }) => status === "given").length;
  return all.map((one) => consent(one, counts === 1, does));
}

function consent(one: ConsentLine, isLast: boolean, does: Does): HTMLElement {
  const { consentId, recipient, purpose, dataClasses, until, status, mine } = one;
  const button = sure(
    { ru: "Отозвать согласие", en: "Withdraw" },
    { ru: "Точно отозвать? Нажмите ещё раз", en: "Sure? Press again" },
    () => does("withdraw-consent", { consentId }, isLast ? noneLeft : withdrawn),
  );
  return h(
    "section",
    { class: "consent" },
    h("p", {}, h("strong", {}, recipient)),
    h("p", { class: "hint" }, purposes[purpose]),
    h(
      "p",
      { class: "hint" },
      say((l) => dataClasses.map((of) => classes[of][l]).join(", ")),
    ),
    h(
      "p",
      {},
      statuses[status],
      status === "given" && " ",
      status === "given" && day(until, { ru: "до", en: "until" }),
    ),
    status === "given" && mine && isLast && h("p", { class: "hint" }, last),
    status === "given" && (mine ? button : h("p", { class: "hint" }, ofAnother)),
  );
}
const ofAnother: Text = {
  ru: "Согласие дал другой представитель ребёнка, отозвать его может он. Если вы против, напишите: «Спросить, попросить, пожаловаться».",
  en: "The child's other representative gave it, and may withdraw it. If you are against it, write under “Ask”.",
};
/** The law's thirty days begin where nobody consents any more (152-ФЗ, art. 21, part 5). */
const last: Text = {
  ru: "Это последнее согласие. Если отозвать его, помощь по маршруту остановится, а сведения по закону уничтожат за 30 дней, если вы не дадите новое согласие у координатора.",
  en: "This is the last consent. Withdrawn, it stops the help of the route, and by law the data is destroyed within 30 days, unless you give your coordinator a new one.",
};
const noneLeft: Text = {
  ru: "Согласие отозвано. Организации больше не получают сведения. По закону сведения уничтожат за 30 дней. Передумали — дайте новое согласие у координатора.",
  en: "The consent is withdrawn. Organisations are told nothing more. By law the data is destroyed within 30 days. If you change your mind, give your coordinator a new one.",
};
const withdrawn: Text = {
  ru: "Согласие отозвано. Организации больше не получают сведения.",
  en: "The consent is withdrawn. Organisations are told nothing more.",
};

/** Who has looked, asked for when it is opened. */
function looks({ childId, unnamed }: Child): HTMLElement {
  const list = h("ul", { class: "looks" });
  const more = h("button", { type: "button", class: "secondary" }, { ru: "Показать ещё", en: "Show more" });
  let from: string | undefined;
  const load = async () => {
    const outcome = await act<{ items: Look[]; next?: string }>("access", { childId, from });
    if ("problem" in outcome) {
      list.append(h("li", { class: "wrong" }, { ru: outcome.problem.detail, en: outcome.problem.detailEn }));
      return;
    }
    list.append(...together(outcome.page.items).map(look));
    from = outcome.page.next;
    more.hidden = from === undefined;
  };
  more.hidden = true;
  more.addEventListener("click", () => void load());
  const ofChild: Text = { ru: "Кто смотрел сведения о ребёнке", en: "Who has looked at the data" };
  const ofFamily: Text = { ru: "Кто смотрел ваши сведения", en: "Who has looked at your data" };
  const part = folded(unnamed ? ofFamily : ofChild, list, more);
  part.addEventListener("toggle", () => {
    if (part.open && list.childElementCount === 0) void load();
  });
  return part;
}

/** What somebody looked at within one minute is one look: a family's own opening of the page would else hide the others'. */
function together(looks: readonly Look[]): (Omit<Look, "what"> & { what: Text[] })[] {
  const found: (Omit<Look, "what"> & { what: Text[] })[] = [];
  const nameOf = ({ at, who, why }: Pick<Look, "at" | "who" | "why">) =>
    [at.slice(0, "2026-03-02T10:00".length), who.role.ru, who.organisation, why.ru].join();
  for (const { what, ...one } of looks) {
    const before = found.at(-1);
    if (!before || nameOf(before) !== nameOf(one)) found.push({ ...one, what: [what] });
    else if (!before.what.some(({ ru }) => ru === what.ru)) before.what.push(what);
  }
  return found;
}

const look = ({ at, who, what, why }: ReturnType<typeof together>[number]): HTMLElement =>
  h(
    "li",
    {},
    h(
      "div",
      { class: "hint" },
      say((l) => new Date(at).toLocaleString(l, { dateStyle: "medium", timeStyle: "short" })),
    ),
    h(
      "strong",
      {},
      say((l) => what.map((one) => one[l]).join("; ")),
    ),
    h("div", {}, who.role, who.organisation && ` · ${who.organisation}`),
    h("div", { class: "hint" }, why),
  );

function erasure({ childId, erasure: open }: Child, does: Does): HTMLElement {
  const title = { ru: "Уничтожить все сведения", en: "Have all data destroyed" };
  if (open)
    return folded(
      title,
      h("p", {}, { ru: "Ваше требование принято.", en: "Your request has come." }),
      h(
        "p",
        {},
        day(open.dueOn, { ru: "Его исполнят или объяснят отказ до", en: "It is carried out, or refused with why, by" }),
      ),
      open.mine
        ? sure(
            { ru: "Забрать требование назад", en: "Take the request back" },
            { ru: "Точно? Нажмите ещё раз", en: "Sure? Press again" },
            () => does("take-back-erasure", { childId }, { ru: "Требование снято.", en: "The request is taken back." }),
          )
        : h(
            "p",
            {},
            {
              ru: "Передумали? Скажите координатору до этого дня: «К кому обратиться».",
              en: "Have you changed your mind? Tell your coordinator before that day: “Whom to ask”.",
            },
          ),
    );
  const button = sure(
    { ru: "Потребовать уничтожения", en: "Ask for it" },
    { ru: "Точно? Нажмите ещё раз", en: "Sure? Press again" },
    () => does("ask-erasure", { childId }, asked),
  );
  return folded(title, h("p", {}, erasureWords), button);
}
const erasureWords: Text = {
  ru: "По закону сведения уничтожат за 30 дней или объяснят, какой закон велит их хранить. Маршрут помощи после этого закончится.",
  en: "By law the data is destroyed within 30 days, or you are told which law wants it kept. The route of help ends with that.",
};
const asked: Text = { ru: "Требование принято.", en: "Your request has come." };

interface Own {
  lost(): Promise<void>;
  leave(): Promise<void>;
  does: Does;
}

/** Who else is of the family, and what to do where a telephone is lost. */
export function ownCard(page: Page, { lost, leave, does }: Own): HTMLElement {
  const { others } = page;
  const button = h(
    "button",
    { type: "button", class: "secondary" },
    { ru: "Закрыть все мои ссылки", en: "Close my links" },
  );
  button.addEventListener("click", () => void lost());
  return h(
    "article",
    { class: "card" },
    ...(others.length > 0
      ? [
          h(
            "p",
            {},
            say(
              (l) => `${l === "ru" ? "Ещё представляют ребёнка" : "Also representing the child"}: ${others.join(", ")}`,
            ),
          ),
        ]
      : []),
    bearer() !== undefined && press({ ru: "Выйти", en: "Sign out" }, "secondary", leave),
    ...letters(page),
    wishes(page, does),
    copy(),
    folded(
      { ru: "Телефон потерян или ссылка попала к чужому", en: "A telephone is lost, or somebody else has the link" },
      h(
        "p",
        {},
        {
          ru: "Все ваши ссылки сразу перестанут действовать, и эта тоже. Новую пришлёт координатор.",
          en: "All of your links stop working at once, this one too. The coordinator sends a new one.",
        },
      ),
      button,
    ),
  );
}
