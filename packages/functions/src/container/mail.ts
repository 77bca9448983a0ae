import { sesClient, sesMailer } from "@marshrut/aws/mailer";
import type { Mailer } from "@marshrut/core/shared";
import { once } from "./once.ts";

export const mailer = once((): Mailer => sesMailer(sesClient()));
