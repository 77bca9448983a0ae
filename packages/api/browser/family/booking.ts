import { placeWords, topicWords } from "../respond/consultation.ts";
import { dayAfter } from "../respond/dates.ts";
import { h } from "../respond/dom.ts";
import { apply, say } from "../respond/language.ts";
import type { Text } from "../respond/text.ts";
import { act } from "./api.ts";
import { area } from "./area.ts";
import { button } from "./press.ts";
import { saying } from "./saying.ts";
import { clocks, here, type Time, when, type Zone } from "./times.ts";

// What can be booked: two weeks of free times at once, and the weeks after them when they are asked for.

interface Slot {
  slotId: string;
  agencyId: string;
  agency: string;
  post: string;
  place: string;
  where?: string;
  onRequest: boolean;
  consultationPoint: boolean;
  times: Time[];
}
interface Free {
  slots: Slot[];
  offices: Office[];
  zone: Zone;
  /** The last day of those that were looked at. */
  until: string;
}

/** Where an organisation receives. */
export interface Office {
  agencyId: string;
  town: Text;
  city?: string;
  street?: string;
  phone?: string;
}

/** Does something about a consultation, says what came of it, and shows all of them as they are then. @returns whether it was done */
export type Does = (action: string, more: object, said?: Text) => Promise<boolean>;

/** A button of a time; where the clock of this device is another, it says both. */
export const timeButton = (time: Time, take: (at: string) => Promise<unknown>): HTMLElement =>
  button(
    say((l) => [when(time.local, l), here(time, l)].filter(Boolean).join(" — ")),
    "secondary time",
    () => take(time.at),
  );

/** Looks for free times, and for later ones as long as somebody asks. @param put shows what was found */
export async function search(into: HTMLElement, asked: object, put: (free: Free) => HTMLElement[]): Promise<void> {
  const outcome = await act<Free>("find-slots", asked);
  if ("problem" in outcome) {
    const { detail: ru, detailEn: en } = outcome.problem;
    into.replaceChildren(h("p", { class: "wrong", role: "alert" }, { ru, en }));
    apply();
    return;
  }
  const later = { ...asked, day: dayAfter(outcome.page.until) };
  into.replaceChildren(
    ...put(outcome.page),
    button({ ru: "Показать более поздние даты", en: "Show later dates" }, "secondary", () => search(into, later, put)),
  );
  apply();
  into.querySelector<HTMLElement>("[tabindex]")?.focus();
}

export function booking(childId: string, does: Does): HTMLElement {
  const topic = h("select", { id: `topic-${childId}` }, ...options(topicWords));
  const place = h(
    "select",
    { id: `place-${childId}` },
    h("option", { value: "" }, { ru: "как угодно", en: "any way" }),
    ...options(placeWords),
  );
  const wish = area(`wish-${childId}`, { id: `wish-${childId}`, rows: "2" }, 2000);
  const { told, tell } = saying();
  const found = h("div", { class: "found" });
  const take = async (slotId: string, at?: string): Promise<void> => {
    const problem = wish.wrong();
    if (problem) return tell(problem, "wrong");
    told.hidden = true;
    const said = at
      ? { ru: "Вы записаны.", en: "You are booked." }
      : { ru: "Просьба принята: время предложат.", en: "You will be offered a time." };
    const asked = { childId, slotId, at, topic: topic.value, wish: wish.words() || undefined };
    if (await does("book", asked, said)) wish.sent();
    found.replaceChildren();
  };
  const put = ({ slots, zone, offices }: Free) =>
    slots.length > 0
      ? slots.map((slot) => slotCard(slot, { zone, offices }, take))
      : [h("p", { tabindex: "-1" }, nobody)];
  const show = () => search(found, { childId, place: place.value || undefined }, put);
  return h(
    "details",
    {},
    h("summary", {}, h("strong", {}, { ru: "Записаться на консультацию", en: "Book a consultation" })),
    h(
      "div",
      { class: "inside" },
      labelled({ ru: "О чём хотите поговорить", en: "What is it about?" }, topic),
      labelled({ ru: "Как удобно", en: "In what way?" }, place),
      labelled({ ru: "Ваш вопрос, если хотите", en: "Your question, if you like" }, wish.field),
      told,
      button({ ru: "Показать свободное время", en: "Show free times" }, "primary", show),
      found,
    ),
  );
}
const nobody: Text = {
  ru: "На эти дни записаться не к кому. Посмотрите более поздние даты или спросите координатора.",
  en: "Nobody can be booked on these days. Look at later dates, or ask your coordinator.",
};

function slotCard(
  { slotId, agencyId, agency, post, place, where, times, onRequest, consultationPoint }: Slot,
  { zone, offices }: Pick<Free, "zone" | "offices">,
  take: (slotId: string, at?: string) => Promise<void>,
): HTMLElement {
  const [first] = times;
  return h(
    "section",
    { class: "slot" },
    h("p", { tabindex: "-1" }, h("strong", {}, [agency, post].join(" · "))),
    h(
      "p",
      { class: "hint" },
      say((l) => {
        const point = consultationPoint && (l === "ru" ? "консультационный пункт" : "consultation point");
        return [point, placeWords[place]?.[l] ?? place, where].filter(Boolean).join(", ");
      }),
    ),
    place === "office" && officeLine(agencyId, offices),
    first && clocks(first, zone),
    ...times.map((time) => timeButton(time, (at) => take(slotId, at))),
    !first && button(onRequest ? ask : queue, "secondary", () => take(slotId)),
  );
}

/** Where it is, as the organisation says of itself to everybody; the town at least, since it may be another one. */
export function officeLine(agencyId: string, offices: readonly Office[]): HTMLElement | false {
  const office = offices.find((one) => one.agencyId === agencyId);
  if (!office) return false;
  const { town, city, street, phone } = office;
  return h(
    "p",
    { class: "hint" },
    say((l) => (city ? [city, street].join(", ") : town[l])),
    phone !== undefined && ", ",
    phone !== undefined && h("a", { href: `tel:${phone.replace(/[^+\d]/g, "")}` }, phone),
  );
}

const ask: Text = { ru: "Попросить время", en: "Ask for a time" };
const queue: Text = { ru: "Занято. Встать в очередь", en: "All taken. Stand in the queue" };

const options = (words: Record<string, Text>): HTMLElement[] =>
  Object.entries(words).map(([value, text]) => h("option", { value }, text));

const labelled = (text: Text, control: HTMLElement): HTMLElement =>
  h("div", { class: "field" }, h("label", { for: control.id }, text), control);
