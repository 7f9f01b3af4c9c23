-- One document of the catalogue may be asked for of several people: a file given for one is not offered for another.

alter table materials.checklist_entry add column holder text not null default '';
comment on column materials.checklist_entry.holder is 'Whose document it is (法定代表人, 父母), as the item says; empty where it says nothing.';
