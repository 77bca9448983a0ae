import { h } from "../respond/dom.ts";
import { apply, say } from "../respond/language.ts";
import type { Text } from "../respond/text.ts";

/** Where a part of the page answers what was pressed in it; the focus goes there, so that a reader of screens hears it. */
export function saying() {
  const told = h("p", { role: "status", tabindex: "-1", hidden: true });
  const tell = (text: Text, kind: string) => {
    told.className = kind;
    told.hidden = false;
    told.replaceChildren(say(text));
    apply();
    told.focus();
  };
  return { told, tell };
}
