import type { Mail, Mailer } from "@marshrut/core/shared";

/** Counts of letters by the words of their subjects before anything that differs from letter to letter. */
export interface Letters {
  mailer: Mailer;
  /** Handed over since the region began. */
  sent: number;
}

/** Takes every letter and keeps none: how many went out is what the records are compared with. */
export function letters(before: number, heard: (mail: Mail) => void = () => {}): Letters {
  const counted: Letters = {
    sent: before,
    mailer: {
      async send(mail) {
        counted.sent++;
        heard(mail);
        return { providerId: `simulated-${counted.sent}` };
      },
    },
  };
  return counted;
}
