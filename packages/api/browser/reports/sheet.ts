import { openSheet } from "../organisation/resources.ts";
import { moment } from "../respond/dates.ts";
import { h } from "../respond/dom.ts";
import { say } from "../respond/language.ts";
import type { Language } from "../respond/text.ts";
import type { Obligation } from "./api.ts";

/** The sheet of resources that a measure is about: in short, and to be filled in or looked at on the spot. */
export function sheetOf({ sheet }: Obligation): HTMLElement | undefined {
  if (!sheet) return undefined;
  const { year } = sheet;
  const place = h("div", { class: "part" });
  const short = h("p", {});
  const tell = (now: Short) => short.replaceChildren(say((l) => inShort(now, l)));
  tell(sheet);
  const button = h("button", { type: "button", class: "secondary" }, { ru: "Открыть лист", en: "Open the sheet" });
  button.addEventListener("click", async () => {
    button.hidden = true;
    await openSheet(place, year, tell);
    place.querySelector<HTMLElement>("summary, button")?.focus();
  });
  return h(
    "section",
    { class: "of-report" },
    h("h3", {}, { ru: `Лист ресурсов за ${year} год`, en: `Resources of ${year}` }),
    short,
    button,
    place,
  );
}

type Short = Pick<NonNullable<Obligation["sheet"]>, "saidAt" | "totals">;

function inShort({ saidAt, totals }: Short, l: Language): string {
  if (saidAt === undefined || !totals)
    return l === "ru"
      ? "Ещё не заполнен: мероприятие о нём. Заполните его здесь или в разделе «Ресурсы»."
      : "Not filled in yet, and the measure is about it. Fill it in here, or under Resources.";
  const n = (value: number) => value.toLocaleString(l);
  const { units, vacant, rooms, spent } = totals;
  const on = moment(saidAt, l);
  return l === "ru"
    ? `Заполнен ${on}: ставок ${n(units)}, из них свободно ${n(vacant)}; помещений ${n(rooms)}; израсходовано ${n(spent)} ₽.`
    : `Filled in on ${on}: ${n(units)} posts, ${n(vacant)} of them vacant; ${n(rooms)} rooms; ${n(spent)} roubles spent.`;
}

/** Where the sheet is there, one press says that the measure was carried out; it is said by nobody else. */
export function carriedOut({ sheet }: Obligation, key: string, field: HTMLElement): HTMLElement {
  if (key !== "done" || sheet?.saidAt === undefined) return field;
  const button = h(
    "button",
    { type: "button", class: "secondary" },
    { ru: "Да: лист заполнен", en: "Yes: the sheet is filled in" },
  );
  button.addEventListener("click", () => {
    field.querySelector("select")!.value = "true";
  });
  field.append(button);
  return field;
}
