// A door of its own: what the open pages read (decision 0267).
export { type OpenCourse, openCourses } from "../course.open.ts";
export { courseKindWords, courseTopicWords } from "../course.words.ts";
