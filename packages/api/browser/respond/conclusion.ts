import { programmeVariants } from "../../../core/src/routes/instrument/study.codes.ts";
import { conditionTexts, variantText } from "../../../core/src/routes/instrument/study.words.ts";
import type { Issued } from "./api.ts";
import { h } from "./dom.ts";
import { areFilled, value } from "./fields.ts";
import { choice, field } from "./study.ts";
import type { Text } from "./text.ts";
import type { View } from "./view.ts";

type Kind = NonNullable<View["issues"]>;

const titles: Record<Kind, Text> = {
  pmpk: { ru: "Заключение ПМПК", en: "The commission's conclusion" },
  ipra: { ru: "ИПРА", en: "The rehabilitation programme (ИПРА)" },
  iprp: { ru: "Программа ранней помощи (ИПРП)", en: "The early-help programme (ИПРП)" },
  vk: { ru: "Направление на МСЭ", en: "The referral to the МСЭ" },
};

const blocks: Record<Issued["measures"][number]["block"], Text> = {
  education: { ru: "Обучение и психолого-педагогическая помощь", en: "Education, psychological help" },
  health: { ru: "Медицинская помощь", en: "Health" },
  social: { ru: "Социальная помощь", en: "Social help" },
  sport: { ru: "Физкультура и спорт", en: "Sport" },
  employment: { ru: "Профориентация и занятость", en: "Employment" },
  "assistive-devices": { ru: "Технические средства", en: "Assistive devices" },
};

/** Names of the fields are the places in the request, so that what the service finds wrong is shown where it stands. */
const at = <N extends string>(name: N) => `instrument/${name}` as const;

/** Fields of the paper that the organisation issues; left empty, the report goes without it. */
export interface Conclusion {
  element: HTMLElement;
  /** Nothing entered: no paper. */
  read(form: HTMLFormElement): Issued | undefined;
  /** Marks what is missing. @returns whether it may be sent */
  isWhole(form: HTMLFormElement): boolean;
}

export function conclusion(kind: Kind): Conclusion {
  const groups = h("div", { class: "groups" });
  const more = h("button", { type: "button", class: "secondary" }, { ru: "Ещё раздел", en: "Another section" });
  more.addEventListener("click", () => groups.append(recommendations(groups.children.length)));
  groups.append(recommendations(0));
  const checked = field(
    { ru: "Номер верен, документ этого ребёнка", en: "The number is right, the paper is this child's" },
    h("input", { type: "checkbox", name: at("numberChecked"), value: "true" }),
  );
  checked.hidden = true;
  const element = h(
    "fieldset",
    { class: "conclusion" },
    h("legend", {}, titles[kind]),
    h(
      "p",
      { class: "hint" },
      {
        ru: "Внесите документ здесь, и координатору не придётся переписывать его со скана. Если его ещё нет, оставьте поля пустыми. Скан приложите выше.",
        en: "Enter it here, and the coordinator need not copy it from a scan. Leave this empty where there is none yet. Attach the scan above.",
      },
    ),
    field({ ru: "Номер", en: "Number" }, h("input", { name: at("number"), maxlength: "60", autocomplete: "off" })),
    checked,
    field({ ru: "Действует с", en: "Valid from" }, h("input", { type: "date", name: at("validFrom") })),
    field({ ru: "Срок", en: "Term" }, choice(at("term"), ends)),
    field({ ru: "Последний день действия", en: "Last day" }, h("input", { type: "date", name: at("validTo") })),
    kind === "pmpk" &&
      field({ ru: "Есть ОВЗ", en: "Special educational needs" }, choice(at("educationalNeeds"), yesNo)),
    kind === "pmpk" &&
      field({ ru: "Что ответила семья", en: "What the family said" }, choice(at("agreement"), agreement)),
    kind === "pmpk" && study(),
    groups,
    more,
  );
  onlyWithDay(element);
  return { element, read: (form) => read(form, groups), isWhole };
}

const ends = {
  "": { ru: "до дня", en: "to a day" },
  "until-18": { ru: "до 18 лет", en: "to the age of 18" },
  indefinite: { ru: "без срока", en: "without end" },
};
const yesNo = {
  "": { ru: "выберите", en: "choose" },
  true: { ru: "да", en: "yes" },
  false: { ru: "нет", en: "no" },
};
const agreement = {
  "": { ru: "ещё не спрашивали", en: "not asked yet" },
  agree: { ru: "согласна", en: "agrees" },
  disagree: { ru: "не согласна", en: "does not agree" },
};

type Study = NonNullable<View["study"]>;

/** How the child is to be taught. */
const study = (): HTMLElement =>
  h(
    "div",
    { class: "groups" },
    field(
      { ru: "Вариант программы", en: "Variant of the programme" },
      choice(at("study/variant"), {
        "": { ru: "не указан", en: "not said" },
        ...Object.fromEntries(programmeVariants.map((one) => [one, variantText(one)])),
      }),
    ),
    h(
      "fieldset",
      { class: "results" },
      h("legend", {}, { ru: "Условия обучения", en: "Conditions of study" }),
      ...Object.entries(conditionTexts).map(([code, text]) =>
        h(
          "label",
          { class: "result" },
          h("input", { type: "checkbox", name: at("study/conditions"), value: code }),
          h("span", {}, text),
        ),
      ),
    ),
  );

function readStudy(form: HTMLFormElement): Issued["study"] {
  const variant = (value(form, at("study/variant")) || undefined) as Study["variant"];
  const chosen = new FormData(form).getAll(at("study/conditions")) as Study["conditions"];
  return variant || chosen.length > 0 ? { variant, conditions: chosen } : undefined;
}

/** The last day is asked for only where there is one. */
function onlyWithDay(element: HTMLElement): void {
  const term = element.querySelector<HTMLSelectElement>(`[name="${at("term")}"]`)!;
  const day = element.querySelector<HTMLInputElement>(`[name="${at("validTo")}"]`)!;
  term.addEventListener("change", () => {
    day.disabled = term.value !== "";
    day.closest<HTMLElement>(".field")!.hidden = day.disabled;
  });
}

/** What is recommended in one area, a line each. */
function recommendations(n: number): HTMLElement {
  return h(
    "div",
    { class: "recommendations" },
    field({ ru: "Рекомендации: раздел", en: "Recommendations: section" }, choice(`block-${n}`, blocks)),
    field(
      { ru: "Каждая с новой строки", en: "One on each line" },
      h("textarea", { name: n === 0 ? at("measures") : `measures-${n}`, rows: "4", maxlength: "10000" }),
    ),
  );
}

function read(form: HTMLFormElement, groups: HTMLElement): Issued | undefined {
  const measures = [...groups.children].flatMap((group) => {
    const block = group.querySelector("select")!.value as Issued["measures"][number]["block"];
    const lines = group.querySelector("textarea")!.value.split("\n");
    return lines
      .map((line) => line.trim())
      .filter((line) => line !== "")
      .map((title) => ({ block, title }));
  });
  const said = (name: Parameters<typeof at>[0]) => value(form, at(name)) || undefined;
  const number = said("number");
  if (!number && !said("validFrom") && measures.length === 0 && !readStudy(form)) return undefined;
  const needs = said("educationalNeeds");
  return {
    number: number ?? "",
    validFrom: said("validFrom") ?? "",
    validTo: said("validTo"),
    term: said("term") as Issued["term"],
    educationalNeeds: needs === undefined ? undefined : needs === "true",
    agreement: said("agreement") as Issued["agreement"],
    study: readStudy(form),
    numberChecked: said("numberChecked") ? true : undefined,
    measures,
  };
}

/** One who has begun with it is asked for the rest. */
function isWhole(form: HTMLFormElement): boolean {
  const control = (name: string) =>
    form.querySelector<HTMLInputElement | HTMLSelectElement>(`.conclusion [name="${at(name)}"]`);
  const begun = [
    ...form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(".conclusion input, .conclusion textarea"),
  ];
  const isBegun = begun.some((one) =>
    one instanceof HTMLInputElement && one.type === "checkbox" ? one.checked : one.value.trim() !== "",
  );
  if (!isBegun) return true;
  const needed = ["number", "validFrom", ...(control("term")?.value ? [] : ["validTo"]), "educationalNeeds"];
  return areFilled(needed.map(control).filter((one) => one !== null));
}
