-- The digits that a division's own code is told by: 340102001000 → 340102001.
create function reference.digits_of(code text) returns text language sql immutable parallel safe
  return substr(code, 1, case when code like '__0000000000' then 2 when code like '____00000000' then 4
    when code like '______000000' then 6 when code like '_________000' then 9 else 12 end);

-- A division's own digits are known; these are the others that codes below it begin with, through however many changes.
create function reference.prefixes_below(code text) returns text[] language sql stable parallel safe
  return (
    with recursive below as (
      select p.prefix from reference.region_prefix p where p.region_code like reference.digits_of(code) || '%'
      union
      select p.prefix from below b join reference.region_prefix p on p.region_code like b.prefix || '%'
    )
    select coalesce(array_agg(prefix), '{}') from below where prefix not like reference.digits_of(code) || '%');
