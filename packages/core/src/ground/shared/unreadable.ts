import type { Text } from "./text.ts";

/** A file that is not read on, and why; whoever asked for it knows the field to name. */
export class Unreadable extends Error {
  override name = "Unreadable";
  readonly text: Text;

  constructor(ru: string, en: string) {
    super(en);
    this.text = { ru, en };
  }
}
