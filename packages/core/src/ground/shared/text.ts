/** A text for people: Russian first, English beside it. */
export interface Text {
  ru: string;
  en: string;
}
