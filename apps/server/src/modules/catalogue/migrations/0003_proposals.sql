-- Who sees and who wrote a proposal; what each item was when it was made.

alter table catalogue.proposal
  add region_code text not null check (length(region_code) = 12),
  add office_name text not null,
  add proposer_name text not null,
  add editors uuid[] not null,
  add base_revisions uuid[] not null default '{}';
comment on column catalogue.proposal.editors is 'Who wrote in it, the proposer first: none of them reviews it.';
comment on column catalogue.proposal.base_revisions is 'By item: the revision it was made over.';
-- One open change an item and kind, whoever began it.
create unique index proposal_one_open on catalogue.proposal (kind, item_ids)
  where scope = 'directory' and kind <> 'new' and state in ('draft', 'in-review', 'returned', 'approved');
create unique index proposal_one_open_code on catalogue.proposal (kind, code)
  where scope = 'implementing' and state in ('draft', 'in-review', 'returned', 'approved');
create index proposal_due on catalogue.proposal (effective_on, id) where state = 'approved';
create index proposal_published on catalogue.proposal (id) where state = 'published';
create index directory_item_department on catalogue.directory_item (department_key, base_code);

-- The stages that the officer may review, and the digits of the own region.
create function catalogue.reviews() returns text[] language sql stable parallel safe
  return string_to_array(current_setting('tongban.reviews', true), ',');
create function catalogue.own_region() returns text language sql stable parallel safe
  return nullif(current_setting('tongban.own_region', true), '');

alter table catalogue.proposal enable row level security;
alter table catalogue.proposal force row level security;
create policy proposal_system on catalogue.proposal using (platform.actor_kind() = 'system');
create policy proposal_office on catalogue.proposal using (
  platform.actor_kind() = 'officer' and office_id = platform.office());
create policy proposal_reviewer on catalogue.proposal using (
  platform.actor_kind() = 'officer' and submitted_at is not null and state <> 'withdrawn'
  and region_code like catalogue.own_region() || '%'
  and catalogue.reviews() && case scope when 'directory' then array['editing', 'legal', 'secrecy'] else array['approval', 'secrecy'] end);
create policy proposal_published on catalogue.proposal for select using (
  platform.actor_kind() = 'officer' and state = 'published');
create policy proposal_reader on catalogue.proposal for select to tongban_reader using (true);

-- Who sees the proposal sees what was said of it; nobody speaks in another's name.
alter table catalogue.review enable row level security;
alter table catalogue.review force row level security;
create policy review_system on catalogue.review using (platform.actor_kind() = 'system');
create policy review_seen on catalogue.review for select using (
  platform.actor_kind() = 'officer' and exists (select from catalogue.proposal p where p.id = proposal_id));
create policy review_own on catalogue.review for insert with check (
  platform.actor_kind() = 'officer' and officer_id = identity.actor()
  and stage = any(catalogue.reviews()) and exists (select from catalogue.proposal p where p.id = proposal_id));
create policy review_reader on catalogue.review for select to tongban_reader using (true);

-- Items of before this migration.
update catalogue.directory_item d set
  name = r.content ->> 'name',
  type = r.content ->> 'type',
  department_key = r.content ->> 'departmentKey',
  levels = array(select jsonb_array_elements_text(r.content -> 'levels')),
  lists = array_remove(array[
    case when r.content ->> 'type' between '01' and '10' then 'power' end,
    case when jsonb_array_length(coalesce(r.content -> 'duties', '[]')) > 0 then 'duty' end,
    case when (r.content -> 'fee' ->> 'charged')::boolean and r.content -> 'audience' ? 'legal' then 'fee' end,
    case when r.content ->> 'type' = '20' then 'public-service' end,
    case when jsonb_array_length(coalesce(r.content -> 'intermediaryServices', '[]')) > 0 then 'intermediary' end], null)
from catalogue.revision r where r.id = d.revision_id;
