import type { Mailer, Texting } from "../../src/ground/shared/index.ts";

const noTexts: Texting = { send: () => Promise.reject(new Error("Nobody here is texted")) };

/** The ways of a digest where everybody reads mail. */
export const byMail = (mailer: Mailer): { mailer: Mailer; texting: Texting } => ({ mailer, texting: noTexts });
