/** Something that a person must see to before the local cloud can run: said in both languages, with what to do. */
export class StartError extends Error {
  override readonly name = "StartError";
  readonly text: { ru: string; en: string };

  constructor(text: { ru: string; en: string }, options?: ErrorOptions) {
    super(`${text.ru}\n${text.en}`, options);
    this.text = text;
  }
}
