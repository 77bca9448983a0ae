import { Refusal } from "../shared/refusal.ts";

/** One answer for every token that is not ours, whatever is wrong with it (FAULTS B7). */
export const invalid = () =>
  new Refusal("link.invalid", {
    ru: "Ссылка не распознана. Проверьте, что скопировали её целиком.",
    en: "The link is not recognised. Check that you copied all of it.",
  });

export type DeadLinkState = "used" | "revoked" | "expired";

const texts = {
  used: { ru: "По этой ссылке уже ответили.", en: "This link has been used already." },
  revoked: { ru: "Ссылка отозвана: её заменила новая.", en: "This link was revoked: a newer one replaced it." },
  expired: { ru: "Срок действия ссылки истёк.", en: "This link has expired." },
} as const;

/** A link of ours that no longer works, and why. */
export const dead = (state: DeadLinkState) => new Refusal(`link.${state}`, texts[state]);
export const expired = () => dead("expired");
export const revoked = () => dead("revoked");
