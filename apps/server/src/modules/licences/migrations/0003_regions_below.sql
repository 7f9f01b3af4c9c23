alter policy document_region on licences.document using (
  platform.actor_kind() = 'officer' and region_code like any ((select platform.region_patterns())::text[]));
