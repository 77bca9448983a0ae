// asl-validator 4.0.0 ships no declarations.
declare module "asl-validator" {
  interface Verdict {
    isValid: boolean;
    errorsText(separator?: string): string;
  }
  /** Adds QueryLanguage to the states of what it is given: give it a copy. */
  export default function validate(definition: object): Verdict;
}
