-- What items may name: licence types, shared resources and departments, as the publish gate and imports look them up.
create table catalogue.known_name (
  kind text not null check (kind in ('licence-type', 'shared-resource', 'department')),
  name text not null,
  code text not null,
  name_en text not null,
  primary key (kind, name)
);
comment on table catalogue.known_name is 'Licence types (code 21), shared resources (provider) and departments (key) that an item may name; from data/.';
grant select on catalogue.known_name to tongban_app, tongban_reader;
