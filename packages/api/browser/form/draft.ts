import { offline, type Problem } from "../respond/api.ts";
import { h } from "../respond/dom.ts";
import { apply, say } from "../respond/language.ts";
import type { Text } from "../respond/text.ts";
import { ask } from "./api.ts";
import type { Answers } from "./item.ts";

/** After so long without a change the draft goes to the service; where that failed, it is tried again. */
const quietMs = 3000;
const againMs = 10_000;

interface Sheet {
  answers(): Answers;
  /** It is shown, and not being handed in. */
  isOpen(): boolean;
  /** What of the answers the service does not keep; undefined: it keeps them. */
  doubt(problem: Problem | undefined): void;
  dead(problem: Problem): void;
  again(): void;
}

/** The draft that the service keeps of a sheet, and what is said of it. One request at a time, each going on from the one before. */
export function drafting(draftVersion: number | undefined, sheet: Sheet) {
  const state = h("p", { role: "status", class: "hint" });
  const mine = h(
    "button",
    { type: "button", class: "secondary" },
    { ru: "Оставить эти ответы", en: "Keep these answers" },
  );
  const theirs = h(
    "button",
    { type: "button", class: "secondary" },
    { ru: "Показать те ответы", en: "Show those answers" },
  );
  const split = h(
    "section",
    { class: "lines", role: "alert", hidden: true },
    h(
      "p",
      {},
      {
        ru: "Анкету заполняли и в другом окне или на другом телефоне: там ответы другие. Какие оставить?",
        en: "The form was being filled in elsewhere too, in another window or on another telephone, with other answers. Which ones stay?",
      },
    ),
    mine,
    theirs,
  );
  let version = draftVersion;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let under: Promise<void> = Promise.resolve();

  function later(ms = quietMs): void {
    clearTimeout(timer);
    timer = setTimeout(now, ms);
  }
  function now(): void {
    clearTimeout(timer);
    timer = undefined;
    under = under.then(keep);
  }
  async function keep(): Promise<void> {
    if (!sheet.isOpen() || !split.hidden) return;
    const outcome = await ask("save", sheet.answers(), version);
    if (!("problem" in outcome)) version = outcome.page.draftVersion;
    if (!sheet.isOpen()) return;
    if (!("problem" in outcome)) {
      sheet.doubt(undefined);
      tell(state, { ru: "Черновик сохранён.", en: "The draft is kept." });
    } else failed(outcome.problem);
  }
  function failed(problem: Problem): void {
    if (problem.code === "conflict.version") tellSplit();
    else if (/^(link|response)\./.test(problem.code)) sheet.dead(problem);
    else if (problem.code === "input.invalid") {
      sheet.doubt(problem);
      tell(state, {
        ru: "Черновик не сохранён: посмотрите отмеченные ответы.",
        en: "The draft is not kept: please look at the answers that are marked.",
      });
    } else {
      const isOffline = problem.code === offline.code;
      tell(
        state,
        isOffline
          ? { ru: "Нет связи: черновик пока не сохранён.", en: "No connection: the draft is not kept yet." }
          : {
              ru: `Черновик пока не сохранён. ${problem.detail}`,
              en: `The draft is not kept yet. ${problem.detailEn}`,
            },
      );
      later(againMs);
    }
  }

  /** Whoever fills it in says which answers stay: nothing is kept or handed in until then. */
  function tellSplit(): void {
    split.hidden = false;
    tell(state, { ru: "Черновик пока не сохранён.", en: "The draft is not kept yet." });
    mine.focus();
  }
  mine.addEventListener("click", () => {
    split.hidden = true;
    version = undefined;
    now();
  });
  theirs.addEventListener("click", () => sheet.again());

  // A telephone that is put away runs no timers.
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && timer !== undefined) now();
  });

  return {
    state,
    split,
    later: () => later(),
    tellSplit,
    /** After what is being kept; what was to be kept goes with it. */
    async handIn(answers: Answers) {
      clearTimeout(timer);
      timer = undefined;
      await under;
      const outcome = await ask("submit", answers, version);
      // What was not taken stays a draft, and what is said of it is of now.
      if ("problem" in outcome) later();
      return outcome;
    },
  };
}

export function tell(place: HTMLElement, text: Text): void {
  place.hidden = false;
  place.replaceChildren(say(text));
  apply();
}
