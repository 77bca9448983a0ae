import { RealDate } from "./real.ts";

/**
 * Makes `clock` the clock of this whole process: `Date` reads it, and so do Temporal, jose, the OIDC issuer and the
 * AWS SDK. Product code needs no door for the time. Returns the way back.
 *
 * A function with Date's own prototype, not a subclass: dates made before, or by Node itself, stay instances of Date.
 */
export function install(clock: { now(): number }): () => void {
  const before = globalThis.Date;
  const now = (): number => Math.floor(clock.now());
  function MachineDate(this: unknown, ...args: unknown[]): Date | string {
    if (!new.target) return new RealDate(now()).toString();
    const target = (new.target as unknown) === MachineDate ? RealDate : new.target;
    return Reflect.construct(RealDate, args.length === 0 ? [now()] : args, target);
  }
  Object.setPrototypeOf(MachineDate, RealDate);
  Object.defineProperties(MachineDate, {
    name: { value: "Date" },
    length: { value: 7 },
    now: { value: now },
    prototype: { value: RealDate.prototype, writable: false },
  });
  define(MachineDate as unknown as DateConstructor);
  return () => define(before);
}

function define(date: DateConstructor): void {
  Object.defineProperty(globalThis, "Date", { value: date, writable: true, configurable: true });
  Object.defineProperty(date.prototype, "constructor", { value: date, writable: true, configurable: true });
}
