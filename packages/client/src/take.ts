import type { components } from "./api.generated.ts";

export type Schema<Name extends keyof components["schemas"]> = components["schemas"][Name];
/** RFC 9457, with a code that never changes and words in both languages. */
export type Problem = Schema<"Problem">;

/** Why something was not done, or not yet. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
  readonly problem: Problem;
  /** Seconds after which it may be asked again, if the API has named them. */
  readonly retryAfter: number | undefined;

  constructor(problem: Problem, retryAfter?: number) {
    super(`${problem.code}: ${problem.detailEn}`);
    this.problem = problem;
    this.retryAfter = retryAfter;
  }

  get code(): Problem["code"] {
    return this.problem.code;
  }
  get status(): number {
    return this.problem.status;
  }
  /** Taken down, and done when a second person has said so too. */
  get awaitsConfirmation(): boolean {
    return this.problem.state === "awaiting_confirmation";
  }
}

interface Call<Data> {
  data?: Data;
  error?: unknown;
  response: Response;
}

/** What a call answers where it succeeds. */
export type Taken<Data> = Exclude<NonNullable<Data>, Problem>;

/** What a call has answered. @throws ProblemError what the API says no with; TypeError where there was no answer */
export async function take<Data>(call: Promise<Call<Data>>): Promise<Taken<Data>> {
  const { data, error, response } = await call;
  const type = response.headers.get("Content-Type") ?? "";
  if (response.ok && !type.startsWith("application/problem+json")) return data as Taken<Data>;
  const said = isProblem(error) ? error : isProblem(data) ? data : unexplained(response);
  const seconds = Number(response.headers.get("Retry-After") ?? Number.NaN);
  throw new ProblemError(said, Number.isFinite(seconds) ? seconds : undefined);
}

const isProblem = (value: unknown): value is Problem =>
  typeof value === "object" && value !== null && "code" in value && "detailEn" in value;

/** What stands before the API (a gateway, a firewall) has words of its own. */
function unexplained({ status, headers }: Response): Problem {
  const code = status === 401 ? "auth.invalid" : status === 429 ? "request.too-many" : "server.unavailable";
  const words = { title: "Сервис не ответил", titleEn: "No answer of the service" };
  const detail = { detail: `Код ответа ${status}.`, detailEn: `The answer was ${status}.` };
  return { type: "about:blank", status, code, ...words, ...detail, instance: headers.get("X-Request-Id") ?? "" };
}
