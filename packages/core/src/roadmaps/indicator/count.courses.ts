import * as courses from "../../agencies/course/course.store.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { CourseId, SignUpId } from "../../ground/shared/ids.ts";
import { readingAnew } from "../../ground/shared/read-once.ts";
import { unlessRefused } from "../../ground/shared/refusal.ts";
import { readGraduate } from "../../people/occasion/graduate.store.ts";
import * as occasions from "../../people/occasion/occasion.store.ts";
import type { SignUp } from "../../people/occasion/sign-up.ts";
import { graduateSubject, ofCourse, ofGraduate } from "./contribution.course.ts";
import { count, countByMarks } from "./counting.ts";

export const countCourse = (ctx: Ctx, id: CourseId): Promise<void> =>
  count(ctx, async () => {
    const found = await unlessRefused(() => courses.load(ctx, id));
    return found && { adds: [ofCourse(found.data)], from: [found] };
  });

/** Those of one person, as they are. */
export async function finishedBy(ctx: Ctx, ids: readonly SignUpId[]): Promise<SignUp[]> {
  const found = await Promise.all(ids.map((signUpId) => unlessRefused(() => occasions.loadSignUp(ctx, { signUpId }))));
  return found.flatMap((one) => (one ? [one.data] : []));
}

/** A person counts once, however many groups it has finished: all of its certificates are looked at together. */
export async function countGraduate(ctx: Ctx, signUpId: SignUpId): Promise<void> {
  const { graduateId } = (await unlessRefused(() => occasions.loadSignUp(ctx, { signUpId })))?.data ?? {};
  if (graduateId === undefined) return;
  const anew = readingAnew(ctx);
  await countByMarks(anew, [graduateSubject(graduateId)], async () => [
    ofGraduate(graduateId, await finishedBy(anew, (await readGraduate(anew, graduateId))?.data.signUpIds ?? [])),
  ]);
}
