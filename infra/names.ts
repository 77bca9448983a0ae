/** `open-stage` as resources are called in sst: `OpenStage`. */
export const pascal = (name: string): string =>
  name.replaceAll(/(?:^|[-_])([a-z0-9])/g, (_, first: string) => first.toUpperCase());

/** `EnvelopeKey` as names in AWS are written: `envelope-key`. */
export const kebab = (name: string): string => name.replaceAll(/(?!^)([A-Z])/g, "-$1").toLowerCase();

/** The name in AWS, the same at every deploy, so that the runbook can say it: `marshrut-production-relay`. */
export const physical = (name: string): string => `${$app.name}-${$app.stage}-${name}`;
