alter policy case_region on cases.case using (
  platform.actor_kind() = 'officer' and region_code like any ((select platform.region_patterns())::text[]));
alter policy work_item_region on cases.work_item using (
  (select platform.actor_kind() = 'officer') and region_code like any ((select platform.region_patterns())::text[]));
