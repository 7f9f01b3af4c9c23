-- Documents that earlier cases ended with, as the publish gate looks them up: nobody is asked for them again.

alter table catalogue.known_name drop constraint known_name_kind_check;
alter table catalogue.known_name add constraint known_name_kind_check
  check (kind in ('licence-type', 'shared-resource', 'department', 'document'));
comment on table catalogue.known_name is 'Licence types (code 21), shared resources (provider) and departments (key) that an item may name, from data/; documents that items end with (item), which nobody is asked for again.';

create function catalogue.note_document() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into catalogue.known_name (kind, name, code, name_en)
  values ('document', new.content #>> '{result,name}', new.item_id, new.content #>> '{result,nameEn}')
  on conflict do nothing;
  return null;
end $$;
comment on function catalogue.note_document is 'A name stays when the item changes: there are cases that ended with it.';
create trigger note_document after insert on catalogue.revision for each row
  when (new.code is null and new.content #>> '{result,kind}' = 'document')
  execute function catalogue.note_document();
insert into catalogue.known_name (kind, name, code, name_en)
select distinct on (name) 'document', name, item_id, name_en
from (select content #>> '{result,name}' as name, content #>> '{result,nameEn}' as name_en, item_id from catalogue.revision
  where code is null and content #>> '{result,kind}' = 'document') r
order by name, item_id;
