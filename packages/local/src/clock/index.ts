export { install } from "./install.ts";
export { instantOf } from "./instant.ts";
export { RealDate, realNow } from "./real.ts";
export { tellMachineTime } from "./server-time.ts";
export {
  type ClockMemory,
  type ClockReading,
  type IdleProbe,
  VirtualClock,
  type VirtualClockOptions,
} from "./virtual-clock.ts";
