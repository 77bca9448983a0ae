// Imports nothing: the page of a link names these too.

/**
 * ИПРА (order 545н), conclusion of the ПМПК (order 763), programme of early help (decree 1099), referral of a medical board
 * to the МСЭ (form 088/у): DOMAIN.md, instruments.
 */
export const instrumentKinds = ["ipra", "pmpk", "iprp", "vk"] as const;
export type InstrumentKind = (typeof instrumentKinds)[number];

/** Blocks of the ИПРА's execution report (DOMAIN.md [P]). */
export const blocks = ["health", "education", "employment", "social", "sport", "assistive-devices"] as const;
export type Block = (typeof blocks)[number];
