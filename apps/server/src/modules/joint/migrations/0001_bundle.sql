grant usage on schema joint to tongban_app, tongban_reader;

create table joint.bundle (
  code text primary key check (code ~ '^[a-z][a-z0-9-]*$'),
  position int not null,
  definition jsonb not null,
  conditions jsonb not null,
  items text[] not null
);
comment on table joint.bundle is 'One-matter bundles (一件事, 国发〔2024〕3号) from data/bundle-flows.json, checked; conditions are compiled, items are ids of the directory.';
create index bundle_items on joint.bundle using gin (items);
grant select on joint.bundle to tongban_app, tongban_reader;
