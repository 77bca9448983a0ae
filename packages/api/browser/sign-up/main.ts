import { offline, type Problem } from "../respond/api.ts";
import { localIn, longDate, longTime } from "../respond/dates.ts";
import { h } from "../respond/dom.ts";
import { apply, entitle, say } from "../respond/language.ts";
import { post, tokenOfAddress } from "../respond/post.ts";
import { languageSwitch } from "../respond/switch.ts";
import type { Text } from "../respond/text.ts";
import { ticket } from "../respond/ticket.ts";

// A sign-up for an event behind the link of its letter: confirm it, take a place that is free, show the code at the door, give it up.

const main = document.getElementById("main")!;

interface Page {
  status: "unconfirmed" | "coming" | "waiting" | "offered" | "cancelled" | "lapsed" | "attended" | "absent";
  code: string;
  /** Instant: until when a place is kept. */
  until?: string;
  online?: string;
  event: {
    title: string;
    organisation: string;
    times: { from: string; until: string }[];
    zone: string;
    place?: string;
    reason?: string;
    files?: { materialId: string; name: string }[];
  };
  certificate?: string;
  paper?: string;
  file?: { name: string; type: string; content: string };
}
type Action = "view" | "accept" | "cancel" | "forget" | "certificate";

const ask = (action: Action) =>
  post<Page, Problem>("/v1/sign-ups/respond", { token: tokenOfAddress(), action }, offline);

async function act(action: Action): Promise<void> {
  main.setAttribute("aria-busy", "true");
  const outcome = await ask(action);
  main.setAttribute("aria-busy", "false");
  if ("problem" in outcome) closed(outcome.problem);
  else show(card(outcome.page));
}

/** The paper is made when it is asked for. */
async function getPaper(): Promise<void> {
  main.setAttribute("aria-busy", "true");
  const outcome = await ask("certificate");
  main.setAttribute("aria-busy", "false");
  if ("problem" in outcome) return closed(outcome.problem);
  const { paper, certificate } = outcome.page;
  if (paper !== undefined) save(`certificate-${certificate}.pdf`, paper);
}

/** A file that whoever has or had a place may have. */
async function getFile(materialId: string): Promise<void> {
  main.setAttribute("aria-busy", "true");
  const token = tokenOfAddress();
  const outcome = await post<Page, Problem>("/v1/sign-ups/respond", { token, action: "file", materialId }, offline);
  main.setAttribute("aria-busy", "false");
  if ("problem" in outcome) return closed(outcome.problem);
  const { file } = outcome.page;
  if (file) save(file.name, file.content, file.type);
}

function save(name: string, base64: string, type = "application/pdf"): void {
  const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  const url = URL.createObjectURL(new Blob([bytes], { type }));
  const link = h("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  // A browser reads it after the click.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

const states: Record<Page["status"], Text> = {
  unconfirmed: { ru: "Подтвердите запись", en: "Please confirm your sign-up" },
  coming: { ru: "Вы записаны", en: "You are signed up" },
  waiting: { ru: "Вы в листе ожидания", en: "You are on the waiting list" },
  offered: { ru: "Для вас есть место", en: "There is a place for you" },
  cancelled: { ru: "Запись снята", en: "Your sign-up is taken back" },
  lapsed: { ru: "Запись не состоялась", en: "Your sign-up has lapsed" },
  attended: { ru: "Вы были на мероприятии", en: "You were there" },
  absent: { ru: "Мероприятие прошло", en: "The event is over" },
};

function card({ status, code, until, online, event, certificate }: Page): HTMLElement {
  const accepts = status === "unconfirmed" || status === "offered";
  const isOpen = accepts || status === "coming" || status === "waiting";
  const isOver = status === "attended" || status === "absent";
  return h(
    "article",
    { class: "card" },
    h("h1", { tabindex: "-1", id: "title" }, states[status]),
    h("p", {}, h("strong", {}, event.title)),
    h("p", { class: "aside" }, event.organisation),
    ...event.times.map(({ from, until }) =>
      h(
        "p",
        {},
        say((l) => `${longDate(from.slice(0, 10), l)}, ${from.slice(11)} – ${until.slice(11)}`),
      ),
    ),
    event.place !== undefined && h("p", {}, event.place),
    online !== undefined && h("p", {}, h("a", { href: online, rel: "noreferrer" }, { ru: "Подключиться", en: "Join" })),
    event.reason !== undefined && h("p", {}, event.reason),
    status === "coming" &&
      h(
        "p",
        {},
        { ru: "Код записи — покажите или назовите его на входе:", en: "Your code, to be shown or said at the door:" },
      ),
    status === "coming" && h("p", {}, h("strong", { class: "code" }, code)),
    status === "coming" && ticket(code),
    status === "waiting" &&
      h(
        "p",
        {},
        {
          ru: "Свободных мест пока нет. Место освободится — придёт письмо, и в нём будет, до какого часа ответить.",
          en: "There is no free place yet. When there is one a letter comes, which says until when to answer.",
        },
      ),
    status === "offered" &&
      until !== undefined &&
      h(
        "p",
        {},
        h(
          "strong",
          {},
          say(
            (l) => `${l === "ru" ? "Место держат до" : "It is kept until"} ${longTime(localIn(until, event.zone), l)}`,
          ),
        ),
      ),
    accepts &&
      button(
        status === "offered" ? { ru: "Занять место", en: "Take the place" } : { ru: "Подтвердить", en: "Confirm" },
        "primary",
        "accept",
      ),
    isOpen && button({ ru: "Не приду", en: "I do not come" }, "secondary", "cancel"),
    ...(event.files ?? []).map(({ materialId, name }) =>
      pressed({ ru: `Скачать: ${name}`, en: `Get: ${name}` }, "secondary", () => void getFile(materialId)),
    ),
    certificate !== undefined &&
      h("p", {}, { ru: `Сертификат № ${certificate}`, en: `Certificate no. ${certificate}` }),
    certificate !== undefined &&
      pressed({ ru: "Скачать сертификат", en: "Get the certificate" }, "primary", () => void getPaper()),
    isOver && button({ ru: "Удалить моё имя", en: "Remove my name" }, "secondary", "forget"),
  );
}

const button = (label: Text, kind: string, action: Action): HTMLElement => pressed(label, kind, () => void act(action));

function pressed(label: Text, kind: string, does: () => void): HTMLElement {
  const element = h("button", { type: "button", class: kind }, label);
  element.addEventListener("click", does);
  return element;
}

/** The link does not open, or there is no connection. */
function closed(problem: Problem): void {
  const element = h(
    "article",
    { class: "card" },
    h("h1", { tabindex: "-1", id: "title" }, { ru: "Запись не открылась", en: "The sign-up did not open" }),
    h("p", { role: "alert" }, { ru: problem.detail, en: problem.detailEn }),
  );
  if (!problem.code.startsWith("link.")) element.append(button({ ru: "Ещё раз", en: "Again" }, "primary", "view"));
  show(element);
}

function show(content: HTMLElement): void {
  main.replaceChildren(content);
  apply();
  const title = document.getElementById("title")!;
  entitle(title);
  title.focus();
}

languageSwitch();
addEventListener("hashchange", () => void act("view"));
void act("view");
