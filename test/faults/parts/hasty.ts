import { usualRetryPolicy } from "@marshrut/aws/retry";

// Repeats without their pauses. How long a client waits between two attempts is chance, drawn from nothing up to its longest (full
// jitter); how often it tries is what a test of a service that fails is about. Here the draw is nothing, and as many attempts follow.

interface Token {
  getRetryDelay(): number;
}
interface Strategy {
  refreshRetryTokenForRetry(token: Token, error: unknown): Promise<Token>;
}
/** What of the SDK's clients is used; their own types differ by service. */
interface Repeating {
  config: { retryStrategy: () => Promise<unknown> };
}

/** For as long as the client lives. */
export async function hasty(client: unknown): Promise<void> {
  const { config } = client as Repeating;
  const usual = (await config.retryStrategy()) as Strategy;
  const strategy: Strategy = Object.create(usual, {
    refreshRetryTokenForRetry: {
      value: async (token: Token, error: unknown) =>
        Object.create(await usual.refreshRetryTokenForRetry(token, error), { getRetryDelay: { value: () => 0 } }),
    },
  });
  config.retryStrategy = async () => strategy;
}

/** The data bank's own repeats. @returns the way back */
export function hastyBank(): () => void {
  const { random } = usualRetryPolicy;
  usualRetryPolicy.random = () => 0;
  return () => {
    usualRetryPolicy.random = random;
  };
}
