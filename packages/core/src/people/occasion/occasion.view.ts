import type { MaterialView, OpenMaterial } from "../../ground/material/index.ts";
import type { Stored } from "../../ground/shared/bank.ts";
import {
  freeOf,
  type Occasion,
  type OccasionSummary,
  type OccasionVerb,
  type OccasionView,
  type PublicOccasion,
} from "./occasion.ts";

type Found = Pick<Stored<Occasion>, "data" | "version">;

const face = (one: Occasion, organisation: string) => ({
  occasionId: one.occasionId,
  agencyId: one.agencyId,
  organisation,
  municipality: one.municipality,
  title: one.title,
  kind: one.kind,
  status: one.status,
  begins: one.begins,
  ends: one.ends,
  times: one.times,
  zone: one.zone,
  place: one.place,
  online: one.online,
  audiences: one.audiences,
  quota: one.quota,
  free: freeOf(one),
  series: one.series,
  hours: one.hours,
  course: one.course,
  open: one.open,
});

export const summary = ({ data, version }: Found, organisation: string): OccasionSummary => ({
  ...face(data, organisation),
  version,
});

/** The address of a webinar is for those who come. */
export const publicView = (one: Occasion, organisation: string, files?: OpenMaterial[]): PublicOccasion => ({
  ...face(one, organisation),
  online: undefined,
  about: one.about,
  programme: one.programme,
  materials: one.materials,
  files,
  recording: one.recording,
  reason: one.reason,
});

interface Beside {
  organisation: string;
  files?: MaterialView[];
  mayDo: OccasionVerb[];
}

export const view = ({ data, version }: Found, { organisation, files = [], mayDo }: Beside): OccasionView => ({
  ...publicView(data, organisation),
  files,
  online: data.online,
  measures: data.measures,
  offerHours: data.offerHours,
  taken: data.taken,
  waiting: data.waiting,
  walkIns: data.walkIns,
  createdAt: data.createdAt,
  mayDo,
  version,
});
