-- The report of the checks of the publish gate over the whole library.

create table catalogue.lint_run (
  id uuid primary key,
  -- A run over a part, asked for on the command line, is no report of the library.
  region_prefix text,
  office_id uuid references identity.office (id),
  stage text not null default 'contents' check (stage in ('contents', 'offices', 'done')),
  done int not null default 0,
  total int not null default 0,
  -- The last office looked at: where a run that was interrupted goes on.
  last_office uuid,
  started_at timestamptz not null,
  finished_at timestamptz,
  check ((stage = 'done') = (finished_at is not null))
);
comment on table catalogue.lint_run is 'Runs of the checks of the publish gate over the library; the two newest over all of it are kept.';
create unique index lint_run_whole on catalogue.lint_run ((true))
  where finished_at is null and region_prefix is null and office_id is null;

create table catalogue.lint_content (
  run_id uuid not null references catalogue.lint_run (id) on delete cascade,
  revision_id uuid not null references catalogue.revision (id),
  item_id text not null,
  -- An office's own revision.
  code text,
  -- Null until looked at.
  problems jsonb,
  rules jsonb,
  count int,
  weight int,
  primary key (run_id, revision_id)
);
comment on table catalogue.lint_content is 'Each revision that somebody exercises, looked at once a run: what is wrong, by rule, and the points it takes.';
create index lint_content_open on catalogue.lint_content (run_id, revision_id) where problems is null;

create table catalogue.lint_finding (
  run_id uuid not null references catalogue.lint_run (id) on delete cascade,
  office_id uuid not null references identity.office (id),
  -- Empty for what the office says of itself.
  code text not null,
  item_id text,
  problems jsonb not null,
  rules jsonb not null,
  count int not null,
  weight int not null,
  primary key (run_id, office_id, code)
);
comment on table catalogue.lint_finding is 'What is wrong with an office or with an implementing item, beside its content: code and telephones.';

create table catalogue.lint_office (
  run_id uuid not null references catalogue.lint_run (id) on delete cascade,
  office_id uuid not null references identity.office (id),
  region_code text not null,
  items int not null,
  items_with_problems int not null,
  problems int not null,
  rules jsonb not null,
  score numeric(4, 1) not null check (score between 0 and 100),
  primary key (run_id, office_id)
);
comment on table catalogue.lint_office is 'Score of each office that exercises items: 100 less the points its items lose on average and those of its own facts.';
create index lint_office_score on catalogue.lint_office (run_id, score, office_id);
create index lint_office_region on catalogue.lint_office (run_id, region_code);

grant select on catalogue.lint_run, catalogue.lint_content, catalogue.lint_finding, catalogue.lint_office to tongban_reader;
grant select, insert, update, delete on catalogue.lint_run, catalogue.lint_content, catalogue.lint_finding, catalogue.lint_office to tongban_app;

-- Staff read what the checks found; a run is the platform's.
do $$ declare t text; begin
  foreach t in array array['lint_run', 'lint_finding', 'lint_office'] loop
    execute format('alter table catalogue.%I enable row level security', t);
    execute format('alter table catalogue.%I force row level security', t);
    execute format('create policy %I on catalogue.%I using (platform.actor_kind() in (''system'', ''officer''))', t || '_staff', t);
    execute format('create policy %I on catalogue.%I for select to tongban_reader using (true)', t || '_reader', t);
  end loop;
end $$;
