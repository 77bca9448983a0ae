import type { Deps, Files } from "@marshrut/core/shared";
import type { Described, Output, Schema } from "../operation/index.ts";

/** What an operation behind a link is given. */
export interface LinkCall<Body> {
  core: Deps;
  /** Where attachments lie. */
  files: Files;
  /** Of the link, as it was sent: nobody has looked at it yet. Empty when there is none, and where the body has it. */
  token: string;
  body: Body;
  /** A header as it was sent. */
  header(name: string): string | undefined;
  /** It is only asked whether there is something, as mail scanners do (RFC 9110, 9.3.2): nothing is used up, and nobody has looked. */
  isHead: boolean;
  requestId: string;
}

/**
 * An operation that is reached by a link: a token of ours is the whole right to it, so it stands outside the policy and no
 * gateway may ask for another. Whoever adds one declares it and puts its address into `links`; app, description, gateways and
 * limiter follow from that.
 */
export interface LinkOperation<
  OperationId extends string = string,
  Body extends Schema | undefined = Schema | undefined,
  Answer extends Schema = Schema,
> extends Described<OperationId, string, undefined, Body, Answer> {
  tag: "links";
  open: true;
  token: "body" | "query" | "path";
  run(call: LinkCall<Output<Body>>): Promise<Output<Answer>>;
  /** Which tokens of a request were no tokens of ours, where one request has several and each gets its own answer. */
  guesses?(answer: Output<Answer>): boolean[];
}

export type AnyLink = LinkOperation;

/** Declares an operation behind a link: nothing but its types, and what all of them have in common. */
export const linkOperation = <
  const OperationId extends string,
  Answer extends Schema,
  Body extends Schema | undefined = undefined,
>(
  declared: Omit<LinkOperation<OperationId, Body, Answer>, "tag" | "open">,
): LinkOperation<OperationId, Body, Answer> => ({ ...declared, tag: "links", open: true });
