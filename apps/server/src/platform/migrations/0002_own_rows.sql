-- An answer kept for a repeated key holds what the actor was told: nobody else's. The audit is written by all, read by few.
create function platform.actor_key() returns text language sql stable parallel safe
  return platform.actor_kind() || case when platform.actor_kind() in ('person', 'officer') then ':' || current_setting('tongban.actor', true) else '' end;

alter table platform.idempotency_key enable row level security;
alter table platform.idempotency_key force row level security;
create policy idempotency_key_own on platform.idempotency_key using (actor = platform.actor_key());
create policy idempotency_key_system on platform.idempotency_key using (platform.actor_kind() = 'system');

alter table platform.audit enable row level security;
alter table platform.audit force row level security;
create policy audit_write on platform.audit for insert to tongban_app with check (true);
create policy audit_system on platform.audit for select to tongban_app using (platform.actor_kind() = 'system');
create policy audit_reader on platform.audit for select to tongban_reader using (true);
