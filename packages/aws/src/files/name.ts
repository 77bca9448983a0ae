/** `tenant/attachment_…`, nothing that climbs out. @throws RangeError */
export function safe(name: string): string {
  if (!/^[a-z0-9-]{1,60}\/[A-Za-z0-9_]{1,80}$/.test(name)) throw new RangeError("A file's name is tenant/id");
  return name;
}
