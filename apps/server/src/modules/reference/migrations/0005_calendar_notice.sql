-- 年度放假安排: imported into a running installation; what was imported is not seeded over.
alter table reference.calendar_year add column document text;
create table reference.calendar_change (
  id uuid primary key,
  version int generated always as identity unique,
  year int not null,
  document text not null,
  by_name text not null,
  at timestamptz not null,
  rest_before jsonb,
  work_before jsonb
);
comment on table reference.calendar_change is 'Every notice on rest days that was imported, with what it replaced.';
grant select on reference.calendar_change to tongban_app, tongban_reader;
grant insert on reference.calendar_change to tongban_app;
grant insert, update on reference.calendar_year to tongban_app;
