/** The tables. One row per execution; its history in pieces, each the events of one commit. */
export const schema = `
  create table if not exists meta (key text primary key, value text not null) without rowid;
  create table if not exists machines (
    arn text primary key, name text not null, role_arn text not null, status text not null, created_at integer not null,
    revision integer not null, settings text not null
  ) without rowid;
  create table if not exists revisions (
    id integer primary key, machine_arn text not null, role_arn text not null, definition text not null,
    revision_id text, created_at integer not null
  );
  create table if not exists executions (
    id integer primary key, arn text not null, machine_arn text not null, name text not null, revision integer not null,
    status text not null, started_at integer not null, stopped_at integer, redriven_at integer, due integer,
    calling integer not null, parent text, awaited integer not null, last_event integer not null,
    redrive_count integer not null, input text not null, output text, error text, cause text, run text
  );
  create unique index if not exists executions_arn on executions (arn);
  create index if not exists executions_machine on executions (machine_arn, started_at desc, id desc);
  create index if not exists executions_due on executions (due) where due is not null;
  create index if not exists executions_calling on executions (id) where calling = 1;
  create index if not exists executions_awaited on executions (id) where awaited = 1;
  create unique index if not exists executions_parent on executions (parent) where parent is not null;
  create table if not exists tags (arn text primary key, tags text not null) without rowid;
  create table if not exists versions (
    machine_arn text not null, version integer not null, revision integer not null, description text,
    created_at integer not null, deleted integer not null, primary key (machine_arn, version)
  ) without rowid;
  create table if not exists aliases (
    arn text primary key, machine_arn text not null, name text not null, description text, routing text not null,
    created_at integer not null, updated_at integer not null
  ) without rowid;
  create index if not exists aliases_machine on aliases (machine_arn, created_at, arn);
  create table if not exists activities (
    arn text primary key, name text not null, created_at integer not null, settings text not null
  ) without rowid;
  create table if not exists map_runs (
    arn text primary key, execution_arn text not null, run text not null
  ) without rowid;
  create index if not exists map_runs_execution on map_runs (execution_arn, arn);
  create table if not exists history (place integer primary key, events text not null);
`;

/** A history piece lies at execution * pieces + its first event's id, so that one range holds one history. */
export const pieces = 2 ** 15;

/** Columns that came after their tables: an older folder gets them when it is opened. */
export const added = [
  ["machines", "type", "text not null default 'STANDARD'"],
  ["executions", "more", "text"],
  ["executions", "map_run", "text"],
] as const;

/** Indexes over such columns. */
export const addedIndexes =
  "create index if not exists executions_map_run on executions (map_run, started_at desc, id desc) where map_run is not null";
