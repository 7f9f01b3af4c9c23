grant usage on schema reference to tongban_app, tongban_reader;

create table reference.region (
  code text primary key check (code ~ '^\d{12}$'),
  name text not null,
  level text not null check (level in ('province', 'city', 'county', 'township', 'village')),
  parent text references reference.region (code),
  kind text not null,
  official boolean not null
);
comment on table reference.region is 'Divisions of five levels (NBS 2023); official = false are statistical units such as development zones.';
create index region_parent on reference.region (parent, code);
grant select on reference.region to tongban_app, tongban_reader;

create table reference.calendar_year (
  year int primary key,
  announced boolean not null,
  rest jsonb not null,
  work jsonb not null
);
comment on table reference.calendar_year is 'Rest days and make-up working days by the State Council''s yearly notice; before it, the statutory days only.';
grant select on reference.calendar_year to tongban_app, tongban_reader;

create table reference.number_series (
  series text not null,
  scope text not null,
  period text not null,
  last int not null check (last > 0),
  primary key (series, scope, period)
);
comment on table reference.number_series is 'Numbers without gaps: drawn in the transaction that uses them, so a refusal burns none.';
grant select, insert, update on reference.number_series to tongban_app;
