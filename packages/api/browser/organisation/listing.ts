import { longDate } from "../respond/dates.ts";
import { h } from "../respond/dom.ts";
import { say } from "../respond/language.ts";
import type { Text } from "../respond/text.ts";
import { type Hours, hoursFields, hoursIn } from "./hours.ts";
import { field, heading, numberIn, numberInput, saveButton, section, textIn, wideField } from "./section.ts";
import type { Tab } from "./tabs.ts";

interface Content {
  purpose: Text;
  firstStep?: Text;
  address: { street: string; city: string; postalCode: string };
  phone: string;
  site?: string;
  hours: Hours[];
  access: string[];
  ages?: { from: number; to?: number };
  booking: boolean;
}
/** As `POST /v1/respond/listing` gives it. */
interface Page {
  agency: string;
  url: string;
  face: { listing?: Content; shown: boolean; confirmedOn?: string; confirmBy?: string; version: number };
  services: Text[];
  access: { key: string; title: Text }[];
}
type Send = (body: object) => Promise<void>;

export const listing: Tab = {
  key: "listing",
  title: { ru: "Для всех", en: "For everybody" },
  open: (place) => section<Page>(place, "/v1/respond/listing", { action: "view" }, { content, nameOf }),
};

const content = (page: Page, send: Send): HTMLElement[] => [
  heading(
    page.agency,
    { ru: "Как вас видят родители", en: "How parents see you" },
    {
      ru: "Это описание стоит на открытой странице региона. Рабочий телефон и адрес, без имён. Раз в год мы спросим, всё ли так.",
      en: "This entry stands on the region's open page. A working number and address, no names. Once a year we ask whether it is still so.",
    },
  ),
  state(page, send),
  form(page, send),
];

/** Whether it is seen, since when it is confirmed, and the one press that confirms it. */
function state({ url, face }: Page, send: Send): HTMLElement {
  const { listing: filled, shown, confirmedOn, version } = face;
  const card = h("section", { class: "card" });
  if (!filled || confirmedOn === undefined) {
    card.append(
      h("p", {}, { ru: "Описания ещё нет: родители вас не видят.", en: "There is none yet: parents do not see you." }),
    );
    return card;
  }
  card.append(
    h(
      "p",
      {},
      say((l) =>
        l === "ru" ? `Подтверждено ${longDate(confirmedOn, l)}` : `Confirmed on ${longDate(confirmedOn, l)}.`,
      ),
    ),
  );
  if (shown)
    card.append(
      h("p", {}, h("a", { href: url }, { ru: "Открыть страницу для родителей", en: "Open the page for parents" })),
    );
  else
    card.append(
      h(
        "p",
        { class: "aside late" },
        {
          ru: "Координатор скрыл описание. Исправьте его и свяжитесь с координатором.",
          en: "A coordinator has hidden it. Correct it, and get in touch.",
        },
      ),
    );
  const confirm = h("button", { type: "button", class: "primary" }, { ru: "Всё ещё так", en: "It is still so" });
  confirm.addEventListener("click", () => {
    confirm.disabled = true;
    void send({ action: "confirm", version }).finally(() => {
      confirm.disabled = false;
    });
  });
  card.append(confirm);
  return card;
}

const text = (name: string, value: string | undefined, more: Record<string, string | boolean> = {}): HTMLInputElement =>
  h("input", { name, value, maxlength: "300", ...more });
const area = (name: string, value: string | undefined, most: string, required = false): HTMLTextAreaElement =>
  h("textarea", { name, rows: "3", maxlength: most, required }, value ?? "");

function form({ face, access, services }: Page, send: Send): HTMLElement {
  const { listing: now, version } = face;
  const boxes = access.map(({ key, title }) =>
    h(
      "label",
      { class: "check" },
      h("input", { type: "checkbox", name: `access-${key}`, checked: now?.access.includes(key) ?? false }),
      h("span", {}, title),
    ),
  );
  const booking = h("input", { type: "checkbox", name: "booking", checked: now?.booking ?? false });
  const made = h(
    "form",
    { class: "card lines" },
    h("h2", {}, { ru: "Описание", en: "The entry" }),
    wideField(
      { ru: "Для чего вы, простыми словами", en: "What you are for, in plain words" },
      area("purpose", now?.purpose.ru, "1000", true),
    ),
    wideField(
      { ru: "То же по-английски (если есть)", en: "The same in English (if there is)" },
      area("purposeEn", now && now.purpose.en !== now.purpose.ru ? now.purpose.en : undefined, "1000"),
    ),
    wideField(
      { ru: "С чего начать: куда звонить, что взять", en: "How to begin: whom to call, what to bring" },
      area("firstStep", now?.firstStep?.ru, "600"),
    ),
    field(
      { ru: "Телефон", en: "Telephone" },
      text("phone", now?.phone, { type: "tel", required: true, maxlength: "40" }),
    ),
    field({ ru: "Сайт (https)", en: "Site (https)" }, text("site", now?.site, { type: "url" })),
    field(
      { ru: "Индекс", en: "Postal code" },
      text("postalCode", now?.address.postalCode, { inputmode: "numeric", maxlength: "6", required: true }),
    ),
    field({ ru: "Город, посёлок", en: "Town" }, text("city", now?.address.city, { required: true })),
    wideField({ ru: "Улица, дом", en: "Street and house" }, text("street", now?.address.street, { required: true })),
    ...hoursFields(now?.hours ?? []),
    field({ ru: "Возраст: от", en: "Ages: from" }, numberInput("ageFrom", now?.ages?.from)),
    field({ ru: "до (не включая)", en: "to (not included)" }, numberInput("ageTo", now?.ages?.to)),
    h("fieldset", { class: "field wide" }, h("legend", {}, { ru: "Доступность", en: "Access" }), ...boxes),
    h(
      "div",
      { class: "field wide" },
      h(
        "label",
        { class: "check" },
        booking,
        h(
          "span",
          {},
          {
            ru: "Показывать свободное время: записаться сможет любой, оставив номер",
            en: "Show free times: anybody may take one by leaving a number",
          },
        ),
      ),
    ),
    services.length > 0 &&
      h(
        "p",
        { class: "hint wide" },
        say((l) => `${l === "ru" ? "Услуги" : "Services"}: ${services.map((one) => one[l]).join(", ")}`),
      ),
  );
  made.append(saveButton(made, () => send({ action: "set", version, listing: said(made, access, now) })));
  return made;
}

/** What the form says. */
function said(form: HTMLElement, access: Page["access"], before: Content | undefined): object {
  const ageFrom = numberIn(form, "ageFrom");
  const isOn = (name: string) => form.querySelector<HTMLInputElement>(`[name="${name}"]`)?.checked ?? false;
  const firstStep = textIn(form, "firstStep");
  return {
    purpose: { ru: textIn(form, "purpose") ?? "", en: textIn(form, "purposeEn") },
    firstStep: firstStep && {
      ru: firstStep,
      en: firstStep === before?.firstStep?.ru ? before.firstStep.en : undefined,
    },
    address: {
      street: textIn(form, "street") ?? "",
      city: textIn(form, "city") ?? "",
      postalCode: textIn(form, "postalCode") ?? "",
    },
    phone: textIn(form, "phone") ?? "",
    site: textIn(form, "site"),
    hours: hoursIn(form, before?.hours ?? []),
    access: access.filter(({ key }) => isOn(`access-${key}`)).map(({ key }) => key),
    ages: ageFrom === undefined ? undefined : { from: ageFrom, to: numberIn(form, "ageTo") },
    booking: isOn("booking"),
  };
}

const names: readonly [RegExp, Text][] = [
  [/purpose/, { ru: "Для чего вы", en: "What you are for" }],
  [/firstStep/, { ru: "С чего начать", en: "How to begin" }],
  [/phone/, { ru: "Телефон", en: "Telephone" }],
  [/site/, { ru: "Сайт", en: "Site" }],
  [/postalCode/, { ru: "Индекс", en: "Postal code" }],
  [/city/, { ru: "Город", en: "Town" }],
  [/street/, { ru: "Улица", en: "Street" }],
  [/hours/, { ru: "Часы", en: "Hours" }],
  [/ages/, { ru: "Возраст", en: "Ages" }],
];
const nameOf = (pointer: string): Text | undefined => names.find(([sign]) => sign.test(pointer))?.[1];
