create table interaction.experience (
  id uuid primary key,
  case_id uuid not null unique,
  item_name text not null,
  base_code text not null check (length(base_code) = 12),
  subject_id uuid not null,
  office_id uuid not null,
  text text not null check (length(text) between 10 and 500),
  state text not null default 'waiting' check (state in ('waiting', 'shown', 'kept-back')),
  reason text,
  version int not null default 1,
  at timestamptz not null,
  check ((state = 'kept-back') = (reason is not null))
);
comment on table interaction.experience is 'Experiences (办事经验), one a case, public once the office has looked at them; who wrote one is never shown.';
create index experience_shown on interaction.experience (base_code, at desc) where state = 'shown';
create index experience_office on interaction.experience (office_id, at desc);

grant select, insert, update on interaction.experience to tongban_app;
alter table interaction.experience enable row level security;
alter table interaction.experience force row level security;
create policy experience_owner on interaction.experience using (platform.actor_kind() = 'person' and subject_id = platform.subject());
create policy experience_office on interaction.experience using (platform.actor_kind() = 'officer' and office_id = platform.office());
create policy experience_public on interaction.experience for select using (state = 'shown');
create policy experience_system on interaction.experience using (platform.actor_kind() = 'system');
