-- A material entered twice goes on as another (并入): the old code stays for the items that name it.

alter table catalogue.material add column successor text references catalogue.material (code);
alter table catalogue.material add constraint material_successor check (successor is null or (state = 'retired' and successor <> code));
comment on column catalogue.material.successor is 'The material that this one was entered as a second time; its samples are shown for it from then on.';
create index material_successor on catalogue.material (successor) where successor is not null;
