/** Answers to choose from, each with what it counts. */
export const choices = (...given: (readonly [points: number, code: string, ru: string, en: string])[]) =>
  given.map(([points, code, ru, en]) => ({ code, text: { ru, en }, points }));
