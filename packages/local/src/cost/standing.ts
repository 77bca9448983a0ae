/**
 * What a stage has whatever happens, paid by the month; test/infra/standing.test.ts compares it with the stacks. An alarm that
 * adds up several measures is billed for each of them.
 */
export const standing = { alarms: 173, kmsKeys: 8 };
