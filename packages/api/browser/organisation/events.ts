import { longDate } from "../respond/dates.ts";
import { h } from "../respond/dom.ts";
import { say } from "../respond/language.ts";
import type { Text } from "../respond/text.ts";
import { afterwards, announcing, callingOff, moving, nameOf } from "./announcing.ts";
import { filesOf, type Shown } from "./files.ts";
import type { Person } from "./internship.types.ts";
import { scanning } from "./scan.ts";
import { choice, field, heading, saveButton, section, textIn } from "./section.ts";
import type { Tab } from "./tabs.ts";

// What the organisation holds: announced, called off, who comes, marks at the door, and events of others for its specialists.

interface Occasion {
  occasionId: string;
  title: string;
  organisation: string;
  municipality: string;
  status: "announced" | "closed" | "cancelled";
  times: { from: string; until: string }[];
  place?: string;
  free?: number;
  hours?: number;
  open: boolean;
  version: number;
}
interface SignUp {
  signUpId: string;
  code: string;
  who: "specialist" | "family" | "child";
  status: "unconfirmed" | "coming" | "waiting" | "offered" | "cancelled" | "lapsed" | "attended" | "absent";
  name?: string;
  organisation?: string;
  unreached?: boolean;
}
/** As `POST /v1/respond/events` gives it. */
interface Page {
  agency: string;
  own: Occasion[];
  ahead: Occasion[];
  courses: { courseId: string; title: string }[];
  specialists: Person[];
  of?: string;
  signUps?: SignUp[];
  files?: Shown[];
  next?: string;
}
type Send = (body: object) => Promise<void>;
const path = "/v1/respond/events";

export const events: Tab = {
  key: "events",
  title: { ru: "Мероприятия", en: "Events" },
  open: (place) => section<Page>(place, path, { action: "view" }, { content, nameOf }),
};

function content(page: Page, send: Send): HTMLElement[] {
  const { agency, own, ahead, courses, specialists, of, signUps, files, next } = page;
  return [
    heading(
      agency,
      { ru: "Мероприятия", en: "Events" },
      {
        ru: "Отметьте пришедших по коду или по списку, потом закройте мероприятие: с этого оно считается в отчётах.",
        en: "Mark who came by code or by the list, then close the event: from then on it counts in reports.",
      },
    ),
    announcing(send, courses),
    ...own.map((one) => card(one, send, one.occasionId === of ? { signUps, files, next } : {})),
    ...(ahead.length > 0 ? [h("h2", {}, { ru: "Для ваших специалистов", en: "For your specialists" })] : []),
    ...ahead.map((one) => other(one, specialists, send)),
  ];
}

const when = ({ times }: Occasion): HTMLElement[] =>
  times.map(({ from, until }) =>
    h(
      "p",
      { class: "aside" },
      say((l) => `${longDate(from.slice(0, 10), l)}, ${from.slice(11)} – ${until.slice(11)}`),
    ),
  );

function card(
  one: Occasion,
  send: Send,
  { signUps, files, next }: Pick<Page, "signUps" | "files" | "next">,
): HTMLElement {
  const { occasionId, title, status, place, hours, open } = one;
  const press = (label: Text, body: object) => {
    const button = h("button", { type: "button", class: "secondary" }, label);
    button.addEventListener("click", () => void send({ occasionId, ...body }));
    return button;
  };
  const byCode = h(
    "form",
    { class: "lines" },
    field(
      { ru: "Код на билете", en: "The ticket's code" },
      h("input", { name: "code", maxlength: "20", required: true, autocomplete: "off" }),
    ),
  );
  const mark = (code: string | undefined) => send({ action: "mark", occasionId, marks: [{ code, present: true }] });
  byCode.append(saveButton(byCode, () => mark(textIn(byCode, "code"))));
  return h(
    "section",
    { class: "card" },
    h("h2", {}, title),
    ...when(one),
    place !== undefined && h("p", { class: "aside" }, place),
    status === "closed" && h("p", {}, { ru: "Проведено.", en: "It was held." }),
    open &&
      h("p", {}, h("a", { href: `/events/${occasionId}` }, { ru: "Страница для всех", en: "The page for everybody" })),
    byCode,
    scanning((code) => void mark(code.slice(0, 20))),
    ...(signUps ?? []).map((who) => line(who, press)),
    press({ ru: "Кто записан", en: "Who comes" }, { action: "sign-ups" }),
    next !== undefined && press({ ru: "Показать ещё", en: "Show more" }, { action: "sign-ups", from: next }),
    files ? filesOf(files, guests, { occasionId }, send) : press({ ru: "Файлы", en: "Files" }, { action: "files" }),
    status === "announced" && press({ ru: "Мероприятие проведено", en: "It was held" }, { action: "close" }),
    status === "closed" &&
      hours !== undefined &&
      press({ ru: "Выдать сертификаты", en: "Give certificates" }, { action: "certify" }),
    status === "announced" && moving(one, send),
    afterwards(one, send),
    status === "announced" && callingOff(occasionId, send),
  );
}

const guests: Text = { ru: "кто записан или был", en: "whoever has or had a place" };

const whose: Record<SignUp["who"], Text> = {
  specialist: { ru: "специалист", en: "a specialist" },
  family: { ru: "семья", en: "a family" },
  child: { ru: "ребёнок", en: "a child" },
};

/** Of whoever does not simply come; the others are not told of. */
const standings: Partial<Record<SignUp["status"], Text>> = {
  unconfirmed: { ru: "не подтвердили запись", en: "not confirmed" },
  waiting: { ru: "в листе ожидания", en: "on the waiting list" },
  offered: { ru: "держим место, ответа пока нет", en: "a place is kept, no answer yet" },
  cancelled: { ru: "отказались", en: "do not come" },
  lapsed: { ru: "запись не состоялась", en: "lapsed" },
  absent: { ru: "не были", en: "was not there" },
};

function line(one: SignUp, press: (label: Text, body: object) => HTMLElement): HTMLElement {
  const { signUpId, code, who, status, name, organisation, unreached } = one;
  const isHere = status === "attended";
  const standing = standings[status];
  // Whose name is gone there is nobody to mark.
  const isGone = name === undefined && (status === "cancelled" || status === "lapsed");
  const mark = (present: boolean) => ({ action: "mark", marks: [{ signUpId, present }] });
  return h(
    "p",
    {},
    h("strong", {}, name ?? code),
    " ",
    organisation ?? say((l) => whose[who][l]),
    " ",
    standing && h("span", { class: "aside" }, standing, " "),
    unreached && h("span", { class: "aside late" }, { ru: "письма не доходят ", en: "letters come back " }),
    isHere
      ? press({ ru: "Здесь. Отменить отметку", en: "Here. Take it back" }, mark(false))
      : !isGone && press({ ru: "Отметить", en: "Mark" }, mark(true)),
  );
}

function other(one: Occasion, people: readonly Person[], send: Send): HTMLElement {
  const { occasionId, title, organisation, municipality, free } = one;
  const input = (of: string, required: boolean) => h("input", { name: of, maxlength: "200", required });
  const [name, post] = [input("name", true), input("post", false)];
  const listed = people.map((who) => {
    const words = `${who.name ?? "—"}, ${who.post}`;
    return { key: who.specialistId, title: { ru: words, en: words } };
  });
  const who = choice("specialistId", [{ key: "", title: { ru: "кого нет в списке", en: "somebody else" } }, ...listed]);
  // Of the list: so that the certificate stands there, too.
  who.addEventListener("change", () => {
    const chosen = people.find(({ specialistId }) => specialistId === who.value);
    name.value = chosen?.name ?? "";
    post.value = chosen?.post ?? "";
  });
  const form = h(
    "form",
    { class: "lines" },
    people.length > 0 && field({ ru: "Ваш специалист", en: "Your specialist" }, who),
    field({ ru: "Имя и фамилия", en: "Name" }, name),
    field({ ru: "Должность", en: "Post" }, post),
    field({ ru: "Почта", en: "E-mail" }, h("input", { name: "email", type: "email", maxlength: "254" })),
  );
  form.append(
    saveButton(form, () => {
      const person = {
        who: "specialist",
        specialistId: textIn(form, "specialistId"),
        name: textIn(form, "name"),
        post: textIn(form, "post"),
        email: textIn(form, "email"),
        municipality,
      };
      return send({ action: "sign-up", occasionId, person });
    }),
  );
  return h(
    "section",
    { class: "card" },
    h("h2", {}, title),
    h("p", { class: "aside" }, organisation),
    ...when(one),
    free === 0 && h("p", {}, { ru: "Мест нет: запишем в очередь.", en: "It is full: they would wait." }),
    form,
  );
}
