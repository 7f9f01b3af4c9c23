-- 认领: who of the office works on a case at its stage; the next stage is anybody's again.
alter table cases.work_item add column assignee_id uuid, add column assignee_name text;
create index work_item_assignee on cases.work_item (assignee_id, queue, due, case_id) where assignee_id is not null;
