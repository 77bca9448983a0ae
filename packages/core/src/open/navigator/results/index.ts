// A door of its own: figures of a year, which no other open page reads (decision 0267).
export { results } from "../results.actions.ts";
