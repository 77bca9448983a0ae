import { tokenClaims } from "@marshrut/core/shared";
import type { PreTokenGenerationV2TriggerEvent, PreTokenGenerationV3TriggerEvent } from "aws-lambda";

type Asked = PreTokenGenerationV2TriggerEvent | PreTokenGenerationV3TriggerEvent;

/** Cognito, before it issues a token: an access token carries none of the account's attributes unless they are added here. */
export const handler = async <Event extends Asked>(event: Event): Promise<Event> => {
  const known =
    event.triggerSource === "TokenGeneration_ClientCredentials"
      ? await ofSystem(event.callerContext.clientId)
      : ofAccount(event.request.userAttributes);
  event.response = { claimsAndScopeOverrideDetails: { accessTokenGeneration: { claimsToAddOrOverride: known } } };
  return event;
};

const ofAccount = (attributes: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    // The account's custom attributes have the claims' names.
    tokenClaims.flatMap((name) => {
      const value = attributes[`custom:${name}`];
      return value ? [[name, value]] : [];
    }),
  );

/**
 * By the client alone, which has shown its secret: the client's metadata is whatever the caller wrote into its request.
 * Loaded when it is needed, so that people do not wait for it when they sign in.
 */
async function ofSystem(client: string): Promise<Record<string, string>> {
  const { systemNamed } = await import("./claims.system.ts");
  const system = await systemNamed(client);
  return system ? { tenant: system.tenant, role: "specialist", agency: system.agencyId } : {};
}
