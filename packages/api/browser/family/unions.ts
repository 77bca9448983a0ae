import { longDate } from "../respond/dates.ts";
import { h } from "../respond/dom.ts";
import { apply, say } from "../respond/language.ts";
import type { Text } from "../respond/text.ts";
import { act } from "./api.ts";
import { button, sure } from "./press.ts";
import { saying } from "./saying.ts";

// Parents who come together: what there is where the child lives. Asked for when it is opened.

interface Meeting {
  meetingId: string;
  on: string;
  time: string;
  place: string;
  topic: string;
  status: "called" | "cancelled";
  comes?: boolean;
}
interface Union {
  unionId: string;
  kind: "union" | "club";
  name: string;
  about?: string;
  organisation?: string;
  member: boolean;
  meetings: Meeting[];
}
type Does = (action: string, more: object, said?: Text) => Promise<void>;

export function unions({ childId }: { childId: string }): HTMLElement {
  const list = h("div", {});
  const { told, tell } = saying();
  const does: Does = async (action, more, said) => {
    const outcome = await act<{ unions: Union[] }>(action, { childId, ...more });
    if ("problem" in outcome) return tell({ ru: outcome.problem.detail, en: outcome.problem.detailEn }, "wrong");
    const cards = outcome.page.unions.map((one) => card(one, does));
    list.replaceChildren(...(cards.length > 0 ? [h("ul", { class: "steps" }, ...cards)] : [h("p", {}, none)]));
    apply();
    if (said) tell(said, "said");
  };
  const part = h(
    "details",
    {},
    h("summary", {}, h("strong", {}, { ru: "Родительские объединения и клубы", en: "Unions and clubs of parents" })),
    h("div", { class: "inside" }, told, list),
  );
  part.addEventListener("toggle", () => {
    if (part.open && list.childElementCount === 0) void does("unions", {});
  });
  return part;
}
const none: Text = { ru: "Здесь их пока нет.", en: "There are none here yet." };

function card({ unionId, kind, name, about, organisation, member, meetings }: Union, does: Does): HTMLElement {
  return h(
    "li",
    {},
    h("strong", {}, name),
    h("div", { class: "hint" }, kind === "club" ? { ru: "клуб", en: "a club" } : { ru: "объединение", en: "a union" }),
    about !== undefined && h("p", { class: "words" }, about),
    organisation !== undefined && h("div", { class: "hint" }, organisation),
    member && h("div", {}, { ru: "Вы участник.", en: "You are a member." }),
    ...meetings.map((one) => meeting({ unionId, member }, one, does)),
    !member && h("p", { class: "hint" }, consent),
    member
      ? sure({ ru: "Выйти", en: "Leave" }, { ru: "Точно выйти? Нажмите ещё раз", en: "Sure? Press again" }, () =>
          does("leave-union", { unionId }, { ru: "Вы вышли.", en: "You have left." }),
        )
      : button({ ru: "Вступить", en: "Join" }, "secondary", () =>
          does("join-union", { unionId, consents: true }, { ru: "Вы вступили.", en: "You have joined." }),
        ),
  );
}
const consent: Text = {
  ru: "Вступая, вы соглашаетесь получать приглашения на встречи. Кто вы, другим участникам не сообщают. Выйти можно в любой день.",
  en: "By joining you agree to be invited to meetings. Other members are not told who you are. You may leave on any day.",
};

function meeting(
  { unionId, member }: Pick<Union, "unionId" | "member">,
  { meetingId, on, time, place, topic, status, comes }: Meeting,
  does: Does,
): HTMLElement {
  const says = (what: boolean, label: Text, said: Text) =>
    comes !== what &&
    button(label, "secondary", () => does("answer-meeting", { unionId, meetingId, comes: what }, said));
  return h(
    "div",
    { class: "answer" },
    h(
      "strong",
      {},
      say((l) => `${longDate(on, l)}, ${time}`),
    ),
    h("div", {}, topic),
    h("div", { class: "hint" }, place),
    ...(status === "cancelled"
      ? [h("div", {}, { ru: "Встреча отменена.", en: "It is called off." })]
      : [
          comes !== undefined &&
            h(
              "div",
              {},
              comes ? { ru: "Вы придёте.", en: "You come." } : { ru: "Вы не придёте.", en: "You do not come." },
            ),
          member && says(true, { ru: "Приду", en: "I come" }, { ru: "Ждём вас.", en: "You are expected." }),
          member && says(false, { ru: "Не приду", en: "I do not come" }, { ru: "Записали.", en: "It is noted." }),
        ]),
  );
}
