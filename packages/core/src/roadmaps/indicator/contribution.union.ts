import { Temporal } from "temporal-polyfill";
import { quarterId } from "../../ground/calendar/index.ts";
import type { Contribution } from "../../ground/counter/counter.ts";
import type { RepresentativeId } from "../../ground/shared/ids.ts";
import type { Union } from "../../people/union/union.ts";

export const memberSubject = (memberId: string) => `union-member:${memberId}`;

/** A member of unions that are active, once, where they joined last: now, and not in a period. */
export function ofMember(
  memberId: RepresentativeId,
  joined: readonly { consentedAt: string; union: Union }[],
): Contribution {
  const active = joined.filter(({ union }) => union.status === "active");
  const last = active.toSorted((a, b) => Temporal.Instant.compare(a.consentedAt, b.consentedAt)).at(-1);
  const cells = last ? { [`UNION-MEMBERS#${last.union.municipality}`]: { n: 1 } } : {};
  return { subject: memberSubject(memberId), cells };
}

/** A union of parents: in the quarters and years in which its meetings are, those that were called off left out; where it is. */
export function ofUnion({ unionId: subject, municipality, kind, meetings }: Union): Contribution {
  const cells: Contribution["cells"] = {};
  for (const { on, status } of meetings) {
    if (status === "cancelled") continue;
    for (const period of [quarterId(Temporal.PlainDate.from(on)), on.slice(0, 4)]) {
      const group = `UNIONS#${period}#${municipality}`;
      cells[group] = {
        n: 1,
        ...(kind === "club" ? { club: 1 } : {}),
        meetings: (cells[group]?.meetings ?? 0) + 1,
      };
    }
  }
  return { subject, cells };
}
