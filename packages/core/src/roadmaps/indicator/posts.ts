import type { ServiceArea } from "../../agencies/service/service.ts";

/** Which posts of a staff list give services of an area: by what the shipped standards say of staff. */
const byArea: Readonly<Record<ServiceArea, readonly string[]>> = {
  "early-help": ["early-help", "special-teacher", "psychologist", "speech-therapist"],
  assessment: ["psychologist", "special-teacher", "speech-therapist", "social-teacher"],
  education: ["teacher", "special-teacher", "tutor", "assistant", "educator"],
  psychology: ["psychologist"],
  speech: ["speech-therapist"],
  skills: ["occupational-therapist", "special-teacher", "social-worker"],
  motor: ["exercise-instructor", "adaptive-sport", "occupational-therapist"],
  health: ["physician", "nurse"],
  social: ["social-worker", "social-teacher"],
  family: ["psychologist", "social-teacher", "social-worker"],
  legal: [],
  career: ["career-counsellor"],
  leisure: ["adaptive-sport", "educator"],
};

export const postsOf = (area: string | undefined): readonly string[] =>
  area !== undefined && area in byArea ? byArea[area as ServiceArea] : [];
