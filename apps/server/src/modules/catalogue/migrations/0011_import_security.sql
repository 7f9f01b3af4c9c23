-- Lists that were handed in are for staff, as the actions let them.
alter table catalogue.import_run enable row level security;
alter table catalogue.import_run force row level security;
create policy import_run_system on catalogue.import_run using (platform.actor_kind() = 'system');
create policy import_run_officer on catalogue.import_run using (platform.actor_kind() = 'officer');
create policy import_run_reader on catalogue.import_run for select to tongban_reader using (true);
