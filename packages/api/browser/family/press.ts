import { h } from "../respond/dom.ts";
import { say } from "../respond/language.ts";
import type { Text } from "../respond/text.ts";

/** A button that cannot be pressed again until what it does is done. */
export function button(
  label: Text | Node,
  kind: "primary" | "secondary" | "secondary time",
  press: () => Promise<unknown>,
): HTMLElement {
  const one = h("button", { type: "button", class: kind }, label);
  one.addEventListener("click", () => void busy(one, press));
  return one;
}

/** Pressed once it asks; pressed again it is done: a phone in a pocket does nothing. */
export function sure(label: Text, question: Text, press: () => Promise<unknown>): HTMLElement {
  const one = h("button", { type: "button", class: "secondary" }, label);
  one.addEventListener("click", () => {
    if (one.dataset.sure) return void busy(one, press);
    one.dataset.sure = "yes";
    one.replaceChildren(say(question));
  });
  return one;
}

async function busy(one: HTMLButtonElement, press: () => Promise<unknown>): Promise<void> {
  one.disabled = true;
  await press();
  one.disabled = false;
}
