-- Changes of the library: proposed, reviewed, published as revisions and list versions, carried to those who inherit.

alter table catalogue.directory_item
  add state text not null default 'in-force' check (state in ('in-force', 'suspended', 'cancelled')),
  add name text,
  add type text,
  add department_key text,
  add levels text[] not null default '{}',
  add lists text[] not null default '{}';
comment on column catalogue.directory_item.lists is 'Which of the five lists (3+2) it stands on; name, type and levels are those of the current revision, for lists.';
create index directory_item_list on catalogue.directory_item using gin (lists);

create table catalogue.proposal (
  id uuid primary key,
  scope text not null check (scope in ('directory', 'implementing')),
  kind text not null check (kind in ('new', 'change', 'split', 'merge', 'suspend', 'resume', 'cancel', 'take-up', 'roll-back')),
  state text not null default 'draft' check (state in ('draft', 'in-review', 'returned', 'approved', 'published', 'withdrawn')),
  version int not null default 1,
  item_ids text[] not null default '{}',
  code text check (length(code) = 31),
  item_name text not null default '',
  office_id uuid not null references identity.office (id),
  proposer_id uuid not null references identity.officer (id),
  contents jsonb not null default '[]',
  local jsonb,
  base_revision_id uuid references catalogue.revision (id),
  roll_back_to uuid references catalogue.revision (id),
  reason text not null default '',
  effective_on date,
  saved_at timestamptz not null,
  submitted_at timestamptz,
  published_at timestamptz,
  list_version int,
  check ((scope = 'implementing') = (code is not null))
);
comment on table catalogue.proposal is 'A change of the library: drafted by an office, reviewed by others, published with its effective date.';
create index proposal_office on catalogue.proposal (office_id, id);
create index proposal_open on catalogue.proposal (state, id) where state in ('in-review', 'approved');
create index proposal_item on catalogue.proposal using gin (item_ids);
create index proposal_code on catalogue.proposal (code, id) where code is not null;

create table catalogue.review (
  id uuid primary key,
  proposal_id uuid not null references catalogue.proposal (id),
  -- The version that was looked at: a review of an earlier one no longer counts.
  proposal_version int not null,
  stage text not null check (stage in ('editing', 'legal', 'secrecy', 'approval')),
  verdict text not null check (verdict in ('pass', 'return')),
  opinion text not null,
  officer_id uuid not null references identity.officer (id),
  officer_name text not null,
  office_name text not null,
  at timestamptz not null
);
comment on table catalogue.review is 'Who looked at a proposal and what they said, among them the secrecy and correctness review; appended only.';
create index review_proposal on catalogue.review (proposal_id, at);

-- A revision with a code is an office's own: the directory's content with the local elements worked in.
alter table catalogue.revision
  add code text check (length(code) = 31),
  add base_id uuid references catalogue.revision (id),
  add local jsonb,
  add proposal_id uuid references catalogue.proposal (id),
  add kind text,
  add reason text not null default '',
  drop constraint revision_item_id_number_key,
  add check ((code is null) = (base_id is null)),
  add check ((code is null) = (local is null));
create unique index revision_directory_number on catalogue.revision (item_id, number) where code is null;
create unique index revision_local_number on catalogue.revision (code, number) where code is not null;

alter table catalogue.implementation
  add state text not null default 'published' check (state in ('published', 'to-merge', 'suspended', 'cancelled'));
create index implementation_office on catalogue.implementation (office_id, item_id);

create table catalogue.item_relation (
  from_item text not null references catalogue.directory_item (id),
  to_item text not null references catalogue.directory_item (id),
  how text not null check (how in ('split', 'merge')),
  proposal_id uuid not null references catalogue.proposal (id),
  primary key (from_item, to_item)
);
comment on table catalogue.item_relation is 'Which item became which by a split or merge.';

create table catalogue.list_version (
  number int primary key,
  published_at timestamptz not null,
  proposal_id uuid not null references catalogue.proposal (id)
);
comment on table catalogue.list_version is 'Versions of the list (清单版本): one for each change of the directory that came out.';

create table catalogue.propagation (
  id uuid primary key,
  item_id text not null references catalogue.directory_item (id),
  revision_id uuid not null references catalogue.revision (id),
  total int not null,
  done int not null default 0,
  to_merge int not null default 0,
  -- The last code brought along: where a job that was killed goes on.
  last_code text not null default '',
  started_at timestamptz not null,
  finished_at timestamptz
);
comment on table catalogue.propagation is 'How far a directory revision has come through the offices that inherit it.';
create unique index propagation_running on catalogue.propagation (item_id) where finished_at is null;

create table catalogue.merge (
  id uuid primary key,
  code text not null references catalogue.implementation (code),
  version int not null default 1,
  base_revision_id uuid not null references catalogue.revision (id),
  revision_id uuid not null references catalogue.revision (id),
  conflicts jsonb not null,
  opened_at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid references identity.officer (id)
);
comment on table catalogue.merge is 'What an office must decide after the directory changed an element that it had changed too.';
create unique index merge_open on catalogue.merge (code) where decided_at is null;

grant select on all tables in schema catalogue to tongban_reader;
grant select, insert, update on catalogue.proposal, catalogue.propagation, catalogue.merge to tongban_app;
grant select, insert on catalogue.review, catalogue.item_relation, catalogue.list_version to tongban_app;
