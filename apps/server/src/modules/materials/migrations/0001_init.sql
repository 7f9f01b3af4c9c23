grant usage on schema materials to tongban_app, tongban_reader;

create table materials.checklist_entry (
  application_id uuid not null,
  material_key text not null,
  subject_id uuid not null,
  office_id uuid,
  region_code text,
  position int not null check (position >= 0),
  name text not null,
  name_en text not null,
  required boolean not null,
  state text not null check (state in ('attached', 'office-verifies', 'generated', 'wanted', 'optional')),
  trust text check (trust in ('A', 'B', 'C', 'D')),
  upload_trust text not null check (upload_trust in ('C', 'D')),
  source text not null,
  source_en text not null,
  licence_id uuid,
  licence_identifier text,
  accepted_kinds text[] not null,
  note text,
  primary key (application_id, material_key),
  check ((office_id is null) = (region_code is null))
);
comment on table materials.checklist_entry is 'One line of the checklist of an application, as it stands without uploads; office and region are set at submission. Trust levels A to D: 国办函〔2016〕108号.';

create table materials.stored_file (
  id uuid primary key,
  application_id uuid not null,
  material_key text not null,
  subject_id uuid not null,
  person_id uuid not null,
  name text not null,
  kind text not null check (kind in ('pdf', 'jpg', 'png')),
  bytes int not null check (bytes > 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  created_at timestamptz not null,
  handed_at timestamptz,
  removed_at timestamptz,
  foreign key (application_id, material_key) references materials.checklist_entry,
  check (handed_at is null or removed_at is null)
);
comment on table materials.stored_file is 'A file given for a material, whole and hashed; its octets lie in the file store under its id. Handed over, it is never taken away.';
create index stored_file_material on materials.stored_file (application_id, material_key, created_at);

create table materials.upload (
  id uuid primary key,
  application_id uuid not null,
  material_key text not null,
  subject_id uuid not null,
  person_id uuid not null,
  name text not null,
  bytes int not null check (bytes > 0),
  received int not null default 0 check (received between 0 and bytes),
  created_at timestamptz not null,
  touched_at timestamptz not null,
  completed_file_id uuid,
  foreign key (application_id, material_key) references materials.checklist_entry
);
comment on table materials.upload is 'A file on its way; forgotten a day after it was last touched.';
create unique index upload_unfinished on materials.upload (application_id, material_key, name, bytes) where completed_file_id is null;
create index upload_age on materials.upload (touched_at);

create table materials.upload_chunk (
  upload_id uuid not null references materials.upload (id) on delete cascade,
  start_at int not null check (start_at >= 0),
  bytes int not null check (bytes > 0),
  file_id uuid not null,
  primary key (upload_id, start_at)
);
comment on table materials.upload_chunk is 'The pieces received, each in a file of its own, so that two tabs never write into one another.';

create table materials.access_log (
  id uuid primary key,
  at timestamptz not null,
  file_id uuid not null,
  application_id uuid not null,
  material_key text not null,
  subject_id uuid not null,
  officer_id uuid not null,
  officer_name text not null,
  office_id uuid not null,
  office_name text not null,
  purpose text not null
);
comment on table materials.access_log is 'Which officer looked at whose file, and what for; the person may read it. Only ever appended to.';
create index access_log_subject on materials.access_log (subject_id, at);
create index access_log_file on materials.access_log (file_id, at);

grant select, insert, delete on materials.checklist_entry, materials.stored_file, materials.upload, materials.upload_chunk to tongban_app;
grant update (office_id, region_code) on materials.checklist_entry to tongban_app;
grant update (handed_at, removed_at) on materials.stored_file to tongban_app;
grant update (received, touched_at, completed_file_id) on materials.upload to tongban_app;
grant select, insert on materials.access_log to tongban_app;

alter table materials.checklist_entry enable row level security;
alter table materials.stored_file enable row level security;
alter table materials.upload enable row level security;
alter table materials.upload_chunk enable row level security;
alter table materials.access_log enable row level security;
alter table materials.checklist_entry force row level security;
alter table materials.stored_file force row level security;
alter table materials.upload force row level security;
alter table materials.upload_chunk force row level security;
alter table materials.access_log force row level security;

create policy entry_owner on materials.checklist_entry using (platform.actor_kind() = 'person' and subject_id = platform.subject());
create policy entry_office on materials.checklist_entry for select using (platform.actor_kind() = 'officer' and office_id = platform.office());
create policy entry_region on materials.checklist_entry for select using (platform.actor_kind() = 'officer' and region_code like platform.region_prefix() || '%');
create policy entry_system on materials.checklist_entry using (platform.actor_kind() = 'system');

-- A file is seen by whom its line of the checklist is seen (the policies above hold inside the subquery), once handed over.
create policy file_owner on materials.stored_file using (platform.actor_kind() = 'person' and subject_id = platform.subject());
create policy file_officer on materials.stored_file for select using (
  platform.actor_kind() = 'officer' and handed_at is not null and exists (
    select from materials.checklist_entry e where e.application_id = stored_file.application_id and e.material_key = stored_file.material_key));
create policy file_system on materials.stored_file using (platform.actor_kind() = 'system');

create policy upload_owner on materials.upload using (platform.actor_kind() = 'person' and subject_id = platform.subject());
create policy upload_system on materials.upload using (platform.actor_kind() = 'system');
create policy chunk_of_upload on materials.upload_chunk using (exists (select from materials.upload u where u.id = upload_id));

create policy access_log_officer on materials.access_log for insert with check (platform.actor_kind() = 'officer' and office_id = platform.office());
create policy access_log_owner on materials.access_log for select using (platform.actor_kind() = 'person' and subject_id = platform.subject());
create policy access_log_system on materials.access_log for select using (platform.actor_kind() = 'system');
