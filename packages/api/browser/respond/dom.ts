import { say } from "./language.ts";
import type { Text } from "./text.ts";

type Child = Node | string | Text | false | undefined;

/** An element: attributes, then children. Strings become text and never markup (CSP: trusted types). */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string | true | false | undefined> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
  for (const child of children) {
    if (child === false || child === undefined) continue;
    element.append(typeof child === "object" && "ru" in child ? say(child) : child);
  }
  return element;
}
