import type { Problem } from "./api.ts";
import { checkWords } from "./checks.ts";
import { h } from "./dom.ts";
import { folded } from "./forms.ts";
import { apply, say } from "./language.ts";
import type { Text } from "./text.ts";
import { largest, type Sent, sentBefore, takeBack, upload } from "./upload.ts";

/** As file choosers understand it; what counts is the content, which the service looks at. */
const accepted = ".pdf,.jpg,.jpeg,.png,.docx,application/pdf,image/jpeg,image/png";

let underWay = 0;
/** A file is still on its way: an answer now would use its link up. */
export const isUploading = (): boolean => underWay > 0;

/** Files beside the answer: chosen, sent at once, listed. They do not use the link up. */
export function attachments(token: string): HTMLElement {
  const list = h("ul", { class: "files", "aria-live": "polite" });
  const id = "files-chosen";
  const chooser = h("input", { type: "file", id, accept: accepted, multiple: true, class: "chooser" });
  let queue = Promise.resolve();
  const add = (file: File) => {
    const row = pending(token, file, list);
    underWay++;
    queue = queue
      .then(() => send(token, file, row, () => add(file)))
      .catch(() => row.fail(unreadable)) // the file was moved or its card taken out meanwhile
      .finally(() => {
        underWay--;
        if (underWay === 0) for (const told of document.querySelectorAll<HTMLElement>(".general")) told.hidden = true;
      });
  };
  chooser.addEventListener("change", () => {
    for (const file of chooser.files ?? []) add(file);
    chooser.value = ""; // the same file may be chosen again
  });
  void sentBefore(token).then((items) => {
    list.prepend(...items.map((one) => h("li", { "data-id": one.attachmentId }, ...done(token, one))));
    apply();
  });
  const element = folded(
    { ru: "Приложить файл", en: "Attach a file" },
    { ru: "Заключение, справка, фото документа", en: "A conclusion, a certificate, a photo of a paper" },
    h(
      "div",
      { class: "attach" },
      list,
      chooser,
      h("label", { for: id, class: "button" }, { ru: "Выбрать файл", en: "Choose a file" }),
      h(
        "p",
        { class: "hint" },
        {
          ru: "PDF, JPEG, PNG или DOCX, до 10 МБ. Файл уходит сразу и хранится зашифрованным. Приложите всё нужное до ответа.",
          en: "PDF, JPEG, PNG or DOCX, up to 10 MB. It leaves at once and is kept encrypted. Attach all before you answer.",
        },
      ),
    ),
  );
  element.removeAttribute("name"); // it stays open beside the answer that is being written
  return element;
}

interface Row {
  progress(share: number): void;
  succeed(sent: Sent): void;
  fail(why: Text, again?: () => void): void;
}

async function send(token: string, file: File, row: Row, again: () => void): Promise<void> {
  const fault = file.size > largest ? tooLarge : file.size === 0 ? empty : undefined;
  if (fault) return row.fail(fault);
  const outcome = await upload(token, file, row.progress);
  if ("problem" in outcome) row.fail(textOf(outcome.problem), isPassing(outcome.problem) ? again : undefined);
  else row.succeed(outcome);
}

/** One that would go through another time. */
const isPassing = ({ status }: Problem) => status === 0 || status === 429 || status >= 500;
const textOf = ({ detail, detailEn }: Problem): Text => ({ ru: detail, en: detailEn });

/** The line of a file that is on its way. */
function pending(token: string, file: File, list: HTMLElement): Row {
  const bar = h("progress", { max: "1", value: "0", "aria-label": file.name });
  const line = h("li", {}, h("span", { class: "name" }, file.name), bar);
  list.append(line);
  const show = (...children: HTMLElement[]) => {
    line.replaceChildren(...children);
    apply();
  };
  return {
    progress: (share) => {
      bar.value = share;
    },
    succeed: (sent) => {
      // The same file again is the same attachment: one line of it is enough.
      for (const other of list.querySelectorAll<HTMLElement>("li"))
        if (other.dataset.id === sent.attachmentId) other.remove();
      line.dataset.id = sent.attachmentId;
      show(...done(token, sent));
    },
    fail: (why, again) => {
      const retry = h("button", { type: "button", class: "secondary" }, { ru: "Ещё раз", en: "Try again" });
      retry.addEventListener("click", () => {
        line.remove();
        again?.();
      });
      line.setAttribute("role", "alert");
      const name = h("span", { class: "name" }, file.name);
      show(name, h("span", { class: "wrong" }, why), ...(again ? [retry] : []));
    },
  };
}

const done = (token: string, sent: Sent): HTMLElement[] =>
  sent.check === "infected"
    ? [h("span", { class: "name" }, sent.name), h("span", { class: "wrong" }, checkWords.infected)]
    : taken(token, sent);

const taken = (token: string, sent: Sent): HTMLElement[] => [
  h("span", { class: "name" }, sent.name),
  h(
    "span",
    { class: "sent" },
    say((l) => `${l === "ru" ? "отправлен" : "sent"}, ${inWords(sent.size, l === "ru")}`),
  ),
  ...(sent.check ? [h("span", { class: "hint" }, checkWords[sent.check])] : []),
  removal(token, sent),
];

/** Takes a wrong file back: at a second press, since it is gone for good. */
function removal(token: string, { attachmentId, name }: Sent): HTMLElement {
  const button = h("button", { type: "button", class: "secondary" }, { ru: "Удалить", en: "Remove" });
  let isSure = false;
  button.addEventListener("click", () => {
    if (!isSure) {
      isSure = true;
      button.replaceChildren(h("span", {}, { ru: "Удалить насовсем?", en: "Remove for good?" }));
      return apply();
    }
    button.disabled = true;
    void takeBack(token, attachmentId, "Приложен по ошибке.").then((problem) => {
      const why: Text = problem ? textOf(problem) : { ru: "удалён", en: "removed" };
      const line = button.closest("li");
      button.replaceWith(h("span", { class: problem ? "wrong" : "sent", role: "status" }, why));
      if (!problem) line?.replaceChildren(h("span", { class: "name" }, name), h("span", { class: "sent" }, why));
      apply();
    });
  });
  return button;
}

function inWords(size: number, ru: boolean): string {
  const [n, unit] = size < 2 ** 20 ? [Math.ceil(size / 1024), ru ? "КБ" : "kB"] : [size / 2 ** 20, ru ? "МБ" : "MB"];
  return `${new Intl.NumberFormat(ru ? "ru" : "en", { maximumFractionDigits: 1 }).format(n)}\u00a0${unit}`;
}

const tooLarge: Text = {
  ru: "Файл больше 10 МБ. Уменьшите его или разделите на части.",
  en: "The file is larger than 10 MB. Make it smaller or split it.",
};
const empty: Text = { ru: "Файл пуст.", en: "The file is empty." };
const unreadable: Text = {
  ru: "Файл не читается. Выберите его ещё раз.",
  en: "The file cannot be read. Choose it again.",
};
