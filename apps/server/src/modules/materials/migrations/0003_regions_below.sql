alter policy entry_region on materials.checklist_entry using (
  platform.actor_kind() = 'officer' and region_code like any ((select platform.region_patterns())::text[]));
