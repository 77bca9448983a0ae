export { type WebhookArns, webhookMachineName, webhookRetry } from "./webhook.ts";
