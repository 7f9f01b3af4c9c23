grant usage on schema licences to tongban_app, tongban_reader;

create table licences.licence_type (
  code text primary key check (code ~ '^[0-9A-Z]{18}\d{3}$'),
  name text not null unique,
  name_en text not null,
  holder_kind text not null check (holder_kind in ('natural', 'legal', 'either')),
  validity_years int check (validity_years > 0)
);
comment on table licences.licence_type is 'Kinds of licence (证照类型): code = credit code of the defining organ and three digits (GB/T 36904).';
grant select on licences.licence_type to tongban_app, tongban_reader;

create table licences.document (
  id uuid primary key,
  kind text not null check (kind in (
    'acceptance-notice', 'correction-notice', 'refusal-notice', 'grant-decision', 'denial-decision', 'result')),
  number text not null unique,
  title text not null,
  title_en text not null,
  content jsonb not null,
  case_id uuid not null,
  subject_id uuid not null,
  office_id uuid not null,
  region_code text,
  verify_code text not null unique check (verify_code ~ '^[2-9A-HJKMNP-Z]{12}$'),
  state text not null default 'pending' check (state in ('pending', 'ready', 'failed')),
  file_id uuid,
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes int check (bytes > 0),
  created_at timestamptz(3) not null default clock_timestamp(),
  check ((state = 'ready') = (file_id is not null and sha256 is not null and bytes is not null))
);
comment on table licences.document is 'Numbered official documents (文书): what was said, once; the PDF is made from it after commit.';
create index document_case on licences.document (case_id, id);
create index document_subject on licences.document (subject_id, id);

create table licences.licence (
  id uuid primary key,
  type_code text not null,
  type_name text not null,
  type_name_en text not null,
  identifier text not null unique,
  number text not null,
  holder_subject_id uuid,
  holder_lookup text not null,
  holder_name text not null,
  holder_masked_number text not null,
  issuer_name text not null,
  issuer_code text not null,
  office_id uuid,
  issued_on date not null,
  valid_until date check (valid_until >= issued_on),
  status text not null default 'valid' check (status in ('valid', 'revoked', 'cancelled', 'suspended')),
  status_reason text,
  elements jsonb not null default '[]',
  case_id uuid,
  document_id uuid references licences.document (id),
  origin text not null check (origin in ('issued', 'library', 'source')),
  version int not null default 1 check (version > 0),
  check ((origin = 'issued') = (document_id is not null))
);
comment on table licences.licence is 'E-licences (电子证照), issued here or known from outside; expiry is read from valid_until, never stored.';
create index licence_subject on licences.licence (holder_subject_id, issued_on desc);
create index licence_lookup on licences.licence (holder_lookup);
create index licence_document on licences.licence (document_id);

alter table licences.document enable row level security;
alter table licences.document force row level security;
alter table licences.licence enable row level security;
alter table licences.licence force row level security;

-- Only an office, or a job, makes an official document; the person it concerns may read it.
create policy document_owner on licences.document for select using (
  platform.actor_kind() = 'person' and subject_id = platform.subject());
create policy document_office on licences.document for select using (
  platform.actor_kind() = 'officer' and office_id = platform.office());
create policy document_issue on licences.document for insert with check (
  platform.actor_kind() = 'officer' and office_id = platform.office());
create policy document_region on licences.document for select using (
  platform.actor_kind() = 'officer' and region_code like platform.region_prefix() || '%');
create policy document_system on licences.document using (platform.actor_kind() = 'system');

create policy licence_owner on licences.licence for select using (
  platform.actor_kind() = 'person' and holder_subject_id = platform.subject());
create policy licence_office on licences.licence for select using (
  platform.actor_kind() = 'officer' and office_id = platform.office());
create policy licence_issue on licences.licence for insert with check (
  platform.actor_kind() = 'officer' and office_id = platform.office() and origin = 'issued');
create policy licence_system on licences.licence using (platform.actor_kind() = 'system');

grant select, insert on licences.document to tongban_app;
grant update (state, file_id, sha256, bytes) on licences.document to tongban_app;
grant select, insert, update on licences.licence to tongban_app;
