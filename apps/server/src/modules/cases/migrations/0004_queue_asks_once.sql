-- Who asks is asked once a statement, not once a row: a page of fifty rows took half its time for it.
alter policy work_item_owner on cases.work_item using (
  (select platform.actor_kind() = 'person') and subject_id = (select platform.subject()));
alter policy work_item_office on cases.work_item using (
  (select platform.actor_kind() = 'officer') and office_id = (select platform.office()));
alter policy work_item_region on cases.work_item using (
  (select platform.actor_kind() = 'officer') and region_code like (select platform.region_prefix() || '%'));
