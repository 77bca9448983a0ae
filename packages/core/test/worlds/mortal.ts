import { AsyncLocalStorage } from "node:async_hooks";

/** One piece of work that does not outlive its n-th await. */
interface Doom {
  left: number;
  /** The n-th call still does what it was asked, and nobody hears of it; else it is never made. */
  done: boolean;
  die: () => void;
}

/**
 * Ports whose user times out at one of its awaits, and stays dead as a frozen process does (FAULTS F26).
 * @returns the ports, and how to do some work with them: whether it died, or came to its end before that await
 */
export function mortal<Ports extends object>(ports: Ports, names: readonly (keyof Ports)[]) {
  const doomed = new AsyncLocalStorage<Doom>();
  const met = (call: () => unknown): unknown => {
    const one = doomed.getStore();
    if (!one || one.left < 0) return one ? never() : call();
    one.left--;
    if (one.left > 0) return call();
    one.left = -1;
    if (!one.done) one.die();
    // How it ends nobody hears, whether it was done or refused.
    else void Promise.resolve(call()).then(one.die, one.die);
    return never();
  };
  const wrapped = () => Object.fromEntries(names.map((name) => [name, wrap(ports[name] as object, met)]));
  const current = { ...ports, ...wrapped() } as Ports;
  return {
    ports: current,
    dies(at: number, done: boolean, work: () => Promise<unknown>): Promise<boolean> {
      // Another process: what the dead one had in memory is gone with it.
      Object.assign(current, wrapped());
      const dead = Promise.withResolvers<true>();
      const doom: Doom = { left: at, done, die: () => dead.resolve(true) };
      return Promise.race([doomed.run(doom, work).then(() => false), dead.promise]);
    },
  };
}

const never = () => new Promise<never>(() => {});

const wrap = (port: object, met: (call: () => unknown) => unknown): object =>
  Object.fromEntries(
    Object.entries(port).map(([name, call]) => [
      name,
      typeof call === "function" ? (...given: unknown[]) => met(() => call.apply(port, given)) : call,
    ]),
  );
