import { useCallback } from "react";
import { useSpeech } from "../texts/texts.tsx";

/** What people of the region have written, in the reader's language where it is there: a draft may have one alone. */
export function useTitle(): (text: { ru?: string | undefined; en?: string | undefined } | undefined) => string {
  const { language } = useSpeech();
  return useCallback((text) => text?.[language] ?? text?.ru ?? text?.en ?? "", [language]);
}
