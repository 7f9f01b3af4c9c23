alter policy officer_office on identity.officer using (
  platform.actor_kind() = 'officer' and (
    office_id = platform.office()
    or exists (select from identity.office o where o.id = office_id and o.region_code like any ((select platform.region_patterns())::text[]))));
