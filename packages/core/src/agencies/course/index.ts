export { coursesAsked, leaveOfAgency } from "./attend.actions.ts";
export {
  approve,
  type CourseQuery,
  confirm,
  draft,
  find,
  get,
  revise,
  taught,
  versions,
  withdraw,
} from "./course.actions.ts";
export type * from "./course.events.ts";
export { type OpenCourse, openCourses } from "./course.open.ts";
export { load } from "./course.store.ts";
export * from "./course.ts";
export { courseKindWords, courseTopicWords } from "./course.words.ts";
export * from "./respond.actions.ts";
