export { readFileOpenly } from "@marshrut/core/library";
