/**
 * What a stage has whatever happens, paid by the month; test/infra/standing.test.ts compares it with the stacks. An alarm that
 * adds up several measures is billed for each of them.
 */
export const standing = {
  alarms: 181,
  "kms-keys": 9,
  "firewall-lists": 2,
  "firewall-rules": 8,
  // A file of seals and one of the trail each five minutes, in two regions the latter.
  "bucket-puts": 3 * 8_760,
};
