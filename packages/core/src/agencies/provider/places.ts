import * as z from "zod";
import { agencyKinds } from "../agency/agency.ts";
import { capacityStates, everyService } from "../capacity/index.ts";
import { criteria, type Ranked, Reason } from "./provider.ts";

/** Where a service can be had, as whoever looks for it sees it. About organisations, and about nobody. */
export const PlacesView = z.strictObject({
  agencyId: z.string(),
  name: z.string(),
  kind: z.enum(agencyKinds),
  municipality: z.string(),
  state: z.enum([...capacityStates, "unknown"]),
  places: z.int().optional(),
  taken: z.int(),
  free: z.int().optional(),
  waiting: z.int().meta({
    description: "Ждут: по словам организации и в очередях её программ / wait: by its own word, and in its programmes",
  }),
  until: z.string().optional().meta({ description: "До какого дня это известно / until which day this holds" }),
  usualDays: z.int().optional().meta({
    description: "За сколько дней обычно выполняют, ступенями; больше 365 — 366 / days that it usually takes, in steps",
  }),
  ended: z.int(),
  inTime: z.int(),
  programmes: z.array(
    z.strictObject({
      programmeId: z.string(),
      title: z.string(),
      ages: z.strictObject({ from: z.int(), to: z.int() }),
      until: z.string(),
      places: z.int(),
      free: z.int(),
      waiting: z.int(),
    }),
  ),
  explain: z.array(Reason),
  behind: z.enum(criteria).optional(),
});
export type PlacesView = z.infer<typeof PlacesView>;

export function placesView(service: string, one: Ranked): PlacesView {
  const { agency, room, said, look, programmes, free, explain, behind } = one;
  const standing = look.standing(service);
  const timely = standing.ended > 0 ? standing : look.standing(everyService);
  const queued = programmes.reduce((sum, { waiting }) => sum + waiting, 0);
  return {
    agencyId: agency.agencyId,
    name: agency.shortName,
    kind: agency.kind,
    municipality: agency.municipality,
    state: room,
    places: said?.places ?? (programmes.length > 0 ? programmes.reduce((sum, p) => sum + p.places, 0) : undefined),
    taken: standing.open + standing.enrolled,
    free,
    waiting: (said?.waiting ?? 0) + queued,
    until: said?.until,
    usualDays: timely.usualDays,
    ended: timely.ended,
    inTime: timely.inTime,
    programmes: programmes.map(({ agencyId: _, ...programme }) => programme),
    explain,
    behind,
  };
}
