import { h } from "../respond/dom.ts";
import type { Text } from "../respond/text.ts";
import { choice, field, heading, numberIn, numberInput, saveButton, section, textIn } from "./section.ts";
import type { Tab } from "./tabs.ts";

type Named = { key: string; title: Text }[];
/** As `POST /v1/respond/resources` gives it. */
interface Page {
  agency: string;
  years: string[];
  sheet: {
    year: string;
    version: number;
    posts: { post: string; title?: string; units: number; filled: number; qualified: number }[];
    money: { source: string; planned: number; spent: number }[];
    rooms: { kind: string; count: number; equipped: number }[];
    equipment: { title: string; available: number; needed: number }[];
    access: Record<string, string>;
    cooperation?: { agreements: number; children: number };
    priorities: string[];
  };
  lists: { posts: Named; money: Named; rooms: Named; access: Named };
}
type Send = (body: object) => Promise<void>;

const path = "/v1/respond/resources";

export const resources: Tab = {
  key: "resources",
  title: { ru: "Ресурсы", en: "Resources" },
  open: (place) => open(place),
};

const open = (place: HTMLElement, year?: string): Promise<void> =>
  section<Page>(place, path, { action: "view", year }, (page, send) => content(place, page, send));

function content(place: HTMLElement, page: Page, send: Send): HTMLElement[] {
  const { agency, years, sheet, lists } = page;
  const year = choice(
    "year",
    years.map((key) => ({ key, title: { ru: key, en: key } })),
    sheet.year,
  );
  year.addEventListener("change", () => void open(place, year.value));
  const posts = growing("post", sheet.posts, (one) => postLine(lists.posts, one));
  const equipment = growing("equipment", sheet.equipment, equipmentLine);
  const form = h(
    "form",
    { class: "lines" },
    h("h2", {}, { ru: "Ставки", en: "Posts" }),
    ...posts,
    h("h2", {}, { ru: "Деньги, рублей за год", en: "Money, roubles a year" }),
    ...lists.money.map((one) =>
      moneyLine(
        one,
        sheet.money.find(({ source }) => source === one.key),
      ),
    ),
    h("h2", {}, { ru: "Помещения", en: "Rooms" }),
    ...lists.rooms.map((one) =>
      roomLine(
        one,
        sheet.rooms.find(({ kind }) => kind === one.key),
      ),
    ),
    h("h2", {}, { ru: "Оборудование", en: "Equipment" }),
    ...equipment,
    h("h2", {}, { ru: "Доступность", en: "Access" }),
    h(
      "fieldset",
      { class: "line" },
      ...lists.access.map(({ key, title }) => field(title, choice(`access-${key}`, degrees, sheet.access[key]))),
    ),
    h("h2", {}, { ru: "Взаимодействие", en: "Cooperation" }),
    h(
      "fieldset",
      { class: "line" },
      field(
        { ru: "Договоров с другими организациями", en: "Agreements with others" },
        numberInput("agreements", sheet.cooperation?.agreements),
      ),
      field(
        { ru: "Детей, которым помогли вместе", en: "Children helped together" },
        numberInput("children", sheet.cooperation?.children),
      ),
    ),
    h("h2", {}, { ru: "Что нужнее всего", en: "What is wanted most" }),
    field(
      { ru: "По одному на строку, главное первым", en: "One a line, the first before all" },
      priorities(sheet.priorities),
    ),
  );
  form.append(
    saveButton(form, () =>
      send({ action: "set", year: sheet.year, version: sheet.version, sheet: sheetIn(form, lists) }),
    ),
  );
  return [
    heading(
      agency,
      { ru: "Чем вы располагаете", en: "What you have to help with" },
      {
        ru: "Раз в год: кадры, деньги, помещения, оснащение, доступность, взаимодействие. Так регион видит, чего где не хватает (дорожная карта, II.I 1.3). О детях здесь ничего нет.",
        en: "Once a year: staff, money, rooms, equipment, access, cooperation, so that the region sees what is missing where (roadmap, II.I 1.3). Nothing here is about children.",
      },
    ),
    h("section", { class: "card" }, field({ ru: "Год", en: "Year" }, year), form),
  ];
}

const degrees = [
  { key: "", title: { ru: "не указано", en: "not said" } },
  { key: "yes", title: { ru: "доступно", en: "accessible" } },
  { key: "partly", title: { ru: "частично", en: "partly" } },
  { key: "no", title: { ru: "недоступно", en: "not accessible" } },
] as const;

function priorities(said: readonly string[]): HTMLTextAreaElement {
  const area = h("textarea", { name: "priorities", rows: "4" });
  area.value = said.join("\n");
  return area;
}

/** Lines that are there, and a button for one more. */
function growing<T>(kind: string, said: readonly T[], line: (one?: T) => HTMLElement): HTMLElement[] {
  const list = h("div", { class: "lines", "data-list": kind }, ...said.map((one) => line(one)));
  const more = h("button", { type: "button", class: "secondary" }, { ru: "Добавить строку", en: "Add a line" });
  more.addEventListener("click", () => {
    const added = line();
    list.append(added);
    added.querySelector<HTMLElement>("select, input")?.focus();
  });
  return [list, more];
}

type Post = Page["sheet"]["posts"][number];
const postLine = (posts: Named, one?: Post): HTMLElement =>
  h(
    "fieldset",
    { class: "line" },
    field({ ru: "Должность", en: "Post" }, choice("post", posts, one?.post ?? posts[0]?.key)),
    field(
      { ru: "Название, если другая", en: "Title of another post" },
      h("input", { type: "text", name: "title", maxlength: "120", value: one?.title }),
    ),
    field({ ru: "Ставок по штату", en: "Units" }, numberInput("units", one?.units, "0.25")),
    field({ ru: "Занято", en: "Filled" }, numberInput("filled", one?.filled, "0.25")),
    field({ ru: "С нужной квалификацией", en: "Qualified" }, numberInput("qualified", one?.qualified, "0.25")),
  );

const moneyLine = ({ key, title }: Named[number], one?: Page["sheet"]["money"][number]): HTMLElement =>
  h(
    "fieldset",
    { class: "line", "data-money": key },
    h("legend", {}, title),
    field({ ru: "План", en: "Planned" }, numberInput("planned", one?.planned)),
    field({ ru: "Израсходовано", en: "Spent" }, numberInput("spent", one?.spent)),
  );

const roomLine = ({ key, title }: Named[number], one?: Page["sheet"]["rooms"][number]): HTMLElement =>
  h(
    "fieldset",
    { class: "line", "data-room": key },
    h("legend", {}, title),
    field({ ru: "Всего", en: "All" }, numberInput("count", one?.count)),
    field({ ru: "Оснащено", en: "Equipped" }, numberInput("equipped", one?.equipped)),
  );

const equipmentLine = (one?: Page["sheet"]["equipment"][number]): HTMLElement =>
  h(
    "fieldset",
    { class: "line" },
    field({ ru: "Что", en: "What" }, h("input", { type: "text", name: "title", maxlength: "200", value: one?.title })),
    field({ ru: "Есть", en: "There are" }, numberInput("available", one?.available)),
    field({ ru: "Нужно", en: "Needed" }, numberInput("needed", one?.needed)),
  );

/** The sheet as it stands in the form; lines with nothing in them are left out. */
function sheetIn(form: HTMLElement, lists: Page["lists"]): object {
  const linesOf = (kind: string) => [...form.querySelectorAll<HTMLElement>(`[data-list="${kind}"] .line`)];
  const at = (attribute: string) => [...form.querySelectorAll<HTMLElement>(`[${attribute}]`)];
  const posts = linesOf("post").flatMap((line) => {
    const units = numberIn(line, "units");
    const post = textIn(line, "post");
    const rest = { filled: numberIn(line, "filled") ?? 0, qualified: numberIn(line, "qualified") ?? 0 };
    return units === undefined
      ? []
      : [{ post, title: post === "other" ? textIn(line, "title") : undefined, units, ...rest }];
  });
  const money = at("data-money").flatMap((line) => {
    const [planned, spent] = [numberIn(line, "planned"), numberIn(line, "spent")];
    return planned === undefined && spent === undefined
      ? []
      : [{ source: line.dataset.money, planned: planned ?? 0, spent: spent ?? 0 }];
  });
  const rooms = at("data-room").flatMap((line) => {
    const count = numberIn(line, "count");
    return count === undefined ? [] : [{ kind: line.dataset.room, count, equipped: numberIn(line, "equipped") ?? 0 }];
  });
  const equipment = linesOf("equipment").flatMap((line) => {
    const title = textIn(line, "title");
    return title === undefined
      ? []
      : [{ title, available: numberIn(line, "available") ?? 0, needed: numberIn(line, "needed") ?? 0 }];
  });
  const access = Object.fromEntries(
    lists.access.flatMap(({ key }) => {
      const degree = textIn(form, `access-${key}`);
      return degree === undefined ? [] : [[key, degree] as const];
    }),
  );
  const [agreements, children] = [numberIn(form, "agreements"), numberIn(form, "children")];
  const cooperation =
    agreements === undefined && children === undefined
      ? undefined
      : { agreements: agreements ?? 0, children: children ?? 0 };
  const wanted = (textIn(form, "priorities") ?? "").split("\n").map((line) => line.trim());
  return { posts, money, rooms, equipment, access, cooperation, priorities: wanted.filter((line) => line !== "") };
}
