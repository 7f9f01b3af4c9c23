-- Divisions are renamed and merged (区划变更): what was stays to be found, and says what took it over.
create table reference.region_change (
  id uuid primary key,
  number int generated always as identity unique,
  document text not null check (length(document) between 4 and 100),
  reason text not null,
  effective_on date not null,
  acts jsonb not null,
  -- What became of which division, as it was then.
  outcomes jsonb not null,
  -- The same file handed in twice is one change.
  digest text not null unique,
  by_name text not null,
  at timestamptz not null
);
comment on table reference.region_change is 'Changes of divisions with the document they rest on and who entered them; only ever appended to.';
grant select, insert on reference.region_change to tongban_app;
grant select on reference.region_change to tongban_reader;

alter table reference.region
  add ended_on date,
  add successor text references reference.region (code),
  add former_names text[] not null default '{}',
  -- From then on the data a start brings leaves the row alone.
  add changed_on date,
  add check ((ended_on is null) = (successor is null)),
  add check (successor <> code);
comment on column reference.region.successor is 'The division that took an ended one over: always one that lasts, however often it was taken over.';
grant insert, update on reference.region to tongban_app;

create table reference.region_prefix (
  prefix text primary key check (prefix ~ '^\d{4,12}$'),
  region_code text not null references reference.region (code)
);
comment on table reference.region_prefix is 'Codes that keep the digits of an ended division and lie below its successor: the first digits, and the division.';
create index region_prefix_region on reference.region_prefix (region_code);
grant select, insert, update on reference.region_prefix to tongban_app;
grant select on reference.region_prefix to tongban_reader;
