import { NavLink } from "react-router";
import { useMe } from "../api/me.tsx";
import { groups, screens } from "../screens/index.ts";
import { useCommon } from "../texts/texts.tsx";

/** Screens that this role may use, by group. */
export function useOffered() {
  const { can } = useMe();
  return screens.filter(({ needs, group }) => group && needs.every(can));
}

export function Navigation({ onGone }: { onGone?: () => void }) {
  const common = useCommon();
  const offered = useOffered();
  return groups
    .map((group) => ({ group, of: offered.filter((screen) => screen.group === group) }))
    .filter(({ of }) => of.length > 0)
    .map(({ group, of }) => (
      <div key={group}>
        <h2>{common(`group.${group}`)}</h2>
        <ul>
          {of.map(({ path, title }) => (
            <li key={path}>
              <NavLink to={`/${path}`} onClick={onGone}>
                {common(title)}
              </NavLink>
            </li>
          ))}
        </ul>
      </div>
    ));
}
