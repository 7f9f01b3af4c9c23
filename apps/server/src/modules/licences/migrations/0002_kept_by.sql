-- The office that took a running case over (区划变更) reads the documents made before; who made them stays.
alter table licences.document add kept_by uuid;
comment on column licences.document.kept_by is 'The office that goes on with the case after the one that made the document ended.';
grant update (kept_by) on licences.document to tongban_app;
create policy document_kept on licences.document for select using (
  platform.actor_kind() = 'officer' and kept_by = platform.office());
