import { Unavailable } from "../../ground/shared/index.ts";

interface Sends<Message> {
  send(message: Message): Promise<{ providerId: string }>;
}

/** Once the provider asks to wait, the rest of a run does not ask again: a thousand messages wait by one question. */
export function givingUp<Message>(way: Sends<Message>): Sends<Message> {
  let paused: Unavailable | undefined;
  return {
    async send(message) {
      if (paused) throw paused;
      try {
        return await way.send(message);
      } catch (error) {
        if (error instanceof Unavailable) paused = error;
        throw error;
      }
    },
  };
}
