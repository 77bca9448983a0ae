/** The name by which state machines know {@link GenerationSuperseded}. */
export const superseded = "GenerationSuperseded";

/**
 * An execution of an older generation came with a question: the record has moved on. The state machines catch this name and
 * end; it is not a refusal, because nobody asked for anything.
 */
export class GenerationSuperseded extends Error {
  override readonly name = superseded;
  /** @param live none where the record is gone */
  constructor(id: string, asked: number, live?: number) {
    super(`${id}: generation ${asked} is superseded by ${live ?? "nothing: it is gone"}`);
  }
}
