const levels = ["info", "warn", "error"] as const;
export type Level = (typeof levels)[number];

/** Whether a line of this level is wanted: LOG_LEVEL is the least that is; without it, or with another word, everything. */
export const isLogged = (level: Level, least: string | undefined = process.env.LOG_LEVEL): boolean =>
  levels.indexOf(level) >= levels.indexOf(least as Level);
