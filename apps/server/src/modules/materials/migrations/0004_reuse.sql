alter table materials.checklist_entry add column standard_code text;
comment on column materials.checklist_entry.standard_code is 'Code in the material catalogue (材料目录): the same material whatever item asks for it. A file given for it once can be used again.';
create index checklist_entry_standard on materials.checklist_entry (subject_id, standard_code)
  where standard_code is not null and state in ('wanted', 'optional');
