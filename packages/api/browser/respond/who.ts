import type { Who } from "./api.ts";
import { h } from "./dom.ts";
import { areFilled } from "./fields.ts";
import type { Text } from "./text.ts";

/** For the next answer in this tab alone: a shared computer forgets it when the tab is closed, and no server is told. */
const place = "marshrut.who";

function kept(): Partial<Who> {
  try {
    return JSON.parse(sessionStorage.getItem(place) ?? "{}") as Partial<Who>;
  } catch {
    return {}; // a browser that keeps nothing, or something that is not ours
  }
}

function keep(who: Who): void {
  try {
    sessionStorage.setItem(place, JSON.stringify(who));
  } catch {
    // Then it is typed again.
  }
}

const fields: { name: keyof Who; label: Text; autocomplete: string; most: string }[] = [
  { name: "name", label: { ru: "Фамилия, имя, отчество", en: "Name" }, autocomplete: "name", most: "100" },
  { name: "post", label: { ru: "Должность", en: "Post" }, autocomplete: "organization-title", most: "100" },
  { name: "phone", label: { ru: "Телефон", en: "Telephone" }, autocomplete: "tel", most: "60" },
];

/** Asked once for all forms of the page. */
export function whoAnswers(): HTMLElement {
  const before = kept();
  const input = ({ name, label, autocomplete, most }: (typeof fields)[number]) => {
    const id = `who-${name}`;
    const isOptional = name === "phone";
    return h(
      "div",
      { class: "field" },
      h(
        "label",
        { for: id },
        label,
        isOptional && h("span", { class: "aside" }, { ru: "необязательно", en: "optional" }),
      ),
      h("input", {
        id,
        name: `by/${name}`,
        type: name === "phone" ? "tel" : "text",
        autocomplete,
        maxlength: most,
        required: !isOptional,
        value: before[name],
        "aria-describedby": `${id}-wrong`,
      }),
      h("p", { class: "wrong", id: `${id}-wrong`, role: "alert", hidden: true }),
    );
  };
  const group = h(
    "fieldset",
    { class: "who" },
    h("legend", {}, { ru: "Кто отвечает", en: "Who answers" }),
    h(
      "p",
      { class: "hint" },
      {
        ru: "Увидят координатор и сотрудники вашей организации.",
        en: "The coordinator and your own organisation will see it.",
      },
    ),
    ...fields.map(input),
  );
  group.addEventListener("input", (event) => {
    const area = event.target as HTMLInputElement;
    area.removeAttribute("aria-invalid");
    document.getElementById(`${area.id}-wrong`)!.hidden = true;
  });
  return group;
}

/** Who answers, as it stands in the fields; marks what is missing and goes there. */
export function readWho(): Who | undefined {
  const area = (name: keyof Who) => document.getElementById(`who-${name}`) as HTMLInputElement;
  if (!areFilled((["name", "post"] as const).map(area))) return undefined;
  const [name, post, phone] = (["name", "post", "phone"] as const).map((one) => area(one).value.trim());
  const who = { name: name!, post: post!, phone: phone || undefined };
  keep(who);
  return who;
}
