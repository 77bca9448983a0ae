import type { PreTokenGenerationV2TriggerEvent } from "aws-lambda";

/** What the API must know of an account, and what the account's custom attributes of the same names say. */
const claims = ["tenant", "role", "agency", "representative", "municipality"];

/** Cognito, before it issues a token: an access token carries none of the account's attributes unless they are added here. */
export const handler = async (event: PreTokenGenerationV2TriggerEvent): Promise<PreTokenGenerationV2TriggerEvent> => {
  const { userAttributes } = event.request;
  const known = claims.flatMap((name) => {
    const value = userAttributes[`custom:${name}`];
    return value ? [[name, value]] : [];
  });
  event.response = {
    claimsAndScopeOverrideDetails: { accessTokenGeneration: { claimsToAddOrOverride: Object.fromEntries(known) } },
  };
  return event;
};
