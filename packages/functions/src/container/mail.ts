import { sesClient, sesMailer } from "@marshrut/aws/mailer";
import { once } from "@marshrut/aws/once";
import type { Mailer } from "@marshrut/core/shared";

export const mailer = once((): Mailer => sesMailer(sesClient()));
