grant usage on schema cases to tongban_app, tongban_reader;

create table cases.draft (
  id uuid primary key,
  subject_id uuid not null,
  person_id uuid not null,
  item_code text not null,
  revision_id uuid not null,
  audience text not null check (audience in ('natural', 'legal')),
  answers jsonb not null,
  locked_keys text[] not null,
  version int not null default 1 check (version > 0),
  saved_at timestamptz not null,
  submitted boolean not null default false
);
comment on table cases.draft is 'An application being filled in (申请草稿); the case it becomes has the same id.';
create index draft_open on cases.draft (subject_id, saved_at desc) where not submitted;
create unique index draft_one_open on cases.draft (subject_id, item_code) where not submitted;

create table cases.case (
  id uuid primary key,
  case_no text not null unique,
  item_code text not null,
  revision_id uuid not null,
  item_name text not null,
  item_name_en text not null,
  office_id uuid not null,
  office_name text not null,
  level text not null,
  region_code text not null,
  region_name text not null,
  subject_id uuid not null,
  person_id uuid not null,
  applicant_name text not null,
  acted_by text,
  holder_lookup text not null,
  masked_identifier text not null,
  masked_mobile text not null,
  audience text not null check (audience in ('natural', 'legal')),
  status text not null,
  version int not null default 1 check (version > 0),
  answers jsonb not null,
  locked_keys text[] not null,
  promised_days int not null,
  submitted_at timestamptz not null,
  due date,
  clock jsonb,
  corrections jsonb not null default '[]',
  answers_before jsonb,
  corrected_at timestamptz,
  noticed_at timestamptz,
  opinion jsonb,
  handler_id uuid,
  reasons text,
  rated boolean not null default false,
  head_seq int not null,
  head_hash text not null
);
comment on table cases.case is 'A case as it stands; its truth is the chain of events, written in the same statement.';
create index case_subject on cases.case (subject_id, id desc);
create index case_office on cases.case (office_id, id desc);
create index case_office_name on cases.case (office_id, applicant_name);

create table cases.event (
  case_id uuid not null references cases.case (id),
  seq int not null check (seq > 0),
  type text not null,
  at timestamptz(3) not null,
  actor text not null,
  actor_name text not null,
  office_id uuid not null,
  subject_id uuid not null,
  data jsonb not null,
  previous text not null,
  hash text not null,
  primary key (case_id, seq)
);
comment on table cases.event is 'Every act of a case, chained by SM3; only ever appended to.';

create table cases.work_item (
  case_id uuid primary key references cases.case (id),
  office_id uuid not null,
  subject_id uuid not null,
  queue text not null check (queue in ('intake', 'waiting', 'examination', 'decision')),
  due date not null,
  case_no text not null,
  item_name text not null,
  applicant_name text not null,
  status text not null,
  submitted_at timestamptz not null,
  region_code text not null
);
comment on table cases.work_item is 'What waits in an office, in order of due date; a row lives as long as the case is open.';
create index work_item_queue on cases.work_item (office_id, queue, due, case_id);

create table cases.query_failure (
  case_no text primary key,
  failures int not null,
  since timestamptz not null
);
comment on table cases.query_failure is 'Wrong query codes a case number; five close it for fifteen minutes.';

alter table cases.draft enable row level security;
alter table cases.case enable row level security;
alter table cases.event enable row level security;
alter table cases.work_item enable row level security;
alter table cases.draft force row level security;
alter table cases.case force row level security;
alter table cases.event force row level security;
alter table cases.work_item force row level security;

create policy draft_owner on cases.draft using (platform.actor_kind() = 'person' and subject_id = platform.subject());
create policy draft_system on cases.draft using (platform.actor_kind() = 'system');
create policy case_owner on cases.case using (platform.actor_kind() = 'person' and subject_id = platform.subject());
create policy case_office on cases.case using (platform.actor_kind() = 'officer' and office_id = platform.office());
create policy case_region on cases.case for select using (platform.actor_kind() = 'officer' and region_code like platform.region_prefix() || '%');
create policy case_system on cases.case using (platform.actor_kind() = 'system');
create policy event_owner on cases.event using (platform.actor_kind() = 'person' and subject_id = platform.subject());
create policy event_office on cases.event using (platform.actor_kind() = 'officer' and office_id = platform.office());
create policy event_region on cases.event for select using (
  platform.actor_kind() = 'officer' and platform.region_prefix() is not null
  and exists (select from cases.case c where c.id = case_id));
create policy event_system on cases.event using (platform.actor_kind() = 'system');
create policy work_item_owner on cases.work_item using (platform.actor_kind() = 'person' and subject_id = platform.subject());
create policy work_item_office on cases.work_item using (platform.actor_kind() = 'officer' and office_id = platform.office());
create policy work_item_region on cases.work_item for select using (platform.actor_kind() = 'officer' and region_code like platform.region_prefix() || '%');
create policy work_item_system on cases.work_item using (platform.actor_kind() = 'system');

grant select, insert, update, delete on cases.draft to tongban_app;
grant select, insert, update on cases.case to tongban_app;
grant select, insert on cases.event to tongban_app;
grant select, insert, update, delete on cases.work_item to tongban_app;
grant select, insert, update, delete on cases.query_failure to tongban_app;
