-- Who supervises a division sees what lies below it, also codes that kept the digits of one it took over (区划变更).
create function platform.region_patterns() returns text[] language sql stable parallel safe
  return (select array_agg(p || '%') from unnest(string_to_array(nullif(current_setting('tongban.region', true), ''), ',')) p);
