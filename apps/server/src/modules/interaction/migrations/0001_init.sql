grant usage on schema interaction to tongban_app, tongban_reader;

create table interaction.rating (
  case_id uuid primary key,
  case_no text not null,
  item_name text not null,
  subject_id uuid not null,
  office_id uuid not null,
  stars int not null check (stars between 1 and 5),
  indicators text[] not null,
  comment text not null check (length(comment) <= 500),
  at timestamptz not null
);
comment on table interaction.rating is 'One rating a case (一事一评), 5 is the best as in the national 好差评 scale. Only ever appended to.';
create index rating_office on interaction.rating (office_id, at desc, case_id) include (stars);

grant select, insert on interaction.rating to tongban_app;

alter table interaction.rating enable row level security;
alter table interaction.rating force row level security;
create policy rating_owner on interaction.rating using (platform.actor_kind() = 'person' and subject_id = platform.subject());
create policy rating_office on interaction.rating for select using (platform.actor_kind() = 'officer' and office_id = platform.office());
create policy rating_system on interaction.rating using (platform.actor_kind() = 'system');
