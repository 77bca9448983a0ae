/** The partition of a subject, from its id alone: `child_01J…` of tenant `kuzbass` → `T#kuzbass#CHILD#child_01J…`. */
export const partitionOf = (tenant: string, subject: string): string =>
  `T#${tenant}#${subject.slice(0, Math.max(0, subject.indexOf("_"))).toUpperCase()}#${subject}`;
