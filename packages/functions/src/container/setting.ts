/** A setting from the environment. @throws Error naming the variable that is missing: a function without it must not run. */
export function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}
