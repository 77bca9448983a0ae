import { h } from "../respond/dom.ts";
import { named } from "../respond/language.ts";
import type { Text } from "../respond/text.ts";

/** A part of an organisation's page. */
export interface Tab {
  key: string;
  title: Text;
  /** Fills the place that it is given. @returns whether the link opens it */
  open(place: HTMLElement): Promise<boolean>;
}

/** The parts of the page by name, the chosen one marked. Buttons, so that the link's token stays behind the #. */
export function navigation(
  tabs: readonly Tab[],
  place: HTMLElement,
): { bar: HTMLElement; open: (tab: Tab) => Promise<boolean> } {
  const buttons = new Map(tabs.map((tab) => [tab, h("button", { type: "button", class: "tab" }, tab.title)]));
  const open = (tab: Tab): Promise<boolean> => {
    for (const [one, button] of buttons) {
      if (one === tab) button.setAttribute("aria-current", "page");
      else button.removeAttribute("aria-current");
    }
    // A room of its own: what another part still waits for comes too late to be seen.
    const room = h("div", { class: "part" });
    place.replaceChildren(room);
    return tab.open(room);
  };
  for (const [tab, button] of buttons) button.addEventListener("click", () => void open(tab));
  const bar = named(h("nav", { class: "tabs" }, ...buttons.values()), { ru: "Разделы", en: "Sections" });
  return { bar, open };
}
