/**
 * Keeps the log of the functions, a line of JSON each, from this process's output: a year of a region has millions.
 * @returns the way back
 */
export function quieted(): () => void {
  const { write } = process.stdout;
  process.stdout.write = ((chunk: string | Uint8Array, ...rest: never[]) =>
    typeof chunk === "string" && chunk.startsWith('{"')
      ? true
      : write.call(process.stdout, chunk, ...rest)) as typeof write;
  return () => {
    process.stdout.write = write;
  };
}
