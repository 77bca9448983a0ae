import type { Problem } from "../respond/api.ts";
import { h } from "../respond/dom.ts";
import type { Page } from "./api.ts";
import { askedOf } from "./asked.ts";
import { drafting, tell } from "./draft.ts";
import { type Answers, own } from "./item.ts";
import { type Field, field, words } from "./questions.ts";
import { type Rows, table } from "./table.ts";

interface Around {
  until: Node | undefined;
  done(): void;
  dead(problem: Problem): void;
  /** Shows what the service keeps. */
  again(): void;
}

/** The questions of a form, shown as they come up. */
export function sheet(
  { title, intro, items }: NonNullable<Page["form"]>,
  { answers: draft = {}, draftVersion }: Page,
  around: Around,
) {
  const fields = new Map<string, Field>();
  const tables = new Map<string, Rows>();
  const elements = new Map<string, HTMLElement>();
  const top: HTMLElement[] = [];
  const changed = () => {
    reveal();
    keeper.later();
  };
  for (const item of items) {
    if (item.in !== undefined && tables.has(item.in)) continue;
    const place = item.in === undefined ? undefined : elements.get(item.in);
    const element = made(item);
    elements.set(item.key, element);
    if (place) place.append(element);
    else top.push(element);
  }

  function made(item: (typeof items)[number]): HTMLElement {
    if (item.kind === "note") return h("p", {}, words(item.text));
    if (item.kind === "group")
      return h(
        "section",
        { class: "group" },
        h("h2", {}, words(item.text)),
        item.help && h("p", { class: "hint" }, words(item.help)),
      );
    const answer = own(draft, item.key);
    if (item.kind === "table") {
      const columns = items.filter((one) => one.in === item.key);
      const rows = Array.isArray(answer) ? answer.filter((row) => typeof row === "object") : [];
      const found = table(item, columns, rows, changed);
      tables.set(item.key, found);
      return found.element;
    }
    const found = field(item, answer as Exclude<typeof answer, object[]> | undefined, changed);
    fields.set(item.key, found);
    return found.element;
  }

  /** @param shown those that are asked only, as the answers are handed in */
  function answers(shown: boolean): Answers {
    const all: Answers = {};
    for (const [key, one] of fields) {
      const value = one.value();
      if (value !== undefined) all[key] = value;
    }
    for (const [key, one] of tables) if (one.rows().length > 0) all[key] = one.rows();
    if (!shown) return all;
    const isAsked = askedOf(items, all);
    return Object.fromEntries(
      Object.entries(all).flatMap(([key, value]) => {
        if (!isAsked(key)) return [];
        const rows = tables.has(key) ? (value as ReturnType<Rows["rows"]>) : undefined;
        if (!rows) return [[key, value]];
        return [
          [key, rows.map((row) => Object.fromEntries(Object.entries(row).filter(([inner]) => isAsked(inner, row))))],
        ];
      }),
    );
  }

  function reveal(): void {
    const all = answers(false);
    const isAsked = askedOf(items, all);
    for (const [key, element] of elements) element.hidden = !isAsked(key);
    for (const one of tables.values())
      for (const [i, line] of one.lines().entries())
        for (const { item, element } of line) element.hidden = !isAsked(item.key, one.rows()[i]);
  }

  const submit = h("button", { type: "submit", class: "primary" }, { ru: "Сдать ответы", en: "Hand the answers in" });
  const keeper = drafting(draftVersion, {
    answers: () => answers(false),
    isOpen: () => form.isConnected && !submit.disabled,
    doubt,
    dead: around.dead,
    again: around.again,
  });
  const form = h(
    "form",
    { class: "lines", novalidate: true },
    ...top,
    h("p", { class: "wrong general", role: "alert", hidden: true, tabindex: "-1" }),
    keeper.split,
    submit,
    keeper.state,
  );
  const element = h(
    "article",
    { class: "card form" },
    h("h1", { tabindex: "-1", id: "title" }, words(title)),
    intro && h("p", {}, words(intro)),
    around.until && h("p", { class: "hint" }, around.until),
    form,
  );

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void handIn();
  });
  async function handIn(): Promise<void> {
    if (submit.disabled) return;
    submit.disabled = true;
    const outcome = await keeper.handIn(answers(true));
    submit.disabled = false;
    if (!("problem" in outcome)) return around.done();
    if (outcome.problem.code === "conflict.version") keeper.tellSplit();
    else if (/^(link|response)\./.test(outcome.problem.code)) around.dead(outcome.problem);
    else explain(outcome.problem);
  }

  /** What the service does not keep as long as it is so, marked at its questions; what was marked before and is right now, no more. */
  let doubted: HTMLElement[] = [];
  function doubt(problem: Problem | undefined): void {
    for (const place of doubted) place.hidden = true;
    doubted = problem ? mark(problem).map(({ place }) => place) : [];
  }

  /** What is wrong stands at its question, and the first of them has the focus. */
  function explain(problem: Problem): void {
    for (const place of form.querySelectorAll<HTMLElement>(".wrong")) place.hidden = true;
    const first = mark(problem)[0]?.question;
    const general = form.querySelector<HTMLElement>(".general")!;
    if (!first) tell(general, { ru: problem.detail, en: problem.detailEn });
    else tell(general, { ru: "Проверьте отмеченные вопросы.", en: "Please look at the questions that are marked." });
    (first?.querySelector<HTMLElement>("input, textarea") ?? first ?? general).focus();
  }

  function mark(problem: Problem): { question: HTMLElement; place: HTMLElement }[] {
    return (problem.errors ?? []).flatMap(({ pointer, detail, detailEn }) => {
      const question = at(pointer);
      const place =
        question?.querySelector<HTMLElement>(".wrong:not(.row .wrong)") ??
        question?.querySelector<HTMLElement>(".wrong");
      if (!question || !place) return [];
      tell(place, { ru: `Здесь нужно: ${detail}.`, en: `Needed here: ${detailEn}.` });
      return [{ question, place }];
    });
  }

  function at(pointer: string): HTMLElement | undefined {
    const [, , key = "", row, inner = ""] = pointer.split("/").map((part) => part.replaceAll("~1", "/"));
    const line = tables.get(key)?.lines()[Number(row)];
    return line?.find(({ item }) => item.key === inner)?.element ?? elements.get(key);
  }

  reveal();
  return { element };
}
