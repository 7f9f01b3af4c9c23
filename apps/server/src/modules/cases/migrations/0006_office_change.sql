-- An office that took a case over (区划变更) reads what was done before it.
create policy event_case_office on cases.event for select using (
  (select platform.actor_kind() = 'officer')
  and exists (select from cases.case c where c.id = case_id and c.office_id = (select platform.office())));
