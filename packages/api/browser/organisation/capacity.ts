import { h } from "../respond/dom.ts";
import { named } from "../respond/language.ts";
import type { Text } from "../respond/text.ts";
import { choice, field, fold, heading, numberIn, numberInput, saveButton, section, textIn } from "./section.ts";
import type { Tab } from "./tabs.ts";

interface Room {
  service: string;
  state: string;
  places?: number;
  waiting?: number;
  until?: string;
  taken: number;
  free?: number;
  queued: number;
}
/** As `POST /v1/respond/capacity` gives it. */
interface Page {
  agency: string;
  services: { service: string; title: Text }[];
  capacity: { services: Room[]; version: number };
}

const states = [
  { key: "", title: { ru: "по числу мест", en: "by the number of places" } },
  { key: "capacity", title: { ru: "принимаем", en: "we take children on" } },
  { key: "waitlist", title: { ru: "ведём очередь", en: "there is a waiting list" } },
  { key: "no-capacity", title: { ru: "не принимаем", en: "we take nobody on" } },
] as const;

export const capacity: Tab = {
  key: "capacity",
  title: { ru: "Мощности", en: "Capacity" },
  open: (place) => section<Page>(place, "/v1/respond/capacity", { action: "view" }, { content, nameOf }),
};

/** What was sent last: a refusal counts its lines. */
let sent: Said[] = [];

/** `/services/0/places` is the first service that was sent. */
function nameOf(pointer: string, { services }: Page): Text | undefined {
  const line = /^\/services\/(\d+)/.exec(pointer)?.[1];
  const key = line === undefined ? undefined : sent[Number(line)]?.service;
  return services.find(({ service }) => service === key)?.title;
}

function content({ agency, services, capacity: said }: Page, send: (body: object) => Promise<void>): HTMLElement[] {
  const known = new Map(said.services.map((room) => [room.service, room]));
  const few = services.length <= 2;
  const rows = services.map(({ service, title }) => row(service, title, known.get(service), few));
  const form = h("form", { class: "lines" }, ...rows);
  const save = saveButton(form, () => {
    sent = rows.flatMap((one) => saidIn(one) ?? []);
    return send({ action: "set", version: said.version, services: sent });
  });
  form.append(save);
  return [
    heading(
      agency,
      { ru: "Сколько детей можно принять", en: "How many children you can take" },
      {
        ru: "Сколько детей вы можете вести одновременно по каждой услуге и сколько ждут по вашему списку. По этому координатор выбирает, кому поручить. Пустая строка — сведений нет.",
        en: "How many children you can serve at the same time, service by service, and how many wait by your own list. Coordinators choose by that. An empty line says nothing.",
      },
    ),
    h("section", { class: "card" }, form),
  ];
}

/** A service folds: what was said of it in short, so that many of them are one screen on a phone. */
function row(service: string, title: Text, room: Room | undefined, isOpen: boolean): HTMLDetailsElement {
  const taken: Text | undefined = room && {
    ru: `Сейчас занято: ${room.taken}${room.free === undefined ? "" : `, свободно: ${room.free}`}${room.queued > 0 ? `, в очереди на программы: ${room.queued}` : ""}`,
    en: `Taken now: ${room.taken}${room.free === undefined ? "" : `, free: ${room.free}`}${room.queued > 0 ? `, waiting for programmes: ${room.queued}` : ""}`,
  };
  const shownState = room?.places === undefined || room.state === "no-capacity" ? room?.state : "";
  const line = fold(
    title,
    inShort(room),
    isOpen,
    named(
      h(
        "fieldset",
        { class: "line" },
        field({ ru: "Мест", en: "Places" }, numberInput("places", room?.places)),
        field({ ru: "Ждут у вас", en: "Wait at yours" }, numberInput("waiting", room?.waiting)),
        field({ ru: "Принимаете ли", en: "Do you take more" }, choice("state", states, shownState)),
        field({ ru: "Верно до", en: "Holds until" }, h("input", { type: "date", name: "until", value: room?.until })),
        taken && h("p", { class: "hint" }, taken),
      ),
      title,
    ),
  );
  line.dataset.service = service;
  return line;
}

function inShort(room: Room | undefined): Text {
  if (!room) return { ru: "сведений нет", en: "nothing was said" };
  const { places, free } = room;
  if (places === undefined || room.state === "no-capacity")
    return states.find(({ key }) => key === room.state)?.title ?? { ru: room.state, en: room.state };
  return free === undefined
    ? { ru: `мест: ${places}`, en: `places: ${places}` }
    : { ru: `мест: ${places}, свободно: ${free}`, en: `places: ${places}, free: ${free}` };
}

interface Said {
  service: string | undefined;
  places: number | undefined;
  waiting: number | undefined;
  state: string | undefined;
  until: string | undefined;
}

/** What a line says; nothing where it is empty. */
function saidIn(line: HTMLDetailsElement): Said | undefined {
  const said: Said = {
    service: line.dataset.service,
    places: numberIn(line, "places"),
    waiting: numberIn(line, "waiting"),
    state: textIn(line, "state"),
    until: textIn(line, "until"),
  };
  return said.places === undefined && said.state === undefined ? undefined : said;
}
