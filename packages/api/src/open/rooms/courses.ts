export { openCourses } from "@marshrut/core/course/open";
