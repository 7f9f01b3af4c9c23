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

-- Lists that were handed in: checked, reviewed, taken over whole or not at all.
create table catalogue.import_run (
  id uuid primary key,
  version int not null default 1,
  name text not null,
  state text not null check (state in ('checking', 'wrong', 'checked', 'importing', 'imported', 'discarded', 'failed')),
  done int not null default 0,
  total int,
  file_id uuid,
  /* Null for the command line, where the operator of the installation answers for it. */
  officer_id uuid references identity.officer (id),
  by_name text not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  reviewer_id uuid references identity.officer (id),
  reviewer_name text,
  opinion text,
  report jsonb,
  report_file uuid
);
comment on table catalogue.import_run is 'Lists handed in, with their report and who reviewed them for secrecy and correctness before they were taken over.';
create index import_run_started on catalogue.import_run (started_at desc, id);

alter table catalogue.revision add import_id uuid references catalogue.import_run (id);
alter table catalogue.list_version
  alter proposal_id drop not null,
  add import_id uuid references catalogue.import_run (id),
  add check (num_nonnulls(proposal_id, import_id) = 1);
create index revision_import on catalogue.revision (import_id) where import_id is not null;

grant select on catalogue.import_run to tongban_reader;
grant select, insert, update on catalogue.import_run to tongban_app;
grant insert on catalogue.legal_article to tongban_app;
