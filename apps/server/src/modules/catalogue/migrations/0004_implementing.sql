-- How offices implement the directory: where they differ, and what is carried along by a job.

-- Items that were published before the directory kept these beside the revision.
update catalogue.directory_item d set name = r.content ->> 'name', type = r.content ->> 'type', department_key = r.content ->> 'departmentKey',
  levels = array(select jsonb_array_elements_text(r.content -> 'levels'))
from catalogue.revision r where r.id = d.revision_id and d.name is null;

alter table catalogue.implementation add differs text[] not null default '{}';
comment on column catalogue.implementation.differs is 'Elements in which the office differs from the directory, as in the local elements of its revision.';
-- One in twenty differs: who deviates where is read from these alone.
create index implementation_differs on catalogue.implementation (region_code, code) include (item_id, differs, state) where differs <> '{}';
create index implementation_differs_item on catalogue.implementation (item_id, region_code, code) include (differs, state) where differs <> '{}';
create index implementation_to_merge on catalogue.implementation (region_code) where state = 'to-merge';
create index merge_code on catalogue.merge (code, opened_at);
comment on column catalogue.propagation.last_code is 'Region and code of the last implementation brought along, in that order: where a job that was killed goes on.';
