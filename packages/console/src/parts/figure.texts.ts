import { texts } from "../texts/texts.tsx";

export const figureTexts = texts(
  {
    percent: "{value, number} %",
    days: "{value, number} дн.",
  },
  {
    percent: "{value, number}%",
    days: "{value, number} days",
  },
);
