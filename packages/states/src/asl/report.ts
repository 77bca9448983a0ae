/** Collects what is wrong with a definition, in the shape of ValidateStateMachineDefinition. */
export interface Diagnostic {
  severity: "ERROR" | "WARNING";
  code: string;
  message: string;
  location?: string;
}

export class Report {
  readonly diagnostics: Diagnostic[] = [];
  readonly machineType: "STANDARD" | "EXPRESS";
  /** For a test, where an answer may be made up: services that only this engine lacks are taken. */
  readonly forTest: boolean;

  constructor(machineType: "STANDARD" | "EXPRESS", forTest = false) {
    this.machineType = machineType;
    this.forTest = forTest;
  }

  get sound(): boolean {
    return !this.diagnostics.some(({ severity }) => severity === "ERROR");
  }

  schema(message: string, location: string): void {
    this.add("SCHEMA_VALIDATION_FAILED", message, location);
  }
  wrongType(wanted: string, location: string): void {
    this.schema(`Expected value of type [${wanted.toUpperCase()}]`, location);
  }
  notOneOf(values: readonly string[], location: string): void {
    this.schema(`Value should be one of the following: [${values.join(", ")}]`, location);
  }
  /** What AWS has and this engine has not is said in words of our own: no account refuses it. */
  lacking(what: string, location: string): void {
    this.schema(`${what} is not supported by this engine, although AWS has it`, location);
  }
  add(code: string, message: string, location: string): void {
    this.diagnostics.push({ severity: "ERROR", code, message, location });
  }
  warn(code: string, message: string, location: string): void {
    this.diagnostics.push({ severity: "WARNING", code, message, location });
  }
}

/** The list as CreateStateMachine puts it into its InvalidDefinition message. */
export function describe(diagnostics: Diagnostic[]): string {
  return diagnostics.map(({ code, message, location }) => `${code}: ${message} at ${location ?? null}`).join(", ");
}
