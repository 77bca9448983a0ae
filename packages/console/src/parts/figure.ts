import { useFormat } from "../texts/format.ts";
import { useTexts } from "../texts/texts.tsx";
import { figureTexts } from "./figure.texts.ts";

/** A figure as its kind is read: a number, per cent, days; of yes and no, how many said yes. */
export function useFigure(): (type: string, value: number) => string {
  const say = useTexts(figureTexts);
  const { number } = useFormat();
  return (type, value) =>
    type === "percent" ? say("percent", { value }) : type === "days" ? say("days", { value }) : number(value);
}
