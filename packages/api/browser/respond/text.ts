// No DOM here: view.ts and dates.ts are also read by the server's side.

/** A text of the page, Russian first. */
export interface Text {
  ru: string;
  en: string;
}
export type Language = keyof Text;
