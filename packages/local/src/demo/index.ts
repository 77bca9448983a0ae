export { found } from "./region.ts";
export { tellStory } from "./story.ts";
