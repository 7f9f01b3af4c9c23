create table joint.matter (
  id uuid primary key,
  bundle_code text not null,
  name text not null,
  name_en text not null,
  region_code text not null,
  subject_id uuid not null,
  person_id uuid not null,
  legal_person_id uuid,
  audience text not null check (audience in ('natural', 'legal')),
  definition jsonb not null,
  version int not null default 1 check (version > 0),
  saved_at timestamptz not null,
  joint_no text unique,
  applicant_name text,
  submitted_at timestamptz,
  promised_days int not null check (promised_days between 1 and 45),
  accepted_on date,
  open int check (open >= 0),
  answered_at timestamptz,
  answer_id uuid,
  check ((joint_no is null) = (submitted_at is null) and (joint_no is null) = (open is null)),
  check (answered_at is null or open = 0)
);
comment on table joint.matter is 'A joint application (一件事); submitted once it has a number. open counts the parts that are not closed: the join, updated in SQL only. promised_days: 行政许可法 art. 42 (2).';
create unique index matter_one_open on joint.matter (subject_id, bundle_code) where submitted_at is null;
create index matter_subject on joint.matter (subject_id, id desc);

create table joint.part (
  matter_id uuid not null references joint.matter (id) on delete cascade,
  key text not null,
  position int not null,
  draft_id uuid not null unique,
  subject_id uuid not null,
  name text not null,
  name_en text not null,
  item_code text not null,
  office_name text not null,
  after text[] not null,
  state text not null default 'applied' check (state in ('applied', 'waiting', 'begun', 'closed')),
  outcome text check (outcome in ('granted', 'denied', 'refused', 'withdrawn', 'terminated', 'not-begun')),
  why text,
  why_en text,
  primary key (matter_id, key),
  check ((state = 'closed') = (outcome is not null))
);
comment on table joint.part is 'A part of a joint application; its application and its case have the id draft_id. What it waits for stands in after.';

grant select, insert, delete on joint.matter, joint.part to tongban_app;
grant update (version, saved_at, joint_no, applicant_name, submitted_at, accepted_on, open, answered_at, answer_id) on joint.matter to tongban_app;
grant update (state, outcome, why, why_en) on joint.part to tongban_app;
alter table joint.matter enable row level security;
alter table joint.matter force row level security;
alter table joint.part enable row level security;
alter table joint.part force row level security;
create policy matter_owner on joint.matter using (platform.actor_kind() = 'person' and subject_id = platform.subject());
create policy matter_system on joint.matter using (platform.actor_kind() = 'system');
create policy part_owner on joint.part using (platform.actor_kind() = 'person' and subject_id = platform.subject());
create policy part_system on joint.part using (platform.actor_kind() = 'system');
