import { useCommon } from "../texts/texts.tsx";

const roles = {
  admin: "role.admin",
  coordinator: "role.coordinator",
  specialist: "role.specialist",
  link: "role.specialist",
  representative: "role.representative",
  family: "role.representative",
  system: "role.system",
} as const;
/** Who signs in by a name that people know. Behind a link or the system stands nothing to be read. */
const named = ["admin", "coordinator", "specialist", "representative"];

/** Who did something: as whom, and by which account. */
export function By({ of }: { of: string }) {
  const common = useCommon();
  const [kind = "", ...account] = of.split(":");
  if (!(kind in roles)) return <bdi>{of}</bdi>;
  const role = common(roles[kind as keyof typeof roles]);
  return named.includes(kind) ? (
    <>
      {role} <bdi>{account.join(":")}</bdi>
    </>
  ) : (
    role
  );
}
