export { type Greeting, greeting } from "./greeting.ts";
