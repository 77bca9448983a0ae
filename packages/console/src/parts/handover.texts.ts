import { texts } from "../texts/texts.tsx";

export const handoverSideTexts = texts(
  { representative: "законный представитель", "not.chosen": "ещё не выбрано", nobody: "без замены" },
  { representative: "a legal representative", "not.chosen": "not chosen yet", nobody: "nobody instead" },
);
