import "../styles/fields.css";
import { Button, Menu, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { type FormEvent, useCallback, useState } from "react";
import { useSearchParams } from "react-router";
import { useCommon } from "../texts/texts.tsx";
import type { Chosen } from "./choice.tsx";

/**
 * The filter of a list stands in the address, so that back, reload and a colleague get the same list. Only codes and ids stand
 * there: names and numbers of people never do (DESIGN §9), they are typed into `useSearch` of the screen.
 */
export function useFilters<const Name extends string>(names: readonly Name[]) {
  const [params, setParams] = useSearchParams();
  const values = Object.fromEntries(names.map((name) => [name, params.get(name) ?? undefined])) as Record<
    Name,
    string | undefined
  >;
  const set = useCallback(
    (changed: Partial<Record<Name, string | undefined>>) =>
      setParams(
        (before) => {
          const next = new URLSearchParams(before);
          for (const [name, value] of Object.entries<string | undefined>(changed))
            if (value) next.set(name, value);
            else next.delete(name);
          return next;
        },
        { replace: true },
      ),
    [setParams],
  );
  /** For a field that shows what the filter says and sets it. */
  const field = (name: Name) => ({
    value: values[name],
    onChange: (next: string | undefined) => set({ [name]: next } as Partial<Record<Name, string | undefined>>),
  });
  /**
   * One of a few values, and what the part that chooses it needs. Without what is usual none need be chosen; with it one always is, and the
   * usual one does not stand in the address.
   */
  function choice<Value extends string>(name: Name, among: readonly Value[], usual: Value): [Value, Chosen<Value>];
  function choice<Value extends string>(name: Name, among: readonly Value[]): [Value | undefined, Chosen<Value>];
  function choice<Value extends string>(name: Name, among: readonly Value[], usual?: Value) {
    const value = among.find((one) => one === values[name]) ?? usual;
    const onChange = (next: Value | undefined) => field(name).onChange(next === usual ? undefined : next);
    return [value, { among, value, onChange, any: usual === undefined }];
  }
  const isSet = names.some((name) => params.has(name));
  const clear = useCallback(
    () => set(Object.fromEntries(names.map((name) => [name, undefined])) as Partial<Record<Name, string | undefined>>),
    [set, names],
  );
  return { values, set, field, choice, clear, isSet };
}

interface Saved {
  name: string;
  search: string;
}
const keyOf = (screen: string) => `marshrut.filters.${screen}`;
function savedOf(screen: string): Saved[] {
  try {
    return JSON.parse(localStorage.getItem(keyOf(screen)) ?? "[]");
  } catch {
    return [];
  }
}

/** Filters by name, kept in this browser, and the link to the one that is set. */
export function SavedFilters({ screen }: { screen: string }) {
  const common = useCommon();
  const [params, setParams] = useSearchParams();
  const [saved, setSaved] = useState(() => savedOf(screen));
  const [name, setName] = useState("");
  const keep = (next: Saved[]) => {
    localStorage.setItem(keyOf(screen), JSON.stringify(next));
    setSaved(next);
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === "") return;
    keep([...saved.filter((one) => one.name !== name.trim()), { name: name.trim(), search: params.toString() }]);
    setName("");
  };
  const share = async () => {
    await navigator.clipboard.writeText(location.href);
    notifications.show({
      message: common("filters.shared"),
      closeButtonProps: { "aria-label": common("close") },
    });
  };
  return (
    <Menu position="bottom-end" closeOnItemClick={false}>
      <Menu.Target>
        <Button variant="default">{common("filters.saved")}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {saved.map((one) => (
          <div key={one.name} className="saved">
            <Menu.Item closeMenuOnClick onClick={() => setParams(new URLSearchParams(one.search))}>
              {one.name}
            </Menu.Item>
            <Menu.Item
              aria-label={common("filters.forget", { name: one.name })}
              onClick={() => keep(saved.filter((other) => other !== one))}
            >
              ×
            </Menu.Item>
          </div>
        ))}
        <form onSubmit={save} className="saved">
          <TextInput
            aria-label={common("filters.name")}
            placeholder={common("filters.name")}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" variant="subtle">
            {common("filters.save")}
          </Button>
        </form>
        <Menu.Item closeMenuOnClick onClick={() => void share()}>
          {common("filters.share")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
