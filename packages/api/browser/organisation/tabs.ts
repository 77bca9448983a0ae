import { h } from "../respond/dom.ts";
import type { Text } from "../respond/text.ts";

/** A part of an organisation's page. */
export interface Tab {
  key: string;
  title: Text;
  /** Fills the place that it is given, and again when it is chosen once more. */
  open(place: HTMLElement): Promise<void>;
}

/** The parts of the page by name, the chosen one marked. Buttons, so that the link's token stays behind the #. */
export function navigation(tabs: readonly Tab[], place: HTMLElement, ...beside: HTMLElement[]): HTMLElement {
  const buttons = tabs.map(({ title, open }) => {
    const button = h("button", { type: "button", class: "tab" }, title);
    button.addEventListener("click", () => {
      mark(button);
      void open(place);
    });
    return button;
  });
  const mark = (chosen: HTMLElement) => {
    for (const button of buttons) {
      if (button === chosen) button.setAttribute("aria-current", "page");
      else button.removeAttribute("aria-current");
    }
  };
  mark(buttons[0]!);
  return h("nav", { class: "tabs", "aria-label": "Разделы / Sections" }, ...buttons, ...beside);
}
