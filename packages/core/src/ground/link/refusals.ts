import { Refusal } from "../shared/refusal.ts";

/** One answer for every token that is not ours, whatever is wrong with it (FAULTS B7). */
export const invalid = () =>
  new Refusal("link.invalid", {
    ru: "Ссылка не распознана. Проверьте, что скопировали её целиком.",
    en: "The link is not recognised. Check that you copied all of it.",
  });

/** Somebody has answered by it: who and when is told to the organisation that it was sent to. */
export const used = () =>
  new Refusal("link.used", { ru: "По этой ссылке уже ответили.", en: "This link has been used already." });

/**
 * A link of ours that works no more. Why is nobody's business who holds it: its term, a newer one, another organisation, consent
 * withdrawn and a leaked key all sound alike.
 */
export const dead = () =>
  new Refusal("link.dead", { ru: "Ссылка больше не действует.", en: "This link does not work any more." });
