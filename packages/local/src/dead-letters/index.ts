export { type DeadLetter, DeadLetters, type Redrive } from "./dead-letters.ts";
