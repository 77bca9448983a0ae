import { placeWords, topicWords } from "../respond/consultation.ts";
import { h } from "../respond/dom.ts";
import { apply, say } from "../respond/language.ts";
import type { Text } from "../respond/text.ts";
import { act } from "./api.ts";
import { booking, type Does, type Office, officeLine, search, timeButton } from "./booking.ts";
import { type Lesson, lessonsPart } from "./lessons.ts";
import { button, sure } from "./press.ts";
import { saying } from "./saying.ts";
import { clocks, when, type Zone } from "./times.ts";

// A family's consultations: what is booked, and what can be. Asked for beside the page, so that the page itself is there at once.

interface Appointment {
  appointmentId: string;
  number: string;
  status: "waiting" | "offered" | "booked" | "attended" | "missed" | "cancelled";
  slotId: string;
  agencyId: string;
  serviceKey: string;
  agency: string;
  post: string;
  where?: string;
  place: string;
  topic: string;
  minutes: number;
  at?: string;
  local?: string;
  offeredUntil?: string;
  may: ("accept" | "move" | "cancel" | "join")[];
}
interface List {
  appointments: Appointment[];
  offices: Office[];
  zone: Zone;
  /** Where they were asked for. */
  lessons?: Lesson[];
}
/** An answer: the list as it is then, or where they meet. */
type Answer = List | { url: string };

const statusWords: Record<Appointment["status"], Text> = {
  waiting: { ru: "вы в очереди, время предложат", en: "you are in turn, a time will be offered" },
  offered: { ru: "это время держат для вас", en: "this time is kept for you" },
  booked: { ru: "вы записаны", en: "booked" },
  attended: { ru: "состоялась", en: "took place" },
  missed: { ru: "не состоялась", en: "did not take place" },
  cancelled: { ru: "отменена", en: "called off" },
};

const begun: Text = { ru: "встреча идёт", en: "it has begun" };
const over: Text = {
  ru: "время настало, ждём отметки организации",
  en: "its time has come; the organisation is asked what came of it",
};
/** Of what is booked nothing can be called off any more once it has begun; nobody has said what came of it. */
function statusOf({ status, may }: Pick<Appointment, "status" | "may">): Text {
  if (status !== "booked" || may.includes("move") || may.includes("cancel")) return statusWords[status];
  return may.includes("join") ? begun : over;
}

/** The consultations of a child, with what can be done about them. */
export function consultations({ childId }: { childId: string }): HTMLElement {
  const part = h("section", { class: "consultations" });
  const list = h("div", {});
  const { told, tell } = saying();
  const taught = h("div", {});
  const put = ({ appointments, zone, offices, lessons }: List) => {
    if (lessons)
      taught.replaceChildren(...lessonsPart(lessons, zone, async (action, more) => void (await does(action, more))));
    const none = { ru: "Записей пока нет.", en: "There are none yet." };
    const cards = appointments.map((one) => card(one, { childId, zone, offices }, does));
    list.replaceChildren(...(cards.length > 0 ? [h("ul", { class: "course" }, ...cards)] : [h("p", {}, none)]));
    apply();
  };
  const does: Does = async (action, more, said) => {
    const outcome = await act<Answer>(action, more);
    if ("problem" in outcome) {
      tell({ ru: outcome.problem.detail, en: outcome.problem.detailEn }, "result-of bad");
      return false;
    }
    // Opened by this very page: a window that opens later a telephone keeps shut.
    if ("url" in outcome.page) location.assign(outcome.page.url);
    else put(outcome.page);
    if (said) tell(said, "result-of");
    return true;
  };
  part.append(h("h3", {}, { ru: "Консультации", en: "Consultations" }), told, list, booking(childId, does), taught);
  void does("appointments", { childId });
  return part;
}

interface Beside {
  childId: string;
  zone: Zone;
  offices: readonly Office[];
}

function card(one: Appointment, { childId, zone, offices }: Beside, does: Does): HTMLElement {
  const { appointmentId, number, status, agencyId, agency, post, where, place, topic, minutes, at, local, may } = one;
  const how = say((l) => {
    const length = `${minutes} ${l === "ru" ? "мин" : "min"}`;
    return [topicWords[topic]?.[l], placeWords[place]?.[l] ?? place, length].filter(Boolean).join(", ");
  });
  const times = h("div", { class: "found" });
  return h(
    "li",
    {},
    h("strong", {}, local ? say((l) => when(local, l)) : statusWords[status]),
    at !== undefined && local !== undefined && clocks({ at, local }, zone),
    local !== undefined && h("div", {}, statusOf(one)),
    h("div", { class: "hint" }, [agency, post, where].filter(Boolean).join(" · ")),
    h("div", { class: "hint" }, how),
    place === "office" && officeLine(agencyId, offices),
    h("div", { class: "hint" }, { ru: `Номер записи ${number}`, en: `Number ${number}` }),
    may.includes("accept") &&
      button({ ru: "Согласиться на это время", en: "Take this time" }, "primary", () =>
        does("accept-time", { appointmentId }, { ru: "Вы записаны.", en: "You are booked." }),
      ),
    status === "booked" &&
      may.length > 0 &&
      button({ ru: "В календарь телефона", en: "Into my calendar" }, "secondary", () => save(appointmentId)),
    status === "booked" &&
      place === "video" &&
      may.includes("move") &&
      !may.includes("join") &&
      h("div", { class: "hint" }, soonOpen),
    may.includes("join") &&
      button({ ru: "Войти во встречу", en: "Join the meeting" }, "primary", () =>
        does("join-appointment", { appointmentId }),
      ),
    may.includes("move") &&
      button({ ru: "Перенести", en: "Move it" }, "secondary", () => offerTimes(times, childId, one, does)),
    may.includes("cancel") &&
      sure({ ru: "Отменить", en: "Call it off" }, { ru: "Точно? Нажмите ещё раз", en: "Sure? Press again" }, () =>
        does(
          "cancel-appointment",
          { appointmentId, cause: "family" },
          { ru: "Запись отменена.", en: "It is called off." },
        ),
      ),
    times,
  );
}

const soonOpen: Text = {
  ru: "За 10 минут до начала здесь появится кнопка «Войти во встречу».",
  en: "Ten minutes before it begins a button to join the meeting appears here.",
};

/** Other times of the same specialist. */
const offerTimes = (into: HTMLElement, childId: string, one: Appointment, does: Does): Promise<void> => {
  const { appointmentId, serviceKey, slotId } = one;
  const take = (at: string) => does("move-appointment", { appointmentId, at }, moved);
  return search(into, { childId, service: serviceKey }, ({ slots, zone }) => {
    const times = slots.filter((slot) => slot.slotId === slotId).flatMap((slot) => slot.times);
    const [first] = times;
    if (!first) return [h("p", { tabindex: "-1" }, noOther)];
    return [h("div", { tabindex: "-1" }, clocks(first, zone)), ...times.map((time) => timeButton(time, take))];
  });
};
const moved: Text = { ru: "Консультация перенесена.", en: "It is moved." };
const noOther: Text = {
  ru: "На эти дни у специалиста нет другого свободного времени.",
  en: "The specialist has no other time on these days.",
};

async function save(appointmentId: string): Promise<void> {
  const outcome = await act<{ file?: { name: string; content: string } }>("appointment-calendar", { appointmentId });
  if ("problem" in outcome || !outcome.page.file) return;
  const { name, content } = outcome.page.file;
  const link = h("a", { href: URL.createObjectURL(new Blob([content], { type: "text/calendar" })), download: name });
  document.body.append(link);
  link.click();
  link.remove();
}
