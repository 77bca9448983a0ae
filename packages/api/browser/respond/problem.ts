/** Whether an answer says what was wrong as the service does (RFC 9457). */
export const isProblem = (got: unknown): boolean =>
  typeof got === "object" && got !== null && "code" in got && typeof got.code === "string";
