import { localIn, longDate, longTime } from "../respond/dates.ts";
import { h } from "../respond/dom.ts";
import { apply, say } from "../respond/language.ts";
import type { Text } from "../respond/text.ts";
import { ticket } from "../respond/ticket.ts";
import { act } from "./api.ts";
import { type File as Saved, save } from "./copy.ts";
import { button, sure } from "./press.ts";
import { saying } from "./saying.ts";

// Events near by: what there is, signing up, taking a place that is free. Asked for when it is opened.

interface Mine {
  signUpId: string;
  who: "child" | "family" | "specialist";
  status: "unconfirmed" | "coming" | "waiting" | "offered" | "cancelled" | "lapsed" | "attended" | "absent";
  code: string;
  /** Instant: until when a place is kept. */
  until?: string;
}
interface Occasion {
  occasionId: string;
  title: string;
  about?: string;
  organisation: string;
  status: "announced" | "closed" | "cancelled";
  times: { from: string; until: string }[];
  zone: string;
  place?: string;
  online?: string;
  audiences: Mine["who"][];
  free?: number;
  reason?: string;
  recording?: string;
  materials?: { title: string; url: string }[];
  files?: { materialId: string; name: string }[];
  mine: Mine[];
}
interface Ways {
  does: (action: string, more: object, said?: Text) => Promise<void>;
  getFile: (occasionId: string, materialId: string) => Promise<void>;
}
type Does = Ways["does"];

export function events({ childId, unnamed }: { childId: string; unnamed: boolean }): HTMLElement {
  const list = h("div", {});
  const { told, tell } = saying();
  const does: Does = async (action, more, said) => {
    const outcome = await act<{ events: Occasion[] }>(action, { childId, ...more });
    if ("problem" in outcome) return tell({ ru: outcome.problem.detail, en: outcome.problem.detailEn }, "wrong");
    const cards = outcome.page.events.map((one) => card(unnamed ? ofAdults(one) : one, { does, getFile }));
    list.replaceChildren(...(cards.length > 0 ? [h("ul", { class: "steps" }, ...cards)] : [h("p", {}, none)]));
    apply();
    if (said) tell(said, "said");
  };
  const getFile: Ways["getFile"] = async (occasionId, materialId) => {
    const outcome = await act<Saved>("event-file", { childId, occasionId, materialId });
    if ("problem" in outcome) tell({ ru: outcome.problem.detail, en: outcome.problem.detailEn }, "wrong");
    else save(outcome.page);
  };
  const part = h(
    "details",
    {},
    h("summary", {}, h("strong", {}, { ru: "Мероприятия рядом", en: "Events near by" })),
    h("div", { class: "inside" }, told, list),
  );
  part.addEventListener("toggle", () => {
    if (part.open && list.childElementCount === 0) void does("events", {});
  });
  return part;
}
/** Before a birth there is no child that could come. */
const ofAdults = (one: Occasion): Occasion => ({
  ...one,
  audiences: one.audiences.filter((who) => who !== "child"),
});
const none: Text = { ru: "Сейчас здесь ничего не объявлено.", en: "Nothing is announced here at present." };

function card(one: Occasion, { does, getFile }: Ways): HTMLElement {
  const { occasionId, title, about, organisation, status, times, place, online, reason, mine, free } = one;
  const left = [
    ...(one.recording === undefined ? [] : [{ title: { ru: "Запись", en: "Recording" }, url: one.recording }]),
    ...(one.materials ?? []),
  ];
  return h(
    "li",
    {},
    h("strong", {}, title),
    ...times.map(({ from, until }) =>
      h(
        "div",
        {},
        say((l) => `${longDate(from.slice(0, 10), l)}, ${from.slice(11)} – ${until.slice(11)}`),
      ),
    ),
    place !== undefined && h("div", { class: "hint" }, place),
    h("div", { class: "hint" }, organisation),
    about !== undefined && h("p", { class: "words" }, about),
    online !== undefined && h("a", { href: online, rel: "noreferrer" }, { ru: "Подключиться", en: "Join" }),
    status === "cancelled" && h("p", {}, { ru: "Отменено.", en: "It is called off." }),
    reason !== undefined && h("p", {}, reason),
    ...mine.map((sign) => signUp(sign, one.zone, does)),
    ...left.map(({ title, url }) => h("p", {}, h("a", { href: url, rel: "noreferrer" }, title))),
    ...(one.files ?? []).map(({ materialId, name }) =>
      button(
        say((l) => `${l === "ru" ? "Скачать" : "Get"}: ${name}`),
        "secondary",
        () => getFile(occasionId, materialId),
      ),
    ),
    ...(status === "announced" ? ways(one, does, free) : []),
  );
}

const states: Record<Mine["status"], Text> = {
  unconfirmed: { ru: "ждёт подтверждения", en: "to be confirmed" },
  coming: { ru: "записаны", en: "signed up" },
  waiting: { ru: "в листе ожидания", en: "on the waiting list" },
  offered: { ru: "есть место: займите его", en: "there is a place: take it" },
  cancelled: { ru: "запись снята", en: "taken back" },
  lapsed: { ru: "запись не состоялась", en: "lapsed" },
  attended: { ru: "были", en: "was there" },
  absent: { ru: "не были", en: "was not there" },
};

function signUp({ signUpId, who, status, code, until }: Mine, zone: string, does: Does): HTMLElement {
  const subject: Text = who === "child" ? { ru: "Ребёнок", en: "The child" } : { ru: "Вы", en: "You" };
  const isOpen = status === "coming" || status === "waiting" || status === "offered";
  return h(
    "div",
    { class: "answer" },
    h(
      "div",
      {},
      say(
        (l) =>
          `${subject[l]}: ${states[status][l]}${status === "coming" ? `, ${l === "ru" ? "код" : "code"} ${code}` : ""}`,
      ),
    ),
    status === "coming" &&
      h("details", {}, h("summary", {}, { ru: "QR-код для входа", en: "QR code for the door" }), ticket(code)),
    status === "offered" &&
      until !== undefined &&
      h(
        "div",
        {},
        say((l) => `${l === "ru" ? "Ответьте до" : "Answer by"} ${longTime(localIn(until, zone), l)}`),
      ),
    status === "offered" &&
      button({ ru: "Занять место", en: "Take the place" }, "secondary", () =>
        does("answer-event", { signUpId, comes: true }, { ru: "Место ваше.", en: "The place is yours." }),
      ),
    isOpen &&
      sure({ ru: "Не придём", en: "We do not come" }, { ru: "Точно? Нажмите ещё раз", en: "Sure? Press again" }, () =>
        does("answer-event", { signUpId, comes: false }, { ru: "Записали.", en: "It is noted." }),
      ),
  );
}

/** Whoever may still be signed up: the child, whoever reads this. */
function ways({ occasionId, audiences, mine }: Occasion, does: Does, free: number | undefined): HTMLElement[] {
  const open = (["child", "family"] as const).filter(
    (who) => audiences.includes(who) && !mine.some((one) => one.who === who),
  );
  if (open.length === 0) return [];
  const labels = {
    child: { ru: "Записать ребёнка", en: "Sign the child up" },
    family: { ru: "Записаться самому", en: "Sign up myself" },
  };
  const said: Text = { ru: "Готово. Как записаны — ниже.", en: "Done. See below." };
  return [
    ...(free === 0
      ? [h("p", { class: "hint" }, { ru: "Мест нет: запишем в очередь.", en: "It is full: you would wait." })]
      : []),
    h("p", { class: "hint" }, consent),
    ...open.map((who) =>
      button(labels[who], "secondary", () => does("sign-up-event", { occasionId, who, consents: true }, said)),
    ),
  ];
}
const consent: Text = {
  ru: "Записываясь, вы соглашаетесь, что организатор узнает имя того, кто придёт. Отказаться можно в любой день до начала.",
  en: "By signing up you agree that the organiser learns the name of who comes. You may give it up on any day before.",
};
