import { h } from "../respond/dom.ts";
import type { Text } from "../respond/text.ts";
import type { Intern, Person, Send } from "./internship.types.ts";
import { choice, field, fold, numberIn, numberInput, saveButton, textIn, wideField } from "./section.ts";

// What the two sides of an internship say of it.

/** A form of one field, in which a reason is said. */
export function reasonForm(label: Text, send: (reason: string | undefined) => Promise<void>): HTMLElement {
  const form = h(
    "form",
    { class: "lines" },
    wideField(label, h("textarea", { name: "reason", rows: "2", maxlength: "1000", required: true })),
  );
  form.append(saveButton(form, () => send(textIn(form, "reason"))));
  return form;
}

const why: Text = {
  ru: "Причина: её прочтёт другая организация и координатор",
  en: "The reason, which the other organisation and a coordinator read",
};

/** The site's answer to an application. */
export function answering({ internshipId, mayDo, status }: Intern, mentors: readonly Person[], send: Send) {
  if (!mayDo.includes("answer")) return [];
  const answer = (said: object) => send({ action: "answer", internshipId, answer: said });
  const options = mentors.map(({ specialistId, name, post }) => {
    const words = `${name ?? "—"}, ${post}`;
    return { key: specialistId, title: { ru: words, en: words } };
  });
  const form = h(
    "form",
    { class: "lines" },
    field({ ru: "Наставник", en: "Mentor" }, choice("mentorId", options, options[0]?.key)),
  );
  form.append(saveButton(form, () => answer({ answer: "accept", mentorId: textIn(form, "mentorId") })));
  const queue = h("button", { type: "button", class: "secondary" }, { ru: "В очередь", en: "Let them wait" });
  queue.addEventListener("click", () => void answer({ answer: "wait" }));
  return [
    fold({ ru: "Принять", en: "Accept" }, undefined, false, form),
    ...(status === "applied" ? [queue] : []),
    fold(
      { ru: "Отказать", en: "Refuse" },
      undefined,
      false,
      reasonForm(why, (reason) => answer({ answer: "refuse", reason })),
    ),
  ];
}

/** How it ended, by the site. */
export function ending(one: Intern, send: Send): HTMLElement[] {
  const { internshipId, mayDo, done } = one;
  if (!mayDo.includes("complete")) return diary(one, send);
  const form = h(
    "form",
    { class: "lines" },
    field(
      { ru: "Часов в сертификате", en: "Hours on the certificate" },
      numberInput("hours", done > 0 ? done : undefined),
    ),
  );
  form.append(
    saveButton(form, () =>
      send({ action: "end", internshipId, end: { how: "completed", hours: numberIn(form, "hours") } }),
    ),
  );
  return [
    ...diary(one, send),
    fold({ ru: "Стажировка завершена", en: "It is completed" }, undefined, false, form),
    ...breaking(one, send),
  ];
}

function breaking({ internshipId, mayDo }: Intern, send: Send): HTMLElement[] {
  if (!mayDo.includes("break-off")) return [];
  const end = (reason: string | undefined) => send({ action: "end", internshipId, end: { how: "broken-off", reason } });
  return [fold({ ru: "Прервать стажировку", en: "Break it off" }, undefined, false, reasonForm(why, end))];
}

function diary({ internshipId, mayDo }: Intern, send: Send): HTMLElement[] {
  if (!mayDo.includes("diary")) return [];
  const form = h(
    "form",
    { class: "lines" },
    field({ ru: "День", en: "Day" }, h("input", { name: "on", type: "date", required: true })),
    field({ ru: "Часов (0 — убрать день)", en: "Hours (0 takes the day out)" }, numberInput("hours", 7)),
    wideField(
      { ru: "Что сделано, без имён детей", en: "What was done, without names of children" },
      h("textarea", { name: "did", rows: "2", maxlength: "1000", required: true }),
    ),
  );
  const entry = () => ({ on: textIn(form, "on"), hours: numberIn(form, "hours"), did: textIn(form, "did") });
  form.append(saveButton(form, () => send({ action: "diary", internshipId, entry: entry() })));
  return [fold({ ru: "Дневник: записать день", en: "The diary: write a day" }, undefined, false, form)];
}

/** What the organisation says that has sent somebody. */
export function sent(one: Intern, send: Send): HTMLElement[] {
  const { internshipId, mayDo, looks } = one;
  const withdrawn = (reason: string | undefined) =>
    send({ action: "end", internshipId, end: { how: "withdrawn", reason } });
  const asked = looks.filter((look) => look.asked);
  return [
    ...diary(one, send),
    ...breaking(one, send),
    ...(mayDo.includes("withdraw")
      ? [fold({ ru: "Отозвать заявку", en: "Withdraw" }, undefined, false, reasonForm(why, withdrawn))]
      : []),
    ...(mayDo.includes("outcome") ? asked.map((look) => outcome(internshipId, look, send)) : []),
  ];
}

const outcomes: { key: string; title: Text }[] = [
  { key: "introduced", title: { ru: "внедрили", en: "introduced" } },
  { key: "partly", title: { ru: "внедрили частично", en: "introduced in part" } },
  { key: "not-introduced", title: { ru: "не внедрили", en: "not introduced" } },
];

function outcome(internshipId: string, { months, outcome: said, overdue }: Intern["looks"][number], send: Send) {
  const form = h(
    "form",
    { class: "lines" },
    field(
      { ru: "Что стало с практикой у вас", en: "What became of the practice" },
      choice("outcome", outcomes, said ?? "introduced"),
    ),
    wideField(
      { ru: "Что именно; если ничего — что помешало", en: "What exactly; if nothing, what stood against it" },
      h("textarea", { name: "note", rows: "3", maxlength: "4000", required: true }),
    ),
  );
  const answer = () => ({ months, outcome: textIn(form, "outcome"), note: textIn(form, "note") });
  form.append(saveButton(form, () => send({ action: "outcome", internshipId, outcome: answer() })));
  const title = {
    ru: `Прошло ${months} мес.: что внедрили?`,
    en: `${months} months have passed: what was introduced?`,
  };
  const state =
    outcomes.find(({ key }) => key === said)?.title ?? (overdue ? { ru: "ждём ответа", en: "overdue" } : undefined);
  return fold(title, state, said === undefined, form);
}
