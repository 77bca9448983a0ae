/** Whether it may take long: `npm run soak`. */
export const soaking = process.env.SOAK === "1";

/**
 * How long a test is waited for, milliseconds. A soak waits for events and for virtual time, and how long that takes is the machine's: it is
 * given up after hours, when something hangs, and not because others keep the machine busy.
 */
export const patience = (ordinary: number): number => (soaking ? 4 * 3_600_000 : ordinary);
