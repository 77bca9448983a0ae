import "../styles/fields.css";
import { Button, Checkbox, Menu } from "@mantine/core";
import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, memo, type ReactNode, type Ref, useCallback, useEffect, useRef, useState } from "react";
import type { List } from "../api/use.ts";
import { useCommon } from "../texts/texts.tsx";
import { ProblemNote, Waiting } from "./loaded.tsx";

export interface Column<Item> {
  key: string;
  title: string;
  cell: (item: Item) => ReactNode;
  /** Not shown until it is chosen. */
  extra?: boolean;
}

export interface Selection {
  picked: ReadonlySet<string>;
  setPicked: (picked: ReadonlySet<string>) => void;
  /** What is picked, in words, for who does not see the row. */
  nameOf: (id: string) => string;
}

/** Which columns are shown: kept in this browser, by the list. */
export function useColumns<Item>(list: string, columns: ReadonlyArray<Column<Item>>) {
  const key = `marshrut.columns.${list}`;
  const usual = columns.filter(({ extra }) => !extra).map((column) => column.key);
  const [shown, setShown] = useState<readonly string[]>(() => {
    const kept = localStorage.getItem(key);
    return kept ? kept.split(",") : usual;
  });
  const show = (next: readonly string[]) => {
    localStorage.setItem(key, next.join(","));
    setShown(next);
  };
  return { shown: columns.filter((column) => shown.includes(column.key)), keys: shown, show, back: () => show(usual) };
}

export function ColumnsMenu<Item>({
  columns,
  keys,
  show,
  back,
}: {
  columns: ReadonlyArray<Column<Item>>;
  keys: readonly string[];
  show: (keys: readonly string[]) => void;
  back: () => void;
}) {
  const common = useCommon();
  return (
    <Menu closeOnItemClick={false} position="bottom-end">
      <Menu.Target>
        <Button variant="default">{common("columns")}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {columns.map(({ key, title }, i) => (
          <Menu.Item
            key={key}
            role="menuitemcheckbox"
            aria-checked={keys.includes(key)}
            // The first column is the row's name and its link.
            disabled={i === 0}
            leftSection={keys.includes(key) ? "✓" : " "}
            onClick={() => show(keys.includes(key) ? keys.filter((one) => one !== key) : [...keys, key])}
          >
            {title}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={back}>{common("columns.back")}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/**
 * A list of any length: rows that are out of sight are not drawn, and the next page is asked for when the end comes near. A table for
 * whoever hears it, cards where the screen is narrow. Sorting is the API's: a page by cursor cannot be sorted here.
 */
export function DataList<Item>({
  list,
  columns,
  idOf,
  label,
  empty,
  selection,
}: {
  list: List<Item>;
  columns: ReadonlyArray<Column<Item>>;
  idOf: (item: Item) => string;
  /** What the table is called. */
  label: string;
  empty: ReactNode;
  selection?: Selection | undefined;
}) {
  const common = useCommon();
  const frame = useRef<HTMLDivElement>(null);
  const { items, hasMore, fetching, more } = list;
  // The places of all rows are reckoned anew with another function: it has to stay the same while a list is scrolled.
  const keyOf = useCallback((i: number) => idOf(items[i]!), [idOf, items]);
  const rows = useWindowVirtualizer({
    count: items.length,
    estimateSize: () => 60,
    overscan: 12,
    scrollMargin: frame.current?.offsetTop ?? 0,
    getItemKey: keyOf,
    // React draws when it comes to it: a frame that is scrolled does not wait for rows that are still out of sight.
    useFlushSync: false,
  });
  const drawn = rows.getVirtualItems();
  const last = drawn.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && !fetching && last >= items.length - 20) more();
  }, [hasMore, fetching, last, items.length, more]);

  const toggle = useCallback(
    (id: string) => {
      const next = new Set(selection?.picked);
      if (!next.delete(id)) next.add(id);
      selection?.setPicked(next);
    },
    [selection],
  );

  if (list.waiting) return <Waiting />;
  if (list.error && items.length === 0) return <ProblemNote error={list.error} again={list.again} />;
  // A page may be empty and the list go on: it is asked for by the effect above.
  if (items.length === 0 && !hasMore) return empty;

  const before = drawn[0] ? drawn[0].start - rows.options.scrollMargin : 0;
  const after = drawn.length > 0 ? rows.getTotalSize() - (drawn.at(-1)!.end - rows.options.scrollMargin) : 0;
  const width = columns.length + (selection ? 1 : 0);
  const onKey = (event: KeyboardEvent<HTMLDivElement>) => {
    const row = (event.target as HTMLElement).closest("tr");
    if (!row?.dataset.id || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { ArrowDown: row.nextElementSibling, ArrowUp: row.previousElementSibling }[event.key];
    if (step instanceof HTMLElement) {
      step.querySelector<HTMLElement>("a, button")?.focus();
      event.preventDefault();
    }
    // By position, so that it is the same key in the Russian layout.
    if (event.code === "KeyX" && selection) toggle(row.dataset.id);
  };
  const picked = selection?.picked.size ?? 0;
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: rows hold links and checkboxes; arrows only carry the focus between them */}
      <div className="list" ref={frame} onKeyDown={onKey}>
        <table aria-label={label} aria-rowcount={hasMore ? -1 : items.length + 1}>
          <thead>
            <tr aria-rowindex={1}>
              {selection && (
                <th scope="col" className="pick">
                  <Checkbox
                    aria-label={common("list.select.all")}
                    checked={picked > 0 && picked === items.length}
                    indeterminate={picked > 0 && picked < items.length}
                    onChange={() => selection.setPicked(picked > 0 ? new Set() : new Set(items.map(idOf)))}
                  />
                </th>
              )}
              {columns.map(({ key, title }) => (
                <th key={key} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {before > 0 && <Space height={before} width={width} />}
            {drawn.map(({ index, key }) => {
              const id = String(key);
              return (
                <Row
                  key={id}
                  id={id}
                  index={index}
                  item={items[index]!}
                  columns={columns}
                  measured={rows.measureElement}
                  picked={selection?.picked.has(id) ?? false}
                  nameOf={selection?.nameOf}
                  toggle={toggle}
                />
              );
            })}
            {after > 0 && <Space height={after} width={width} />}
          </tbody>
        </table>
      </div>
      <div className="list-foot" role="status">
        <span>{common(hasMore ? "list.count.more" : "list.count", { count: items.length })}</span>
        {fetching && <span>{common("more.coming")}</span>}
        {hasMore && !fetching && (
          <Button variant="default" size="xs" onClick={more}>
            {common("more")}
          </Button>
        )}
        {selection && <span className="no-print keys">{common("list.keys")}</span>}
      </div>
      {Boolean(list.error) && <ProblemNote error={list.error} again={list.again} />}
    </>
  );
}

interface RowOf<Item> {
  id: string;
  index: number;
  item: Item;
  columns: ReadonlyArray<Column<Item>>;
  measured: Ref<HTMLTableRowElement>;
  picked: boolean;
  nameOf: Selection["nameOf"] | undefined;
  toggle: (id: string) => void;
}

/** While a list is scrolled only rows that come into sight are drawn: the others stay as they are. */
const Row = memo(DrawnRow) as typeof DrawnRow;
function DrawnRow<Item>({ id, index, item, columns, measured, picked, nameOf, toggle }: RowOf<Item>) {
  const common = useCommon();
  return (
    <tr ref={measured} data-index={index} data-id={id} data-selected={picked || undefined} aria-rowindex={index + 2}>
      {nameOf && (
        <td className="pick">
          <Checkbox
            aria-label={common("list.select", { name: nameOf(id) })}
            checked={picked}
            onChange={() => toggle(id)}
          />
        </td>
      )}
      {columns.map((column, i) => (
        <td key={column.key} data-label={column.title} data-lead={i === 0 || undefined}>
          {column.cell(item)}
        </td>
      ))}
    </tr>
  );
}

/** Where rows would be that are not drawn. */
function Space({ height, width }: { height: number; width: number }) {
  return (
    <tr className="space">
      <td colSpan={width} style={{ height }} />
    </tr>
  );
}
