-- The material catalogue (材料目录): each material once, with its sample and its empty form.

create table catalogue.material (
  code text primary key check (code ~ '^[A-Z0-9-]{3,40}$'),
  name text not null check (length(name) between 1 and 200),
  name_en text not null,
  kind text not null check (kind in ('1', '2', '3')),
  source text not null check (source in ('applicant', 'government', 'generated')),
  obtain jsonb,
  form text not null,
  accepted_kinds text[] not null,
  note text not null default '',
  state text not null default 'in-force' check (state in ('in-force', 'retired')),
  version int not null default 1 check (version > 0),
  used_by int not null default 0 check (used_by >= 0),
  changed_at timestamptz not null,
  /* Null as it came with the platform, which then may bring it up to date. */
  changed_by uuid references identity.officer (id),
  changed_name text,
  check (obtain is null or source = 'government'),
  check ((changed_by is null) = (changed_name is null))
);
comment on table catalogue.material is 'The material catalogue (材料目录): each material once. Taken out of use, it stays for the items that name it.';
create index material_name on catalogue.material (name, kind) where state = 'in-force';

create table catalogue.material_file (
  id uuid primary key,
  material_code text not null references catalogue.material (code),
  use text not null check (use in ('sample', 'empty-form')),
  name text not null check (length(name) between 1 and 200),
  kind text not null check (kind in ('pdf', 'jpg', 'png', 'docx', 'ofd')),
  bytes int not null check (bytes > 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  added_at timestamptz not null,
  added_by uuid not null references identity.officer (id),
  removed_at timestamptz
);
comment on table catalogue.material_file is 'Samples (样表) and empty forms (空白表); the octets lie in the file store under the id. What was replaced stays on record.';
comment on column catalogue.material.used_by is 'Rows of material_use, kept with them: counting 25,000 for one page of the list takes 50 ms.';
create unique index material_file_current on catalogue.material_file (material_code, use) where removed_at is null;

create table catalogue.material_use (
  material_code text not null,
  item_id text not null references catalogue.directory_item (id),
  primary key (material_code, item_id)
);
comment on table catalogue.material_use is 'Which items name a material in their current revision of the directory, cancelled ones apart; follows every revision.';
create index material_use_item on catalogue.material_use (item_id);

create function catalogue.note_materials() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if not exists (select from added where code is null) then return null; end if;
  with gone as (
    delete from catalogue.material_use u using added a where a.code is null and u.item_id = a.item_id returning u.material_code
  ), less as (select material_code, pg_catalog.count(*) as n from gone group by 1)
  update catalogue.material m set used_by = used_by - n from less where m.code = material_code;
  with come as (
    insert into catalogue.material_use (material_code, item_id)
    select distinct m ->> 'standardCode', a.item_id
    from added a join catalogue.directory_item d on d.id = a.item_id and d.state <> 'cancelled',
      pg_catalog.jsonb_array_elements(a.content -> 'materials') as m
    where a.code is null and m ? 'standardCode'
    returning material_code
  ), more as (select material_code, pg_catalog.count(*) as n from come group by 1)
  update catalogue.material m set used_by = used_by + n from more where m.code = material_code;
  return null;
end $$;
comment on function catalogue.note_materials is 'Once a statement, so that an import of thousands counts once; the items have their new states by then.';
create trigger note_materials after insert on catalogue.revision
  referencing new table as added for each statement execute function catalogue.note_materials();
insert into catalogue.material_use (material_code, item_id)
select distinct m ->> 'standardCode', d.id
from catalogue.directory_item d join catalogue.revision r on r.id = d.revision_id,
  jsonb_array_elements(r.content -> 'materials') as m
where m ? 'standardCode' and d.state <> 'cancelled';

grant select on catalogue.material, catalogue.material_file, catalogue.material_use to tongban_app, tongban_reader;
grant insert, update on catalogue.material to tongban_app;
grant insert on catalogue.material_file to tongban_app;
grant update (removed_at) on catalogue.material_file to tongban_app;
