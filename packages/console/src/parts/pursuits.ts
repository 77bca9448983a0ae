import { pursuits } from "../texts/pursuits.texts.ts";
import { useTexts } from "../texts/texts.tsx";

/** Codes of programmes, services and events as people say them. */
export const usePursuits = () => useTexts(pursuits);
