import { Temporal } from "temporal-polyfill";
import type { Course } from "../../agencies/course/course.ts";
import { quarterId } from "../../ground/calendar/index.ts";
import type { Contribution } from "../../ground/counter/counter.ts";
import type { SignUp } from "../../people/occasion/sign-up.ts";
import { Counts } from "./contribution.counts.ts";
import { trainedGroup } from "./contribution.specialist.ts";

// Programmes of training (II.II-2.7): in use now, and brought up to date in a quarter and a year, each once; who has finished groups of them.

const coursesGroup = (municipality: string) => `COURSES#now#${municipality}`;

const periodsOf = (day: string): string[] => [quarterId(Temporal.PlainDate.from(day)), day.slice(0, 4)];

export function ofCourse({ courseId: subject, municipality, status, approvedOn }: Course): Contribution {
  const counts = new Counts();
  if (status === "approved") counts.add(coursesGroup(municipality), "n");
  for (const period of new Set(approvedOn.flatMap(periodsOf)))
    counts.add(trainedGroup(period, municipality), "updated");
  return { subject, cells: counts.cells };
}

export const graduateSubject = (graduateId: string) => `graduate:${graduateId}`;

/** Once in a period, where they were from the last time. @param signUps whichever of one person */
export function ofGraduate(graduateId: string, signUps: readonly SignUp[]): Contribution {
  const counts = new Counts();
  const last = new Map<string, string>();
  const finished = signUps
    .flatMap(({ status, certificate, counts: where, municipality }) =>
      status === "attended" && certificate && where ? [{ day: where.day, municipality }] : [],
    )
    .toSorted((a, b) => (a.day < b.day ? -1 : 1));
  for (const { day, municipality } of finished) for (const period of periodsOf(day)) last.set(period, municipality);
  for (const [period, municipality] of last) counts.add(trainedGroup(period, municipality), "graduates");
  return { subject: graduateSubject(graduateId), cells: counts.cells };
}
