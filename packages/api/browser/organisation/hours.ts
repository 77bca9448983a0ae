import { h } from "../respond/dom.ts";
import { say } from "../respond/language.ts";
import type { Text } from "../respond/text.ts";
import { field, textIn } from "./section.ts";

// When an organisation receives: on weekdays, on Saturday, on Sunday. What was said otherwise (another hour on Mondays) is shown, and stays.

export interface Hours {
  days: string[];
  from: string;
  until: string;
}
const groups = [
  { key: "week", days: ["MO", "TU", "WE", "TH", "FR"], title: { ru: "В будни", en: "On weekdays" } },
  { key: "sat", days: ["SA"], title: { ru: "В субботу", en: "On Saturdays" } },
  { key: "sun", days: ["SU"], title: { ru: "В воскресенье", en: "On Sundays" } },
] as const;
const dayNames: Record<string, Text> = {
  MO: { ru: "пн", en: "Mon" },
  TU: { ru: "вт", en: "Tue" },
  WE: { ru: "ср", en: "Wed" },
  TH: { ru: "чт", en: "Thu" },
  FR: { ru: "пт", en: "Fri" },
  SA: { ru: "сб", en: "Sat" },
  SU: { ru: "вс", en: "Sun" },
};

/** Which of the entries a group's two fields are, and those that are none of them. */
function parted(all: readonly Hours[]): { of: Map<string, Hours>; rest: Hours[] } {
  const of = new Map<string, Hours>();
  const rest: Hours[] = [];
  for (const one of all) {
    const group = groups.find(({ key, days }) => !of.has(key) && isAll(days, one.days));
    if (group) of.set(group.key, one);
    else rest.push(one);
  }
  return { of, rest };
}
const isAll = (days: readonly string[], said: readonly string[]): boolean =>
  days.length === said.length && days.every((day) => said.includes(day));

export function hoursFields(all: readonly Hours[]): HTMLElement[] {
  const { of, rest } = parted(all);
  const time = (name: string, value: string | undefined) => h("input", { name, type: "time", value });
  const others = (l: keyof Text) =>
    rest.map((one) => `${one.days.map((day) => dayNames[day]?.[l]).join(", ")} ${one.from}–${one.until}`).join("; ");
  return [
    ...groups.flatMap(({ key, title: { ru, en } }) => [
      field({ ru: `${ru} с`, en: `${en} from` }, time(`${key}-from`, of.get(key)?.from)),
      field({ ru: `${ru} до`, en: `${en} until` }, time(`${key}-until`, of.get(key)?.until)),
    ]),
    ...(rest.length > 0
      ? [
          h(
            "label",
            { class: "check wide" },
            h("input", { type: "checkbox", name: "rest-hours", checked: true }),
            h(
              "span",
              {},
              say((l) => `${l === "ru" ? "И ещё" : "And"}: ${others(l)}`),
            ),
          ),
        ]
      : []),
  ];
}

export function hoursIn(form: HTMLElement, before: readonly Hours[]): Hours[] {
  const said = groups.flatMap(({ key, days }) => {
    const [from, to] = [textIn(form, `${key}-from`), textIn(form, `${key}-until`)];
    return from && to ? [{ days: [...days], from, until: to }] : [];
  });
  const keeps = form.querySelector<HTMLInputElement>('[name="rest-hours"]')?.checked ?? false;
  return [...said, ...(keeps ? parted(before).rest : [])];
}
