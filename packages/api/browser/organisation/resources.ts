import { h } from "../respond/dom.ts";
import type { Text } from "../respond/text.ts";
import {
  choice,
  field,
  fold,
  heading,
  numberIn,
  numberInput,
  saveButton,
  section,
  textIn,
  wideField,
} from "./section.ts";
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
    totals: { units: number; vacant: number; rooms: number; spent: number };
    saidAt?: string;
  };
  locked: boolean;
  lists: { posts: Named; money: Named; rooms: Named; access: Named };
}
type Send = (body: object) => Promise<void>;

const path = "/v1/respond/resources";

export const resources: Tab = {
  key: "resources",
  title: { ru: "Ресурсы", en: "Resources" },
  open: (place) => open(place),
};

/** The sheet of a year, without one of that which is reported on now. */
const open = (place: HTMLElement, year?: string): Promise<boolean> =>
  section<Page>(
    place,
    path,
    { action: "view", year },
    { content: (page, send) => [head(page), chooser(place, page), sheet(page, send)], nameOf },
  );

/** The sheet of one year by itself, where another page asks for it. @param told what it comes to, also once it was saved */
export function openSheet(place: HTMLElement, year: string, told: (sheet: Page["sheet"]) => void): Promise<boolean> {
  const content = (page: Page, send: Send): HTMLElement[] => {
    told(page.sheet);
    return [sheet(page, send)];
  };
  return section<Page>(place, path, { action: "view", year }, { content, nameOf });
}

const head = ({ agency }: Page): HTMLElement =>
  heading(
    agency,
    { ru: "Чем вы располагаете", en: "What you have to help with" },
    {
      ru: "Раз в год: кадры, деньги, помещения, оснащение, доступность, взаимодействие. Так регион видит, чего где не хватает (дорожная карта, II.I 1.3). О детях здесь ничего нет.",
      en: "Once a year: staff, money, rooms, equipment, access, cooperation, so that the region sees what is missing where (roadmap, II.I 1.3). Nothing here is about children.",
    },
  );

function chooser(place: HTMLElement, { years, sheet }: Page): HTMLElement {
  const year = choice(
    "year",
    [...new Set([...years, sheet.year])].map((key) => ({ key, title: { ru: key, en: key } })),
    sheet.year,
  );
  year.addEventListener("change", async () => {
    await open(place, year.value);
    place.querySelector<HTMLElement>("[name=year]")?.focus();
  });
  return field({ ru: "Год", en: "Year" }, year);
}

function sheet(page: Page, send: Send): HTMLElement {
  const { sheet, locked, lists } = page;
  const form = h("form", { class: "lines" }, ...parts(page));
  if (locked) for (const control of form.querySelectorAll("input, select, textarea, button")) disable(control);
  else
    form.append(
      saveButton(form, () =>
        send({ action: "set", year: sheet.year, version: sheet.version, sheet: sheetIn(form, lists) }),
      ),
    );
  const closed: Text = {
    ru: `Отчёт за ${sheet.year} год закрыт: лист больше не меняется.`,
    en: `The year ${sheet.year} has been reported on: its sheet does not change any more.`,
  };
  return h("section", { class: "card" }, locked && h("p", { class: "wrong" }, closed), form);
}

const disable = (control: Element): void => control.setAttribute("disabled", "");

const titles = {
  posts: { ru: "Ставки", en: "Posts" },
  money: { ru: "Деньги, рублей за год", en: "Money, roubles a year" },
  rooms: { ru: "Помещения", en: "Rooms" },
  equipment: { ru: "Оборудование", en: "Equipment" },
  access: { ru: "Доступность", en: "Access" },
  cooperation: { ru: "Взаимодействие", en: "Cooperation" },
  priorities: { ru: "Что нужнее всего", en: "What is wanted most" },
} as const;

/** `/sheet/posts/0/filled` is the first line of the posts. */
function nameOf(pointer: string): Text | undefined {
  const [, part, line] = /^\/sheet\/(\w+)(?:\/(\d+))?/.exec(pointer) ?? [];
  const title = titles[part as keyof typeof titles];
  if (!title || line === undefined) return title;
  const n = Number(line) + 1;
  return { ru: `${title.ru}, строка ${n}`, en: `${title.en}, line ${n}` };
}

/** Each folds, so that it is a list of seven on a phone; open is the first in which nothing stands yet. */
function parts({ sheet, lists }: Page): HTMLElement[] {
  const lines: Record<keyof typeof titles, { n: number; content: () => HTMLElement[] }> = {
    posts: { n: sheet.posts.length, content: () => growing("post", sheet.posts, (one) => postLine(lists.posts, one)) },
    money: {
      n: sheet.money.length,
      content: () =>
        lists.money.map((one) =>
          moneyLine(
            one,
            sheet.money.find(({ source }) => source === one.key),
          ),
        ),
    },
    rooms: {
      n: sheet.rooms.length,
      content: () =>
        lists.rooms.map((one) =>
          roomLine(
            one,
            sheet.rooms.find(({ kind }) => kind === one.key),
          ),
        ),
    },
    equipment: {
      n: sheet.equipment.length,
      content: () => growing("equipment", sheet.equipment, equipmentLine),
    },
    access: {
      n: Object.keys(sheet.access).length,
      content: () => [
        h(
          "fieldset",
          { class: "line" },
          ...lists.access.map(({ key, title }) => field(title, choice(`access-${key}`, degrees, sheet.access[key]))),
        ),
      ],
    },
    cooperation: { n: sheet.cooperation ? 1 : 0, content: () => [cooperation(sheet.cooperation)] },
    priorities: {
      n: sheet.priorities.length,
      content: () => [
        field(
          { ru: "По одному на строку, главное первым", en: "One a line, the first before all" },
          wanted(sheet.priorities),
        ),
      ],
    },
  };
  const keys = Object.keys(titles) as (keyof typeof titles)[];
  const first = keys.find((key) => lines[key].n === 0);
  return keys.map((key) => fold(titles[key], filled(lines[key].n), key === first, ...lines[key].content()));
}

const filled = (n: number): Text =>
  n === 0 ? { ru: "не заполнено", en: "nothing yet" } : { ru: `заполнено строк: ${n}`, en: `lines filled: ${n}` };

const cooperation = (said: Page["sheet"]["cooperation"]): HTMLElement =>
  h(
    "fieldset",
    { class: "line" },
    field(
      { ru: "Договоров с другими организациями", en: "Agreements with others" },
      numberInput("agreements", said?.agreements),
    ),
    field(
      { ru: "Детей, которым помогли вместе", en: "Children helped together" },
      numberInput("children", said?.children),
    ),
  );

const degrees = [
  { key: "", title: { ru: "не указано", en: "not said" } },
  { key: "yes", title: { ru: "доступно", en: "accessible" } },
  { key: "partly", title: { ru: "частично", en: "partly" } },
  { key: "no", title: { ru: "недоступно", en: "not accessible" } },
] as const;

function wanted(said: readonly string[]): HTMLTextAreaElement {
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
function postLine(posts: Named, one?: Post): HTMLElement {
  const post = choice("post", posts, one?.post ?? posts[0]?.key);
  const title = wideField(
    { ru: "Название другой должности", en: "Title of the other post" },
    h("input", { type: "text", name: "title", maxlength: "120", value: one?.title }),
  );
  const ask = () => {
    title.hidden = post.value !== "other";
  };
  post.addEventListener("change", ask);
  ask();
  return h(
    "fieldset",
    { class: "line" },
    wideField({ ru: "Должность", en: "Post" }, post),
    title,
    field({ ru: "Ставок по штату", en: "Units" }, numberInput("units", one?.units, "0.25")),
    field({ ru: "Занято", en: "Filled" }, numberInput("filled", one?.filled, "0.25")),
    field({ ru: "С нужной квалификацией", en: "Qualified" }, numberInput("qualified", one?.qualified, "0.25")),
  );
}

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
    wideField(
      { ru: "Что", en: "What" },
      h("input", { type: "text", name: "title", maxlength: "200", value: one?.title }),
    ),
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
