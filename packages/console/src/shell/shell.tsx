import { Button, Menu, useMantineColorScheme } from "@mantine/core";
import { useHotkeys, useNetwork } from "@mantine/hooks";
import { lazy, Suspense, useState } from "react";
import { Link, Outlet, ScrollRestoration } from "react-router";
import { useMe } from "../api/me.tsx";
import { dropDrafts } from "../parts/drafts.ts";
import { Waiting } from "../parts/loaded.tsx";
import { session } from "../session.ts";
import { useCommon, useSpeech } from "../texts/texts.tsx";
import { Mark } from "./mark.tsx";
import { Navigation } from "./navigation.tsx";

const Palette = lazy(() => import("./palette.tsx").then((made) => ({ default: made.Palette })));
const NavigationDrawer = lazy(() => import("./drawer.tsx").then((made) => ({ default: made.NavigationDrawer })));
const themes = ["light", "dark", "auto"] as const;

/** What stands around every screen. */
export function Shell() {
  const common = useCommon();
  const { language, speak } = useSpeech();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { online } = useNetwork();
  const { role, account } = useMe();
  const other = language === "ru" ? "en" : "ru";
  // Loaded with the first time that it is opened.
  const [menu, setMenu] = useState<boolean>();
  // How often the palette was asked for: it loads with the first time.
  const [asked, setAsked] = useState(0);
  const find = () => setAsked((times) => times + 1);
  useHotkeys([["mod+K", find]], []);
  return (
    <div className="shell">
      <a className="skip" href="#main">
        {common("skip.to.main")}
      </a>
      <header className="bar">
        <Button variant="default" className="menu-button" onClick={() => setMenu(true)}>
          {common("menu")}
        </Button>
        <Link className="brand" to="/">
          <Mark />
          <span className="brand-name">{common("product")}</span>
        </Link>
        <Button variant="default" onClick={find}>
          <span className="wide">{common("find")}</span>
          <span className="narrow">{common("find.short")}</span>
          <kbd className="wide quiet small keys">{common("find.keys")}</kbd>
        </Button>
        <Button variant="subtle" className="wide" lang={other} onClick={() => speak(other)}>
          {common("language.other")}
        </Button>
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="subtle" className="who" aria-label={`${common("account")}: ${common(`role.${role}`)}`}>
              {common(`role.${role}`)}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Label>{account}</Menu.Label>
            <Menu.Divider />
            <Menu.Label>{common("theme")}</Menu.Label>
            {themes.map((theme) => (
              <Menu.Item
                key={theme}
                role="menuitemradio"
                aria-checked={colorScheme === theme}
                leftSection={colorScheme === theme ? "✓" : " "}
                onClick={() => setColorScheme(theme)}
              >
                {common(`theme.${theme}`)}
              </Menu.Item>
            ))}
            <Menu.Divider />
            {/* Where there is no place for it in the row above. */}
            <Menu.Item className="narrow" lang={other} onClick={() => speak(other)}>
              {common("language.other")}
            </Menu.Item>
            <Menu.Item
              onClick={() => {
                dropDrafts();
                void session.signOut();
              }}
            >
              {common("sign.out")}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
        {!online && (
          <p className="offline" role="status">
            {common("offline.now")}
          </p>
        )}
      </header>
      <nav className="side" aria-label={common("navigation")}>
        <Navigation />
      </nav>
      <main className="main" id="main">
        <Suspense fallback={<Waiting />}>
          <Outlet />
        </Suspense>
      </main>
      {menu !== undefined && (
        <Suspense>
          <NavigationDrawer opened={menu} onClose={() => setMenu(false)} />
        </Suspense>
      )}
      {asked > 0 && (
        <Suspense>
          <Palette asked={asked} />
        </Suspense>
      )}
      <ScrollRestoration />
    </div>
  );
}
