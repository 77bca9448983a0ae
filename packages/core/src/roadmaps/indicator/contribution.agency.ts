import { type Resources, totalsOf } from "../../agencies/resource/index.ts";
import type { Contribution } from "../../ground/counter/counter.ts";

/** An organisation's sheet of a year: where it is, by post and by source of money. */
export function ofResources(sheet: Resources): Contribution {
  const { agencyId, year, municipality, posts, money } = sheet;
  const { rooms, equipmentMissing } = totalsOf(sheet);
  const cells: Record<string, number> = { n: 1 };
  const add = (cell: string, n: number) => {
    if (n !== 0) cells[cell] = (cells[cell] ?? 0) + n;
  };
  for (const { post, units, filled, qualified } of posts) {
    add(`units|${post}`, units);
    add(`filled|${post}`, filled);
    add(`qualified|${post}`, qualified);
  }
  for (const { source, planned, spent } of money) {
    add(`planned|${source}`, planned);
    add(`spent|${source}`, spent);
  }
  add("rooms", rooms);
  add("equipment-missing", equipmentMissing);
  return {
    subject: `resources:${agencyId}:${year}`,
    cells: { [`RESOURCES#${year}#${municipality}#${agencyId}`]: cells },
  };
}
