-- Roles are of the cluster: made when absent, never with a password (the app's connections take the role).
do $$ begin
  if not exists (select from pg_roles where rolname = 'tongban_app') then create role tongban_app nologin; end if;
  if not exists (select from pg_roles where rolname = 'tongban_reader') then create role tongban_reader nologin; end if;
exception when duplicate_object or unique_violation then null;
end $$;
grant tongban_app, tongban_reader to current_user;

grant usage on schema platform to tongban_app, tongban_reader;

create table platform.audit (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  actor text not null,
  action text not null,
  subject_id text,
  detail jsonb not null default '{}'
);
comment on table platform.audit is 'Who did or tried what. Only ever appended to.';
create index audit_subject on platform.audit (subject_id, at);
grant select, insert on platform.audit to tongban_app;
grant select on platform.audit to tongban_reader;

create table platform.outbox (
  id bigint generated always as identity primary key,
  type text not null,
  payload jsonb not null,
  created_at timestamptz not null default clock_timestamp()
);
comment on table platform.outbox is 'Events on their way to subscribers; a row goes when its jobs are queued, in the same transaction.';
grant select, insert, update, delete on platform.outbox to tongban_app;

create table platform.idempotency_key (
  actor text not null,
  key text not null check (length(key) between 8 and 100),
  operation text not null,
  request_hash text not null,
  response jsonb not null,
  created_at timestamptz not null default clock_timestamp(),
  primary key (actor, key)
);
comment on table platform.idempotency_key is 'The answer given to each intent; a repeated key answers the same.';
create index idempotency_key_age on platform.idempotency_key (created_at);
grant select, insert, delete on platform.idempotency_key to tongban_app;

create table platform.setting (name text primary key, value jsonb not null);
comment on table platform.setting is 'Facts of the installation: what was seeded, when.';
grant select, insert, update on platform.setting to tongban_app;

-- What row security asks: settings of the transaction, made by the platform from the session.
create function platform.actor_kind() returns text language sql stable parallel safe
  return coalesce(current_setting('tongban.kind', true), '');
create function platform.subject() returns uuid language sql stable parallel safe
  return nullif(current_setting('tongban.subject', true), '')::uuid;
create function platform.office() returns uuid language sql stable parallel safe
  return nullif(current_setting('tongban.office', true), '')::uuid;
create function platform.region_prefix() returns text language sql stable parallel safe
  return nullif(current_setting('tongban.region', true), '');
