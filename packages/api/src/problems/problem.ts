import {
  Conflict,
  childErased,
  type FieldFault,
  KeyDestroyed,
  Refusal,
  type Text,
  Unavailable,
} from "@marshrut/core/shared";
import { NotConfigured } from "@marshrut/core/tenant";
import { type EdgeCode, type ProblemCode, type ProblemStatus, problemStatus } from "./codes.ts";
import { titles } from "./titles.ts";

/** Where a wrong value stood. */
export type FaultPlace = "body" | "query" | "header";

/** RFC 9457 with our members: Russian in the standard ones, English beside it. */
export interface Problem {
  /** Where the code is explained. */
  type: string;
  status: number;
  code: ProblemCode;
  title: string;
  titleEn: string;
  detail: string;
  detailEn: string;
  /** The request, as it stands in our log. */
  instance: string;
  errors?: Array<{ in: FaultPlace; pointer: string; detail: string; detailEn: string }>;
  /** Nothing is done yet: somebody else has to say so, too. A status below 300 says no more than that it was taken down. */
  state?: "awaiting_confirmation" | undefined;
  /** The state that the caller should look at, e.g. who answered first. */
  current?: unknown;
}

/** The edge says no. `headers` go with the answer (`Allow`, `Retry-After`, `WWW-Authenticate`). */
export class EdgeRefusal extends Error {
  override readonly name = "EdgeRefusal";
  readonly code: EdgeCode;
  readonly text: Text;
  readonly fields: FieldFault[];
  readonly place: FaultPlace;
  readonly headers: Record<string, string>;
  constructor(
    code: EdgeCode,
    text: Text,
    more: { fields?: FieldFault[]; place?: FaultPlace; headers?: Record<string, string> } = {},
  ) {
    super(`${code}: ${text.en}`);
    this.code = code;
    this.text = text;
    this.fields = more.fields ?? [];
    this.place = more.place ?? "body";
    this.headers = more.headers ?? {};
  }
}

const busy = () =>
  new Refusal("conflict.busy", {
    ru: "Запись одновременно меняют другие. Повторите запрос.",
    en: "Others are changing this record at the same time. Try again.",
  });
const unavailable = () =>
  new EdgeRefusal(
    "server.unavailable",
    {
      ru: "Ответ задерживается. Повторите запрос с тем же Idempotency-Key: дважды он не выполнится.",
      en: "No answer in time. Repeat the request with the same Idempotency-Key: it will not be done twice.",
    },
    { headers: { "Retry-After": "2" } },
  );
const nowhere = () =>
  new Refusal("forbidden", {
    ru: "Региона вашей учётной записи здесь нет.",
    en: "The region of your account is not kept here.",
  });
const failed = () =>
  new EdgeRefusal("server.failed", {
    ru: "Что-то сломалось у нас. Назовите поддержке номер запроса из поля instance.",
    en: "Something broke on our side. Tell support the request number in the field instance.",
  });

/**
 * The answer to whatever was thrown; `asked` is where the domain's own faults stand. What is no refusal of ours is an
 * accident, and nothing of it is told.
 */
export function problemOf(
  error: unknown,
  requestId: string,
  asked: FaultPlace = "body",
): { problem: Problem; headers: Record<string, string> } {
  if (error instanceof Conflict) return problemOf(busy(), requestId);
  if (error instanceof Unavailable) return problemOf(unavailable(), requestId);
  // Came back with a restore, say, before the register was gone through: there is no key to it, and never will be.
  if (error instanceof KeyDestroyed) return problemOf(childErased(), requestId);
  // Whoever makes tokens for us may do so for others, too; the log has it as an accident, should it be a region that was kept.
  if (error instanceof NotConfigured) return problemOf(nowhere(), requestId);
  if (!(error instanceof Refusal) && !(error instanceof EdgeRefusal)) return problemOf(failed(), requestId);
  const { code, text, fields } = error;
  const place = error instanceof EdgeRefusal ? error.place : asked;
  const status: ProblemStatus = problemStatus[code];
  const problem: Problem = {
    type: `/docs#${code}`,
    status,
    code,
    title: titles[code].ru,
    titleEn: titles[code].en,
    detail: text.ru,
    detailEn: text.en,
    instance: `urn:uuid:${requestId}`,
    errors: fields.length > 0 ? fields.map((f) => faultOf(f, place)) : undefined,
    state: code === "second-person.wanted" ? "awaiting_confirmation" : undefined,
    current: error instanceof Refusal ? error.current : undefined,
  };
  return { problem, headers: error instanceof EdgeRefusal ? error.headers : {} };
}

const faultOf = ({ pointer, message }: FieldFault, place: FaultPlace) => ({
  in: place,
  pointer,
  detail: message.ru,
  detailEn: message.en,
});
