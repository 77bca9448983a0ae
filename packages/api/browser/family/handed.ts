import { checkWords } from "../respond/checks.ts";
import { h } from "../respond/dom.ts";
import { apply, say } from "../respond/language.ts";
import type { Text } from "../respond/text.ts";
import { act, type Problem } from "./api.ts";
import { area } from "./area.ts";
import { type File as Saved, save } from "./copy.ts";
import { prepared, type Ready } from "./photo.ts";
import { button, sure } from "./press.ts";
import { saying } from "./saying.ts";
import { day } from "./words.ts";

// A paper that a family hands in: photographed here and now, or chosen. Asked for when it is opened, so that the page itself is there at once.

type Kind = "ipra" | "pmpk" | "certificate" | "authority" | "other";
interface Sheet {
  sheetId: string;
  name: string;
  check?: "pending" | "failed" | "infected";
  gone: boolean;
}
interface Handed {
  paperId: string;
  kind: Kind;
  words?: string;
  handedOn: string;
  dueOn: string;
  overdue: boolean;
  status: "handed" | "taken" | "returned" | "withdrawn";
  taken?: { as: "child" | "instrument" | "authority" | "step" };
  reason?: string;
  sheets: Sheet[];
}
interface List {
  papers: Handed[];
  /** Of one that was just handed in, or added to. */
  paperId?: string;
}
type Does = (action: string, more: object, said?: Text) => Promise<{ page: List } | { problem: Problem }>;
type Tell = (text: Text, kind: string) => void;

const kinds: Record<Kind, Text> = {
  ipra: { ru: "ИПРА ребёнка-инвалида", en: "An individual programme (IPRA)" },
  pmpk: { ru: "Заключение ПМПК", en: "A conclusion of the commission" },
  certificate: { ru: "Справка", en: "A certificate" },
  authority: { ru: "Документ о полномочиях (опека, усыновление)", en: "A paper of authority (guardianship, adoption)" },
  other: { ru: "Другое", en: "Something else" },
};
const became: Record<"child" | "instrument" | "authority" | "step", Text> = {
  child: { ru: "Принят: хранится с документами ребёнка.", en: "Taken in: kept with the child's papers." },
  instrument: { ru: "Принят: документ внесён.", en: "Taken in: the paper is recorded." },
  authority: { ru: "Принят: это документ о полномочиях.", en: "Taken in, as a paper of authority." },
  step: { ru: "Принят: передан туда, где его просили.", en: "Taken in, and passed to where it was asked for." },
};

/** A child's family hands in and reads what became of it. */
export function handed({ childId }: { childId: string }): HTMLElement {
  const list = h("div", {});
  const { told, tell } = saying();
  const does: Does = async (action, more, said) => {
    const outcome = await act<List>(action, { childId, ...more });
    if ("problem" in outcome) {
      tell(textOf(outcome.problem), "wrong");
      return outcome;
    }
    const cards = [...outcome.page.papers].reverse().map((one) => card(one, childId, does, tell));
    list.replaceChildren(...(cards.length > 0 ? [h("ul", { class: "steps" }, ...cards)] : []));
    apply();
    if (said) tell(said, "said");
    return outcome;
  };
  const part = h(
    "details",
    { class: "handed" },
    h("summary", {}, h("strong", {}, { ru: "Передать документ", en: "Hand in a paper" })),
    h("div", { class: "inside" }, told, form(childId, does, tell), list),
  );
  part.addEventListener("toggle", () => {
    if (part.open && list.childElementCount === 0) void does("handed-papers", {});
  });
  return part;
}

const textOf = ({ detail, detailEn }: Problem): Text => ({ ru: detail, en: detailEn });

function card(one: Handed, childId: string, does: Does, tell: Tell): HTMLElement {
  const { paperId, kind, words, handedOn, dueOn, overdue, status, taken, reason, sheets } = one;
  const waits = overdue
    ? { ru: "срок прошёл, координатор об этом знает; посмотреть должны были до", en: "late; it was due by" }
    : { ru: "посмотрят до", en: "looked at by" };
  const open = async (sheetId: string) => {
    const outcome = await act<Saved>("handed-sheet", { childId, paperId, sheetId });
    if ("problem" in outcome) tell(textOf(outcome.problem), "wrong");
    else save(outcome.page);
  };
  return h(
    "li",
    { "data-paper": paperId },
    h("strong", {}, kinds[kind]),
    h("div", { class: "hint" }, day(handedOn, { ru: "вы передали", en: "handed in on" })),
    words !== undefined && h("p", { class: "words" }, words),
    status === "handed" && h("div", { class: "hint" }, day(dueOn, waits)),
    status === "taken" && taken && h("div", {}, became[taken.as]),
    status === "withdrawn" && h("div", { class: "hint" }, { ru: "вы забрали его назад", en: "you took it back" }),
    status === "returned" &&
      h(
        "div",
        {},
        {
          ru: "Вернули. Если нужно, передайте его ещё раз — новым документом.",
          en: "It was returned. If need be, hand it in once more, as a new one.",
        },
      ),
    reason !== undefined &&
      h("div", { class: "answer" }, h("strong", {}, { ru: "Почему", en: "Why" }), h("p", { class: "words" }, reason)),
    sheets.length > 0 && h("ul", { class: "files" }, ...sheets.map((sheet) => sheetLine(sheet, open))),
    status === "handed" &&
      sure(
        { ru: "Забрать назад", en: "Take it back" },
        { ru: "Файлы удалятся. Нажмите ещё раз", en: "The files will be gone. Press again" },
        () => does("take-back-paper", { paperId }, { ru: "Документ забрали назад.", en: "You took it back." }),
      ),
  );
}

const sheetLine = ({ sheetId, name, check, gone }: Sheet, open: (sheetId: string) => Promise<void>): HTMLElement =>
  h(
    "li",
    {},
    h("span", { class: "name" }, name),
    check && h("span", { class: check === "infected" ? "wrong" : "hint" }, checkWords[check]),
    !gone && !check && button({ ru: "Открыть", en: "Open" }, "secondary", () => open(sheetId)),
  );

/** Chosen, and not all of it handed in yet. */
interface Chosen {
  ready: Ready;
  line: HTMLElement;
  state: HTMLElement;
}

const thanks: Text = {
  ru: "Документ передан. Что с ним стало, появится здесь; если у вас есть почта, придёт письмо.",
  en: "The paper has come. What becomes of it will stand here; if you have mail, a letter says so.",
};

function form(childId: string, does: Does, tell: Tell): HTMLElement {
  const kind = h(
    "select",
    { name: "kind" },
    ...Object.entries(kinds).map(([value, text]) => h("option", { value }, text)),
  );
  const words = area(`handed-${childId}`, { name: "words", rows: "2" }, 1000);
  const lines = h("ul", { class: "files", "aria-live": "polite" });
  const bar = h("progress", { max: "1", value: "0", hidden: true });
  const send = h("button", { type: "submit", class: "primary" }, { ru: "Передать", en: "Hand in" });
  let chosen: Chosen[] = [];
  /** The paper whose first sheets have come: what remains goes there, however often the network breaks. */
  let begun: string | undefined;
  const add = async (files: FileList | null) => {
    for (const file of files ?? []) {
      const ready = await prepared(file);
      if ("problem" in ready) {
        tell(ready.problem, "wrong");
        continue;
      }
      const state = h("span", { class: "hint", role: "status" });
      const line = h("li", {}, h("span", { class: "name" }, ready.name), state);
      const one: Chosen = { ready, line, state };
      line.append(
        button({ ru: "Убрать", en: "Leave out" }, "secondary", async () => {
          chosen = chosen.filter((other) => other !== one);
          line.remove();
        }),
      );
      chosen.push(one);
      lines.append(line);
      apply();
    }
  };
  const made = h(
    "form",
    { novalidate: true },
    labelled({ ru: "Что это", en: "What it is" }, kind),
    labelled({ ru: "Слово о нём, если нужно", en: "A word about it, if need be" }, words.field),
    lines,
    chooser({ ru: "Сфотографировать", en: "Take a photograph" }, { capture: "environment" }, add),
    chooser({ ru: "Выбрать файлы", en: "Choose files" }, { multiple: true }, add),
    h(
      "p",
      { class: "hint" },
      {
        ru: "Фотографии или PDF, до 20 листов. Все листы одного документа передайте вместе. Видят его координатор и вы; хранится он зашифрованным.",
        en: "Photographs or a PDF, up to 20 sheets. Hand in all sheets of one paper together. Your coordinator and you see it; it is kept encrypted.",
      },
    ),
    bar,
    send,
  );
  made.addEventListener("submit", async (event) => {
    event.preventDefault();
    const problem = words.wrong() ?? (chosen.length === 0 ? nothing : undefined);
    if (problem) return tell(problem, "wrong");
    send.disabled = true;
    bar.hidden = false;
    const all = chosen.length;
    for (const one of [...chosen]) {
      one.state.replaceChildren(say({ ru: "передаётся…", en: "on its way…" }));
      apply();
      const outcome = await sent(does, begun, { kind: kind.value, words: words.words() || undefined }, one.ready);
      if ("problem" in outcome) {
        one.state.replaceChildren(say(textOf(outcome.problem)));
        one.state.className = "wrong";
        // Somebody has decided on it meanwhile: what remains is a paper of its own.
        if (outcome.problem.code === "paper.closed") begun = undefined;
        send.replaceChildren(say({ ru: "Передать остальное", en: "Hand in the rest" }));
        break;
      }
      begun = outcome.page.paperId;
      chosen = chosen.filter((other) => other !== one);
      one.line.remove();
      bar.value = (all - chosen.length) / all;
    }
    if (chosen.length === 0) {
      begun = undefined;
      words.sent();
      send.replaceChildren(say({ ru: "Передать", en: "Hand in" }));
      tell(thanks, "said");
    }
    bar.hidden = true;
    send.disabled = false;
    apply();
  });
  return made;
}

/** The same again is the same sheet: on a bad network, or where the service asks to wait, it is tried anew before somebody has to press. */
async function sent(does: Does, begun: string | undefined, of: object, { name, content }: Ready) {
  const once = () =>
    begun === undefined
      ? does("hand-in-paper", { ...of, name, content })
      : does("add-sheet", { paperId: begun, name, content });
  let outcome = await once();
  for (let again = 1; again < 4 && "problem" in outcome && passing.has(outcome.problem.code); again++) {
    await new Promise((resolve) => setTimeout(resolve, 2000 * again));
    outcome = await once();
  }
  return outcome;
}

const passing: ReadonlySet<string> = new Set(["offline", "request.too-many", "conflict.busy"]);

const nothing: Text = {
  ru: "Сначала сфотографируйте документ или выберите файл.",
  en: "First take a photograph of the paper, or choose a file.",
};

/** As file choosers understand it: a telephone turns its own format into JPEG by that. What counts is the content. */
const accepted = "image/jpeg,image/png,application/pdf,.jpg,.jpeg,.png,.pdf";

let ids = 0;
function chooser(label: Text, more: Record<string, string | true>, add: (files: FileList | null) => Promise<void>) {
  ids += 1;
  const id = `handed-file-${ids}`;
  const accept = "capture" in more ? "image/jpeg,image/png" : accepted;
  const input = h("input", { type: "file", id, accept, class: "chooser", ...more });
  input.addEventListener("change", async () => {
    await add(input.files);
    input.value = ""; // the same file may be chosen again
  });
  return h("div", {}, input, h("label", { for: id, class: "button" }, label));
}

function labelled(label: Text, control: HTMLElement): HTMLElement {
  ids += 1;
  control.id = `handed-${ids}`;
  return h("div", { class: "field" }, h("label", { for: control.id }, label), control);
}
