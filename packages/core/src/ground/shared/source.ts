import type { DataBank } from "./bank.ts";

const behind = new WeakMap<DataBank, DataBank>();

/** Sets a bank in front of another. @returns `front` */
export function inFrontOf(bank: DataBank, front: DataBank): DataBank {
  behind.set(front, bank);
  return front;
}

/** The bank behind all that stand in front of it, by which is known what a process keeps over requests and batches. */
export function sourceOf(bank: DataBank): DataBank {
  const next = behind.get(bank);
  return next ? sourceOf(next) : bank;
}
