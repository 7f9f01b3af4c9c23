-- What lies below a division by the first digits of its code, through changes of divisions: its own digits and those that
-- came along. A code that ended asks for its successor.
create function reference.patterns_below(asked text) returns text[] language sql stable parallel safe
  return (
    select array_agg(prefix || '%') from (
      select coalesce((select r.successor from reference.region r where r.code = asked), asked) as code
    ) now cross join lateral (
      select reference.digits_of(now.code) as prefix union select unnest(reference.prefixes_below(now.code))
    ) digits);
comment on function reference.patterns_below(text) is 'Patterns for LIKE ANY. Ask in a subquery, so that it is asked once.';

-- Divisions that ended and who took them over: a few rows, for joining.
create view reference.ended with (security_invoker = true) as
  select code, successor from reference.region where ended_on is not null;
grant select on reference.ended to tongban_app, tongban_reader;

-- A change is entered before its day and made on it (see reference.region_change, which has it under the same id then).
create table reference.region_plan (
  id uuid primary key,
  document text not null check (length(document) between 4 and 100),
  reason text not null,
  effective_on date not null,
  acts jsonb not null,
  -- What will become of which division, as far as could be seen when it was entered.
  outcomes jsonb not null,
  digest text not null,
  by_name text not null,
  at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by text,
  -- Why it could not be made on its day; a person has to look at it.
  refused jsonb,
  check ((withdrawn_at is null) = (withdrawn_by is null))
);
comment on table reference.region_plan is 'Changes of divisions that wait for their day, with those that were made or withdrawn since.';
create unique index region_plan_digest on reference.region_plan (digest) where withdrawn_at is null;
grant select, insert on reference.region_plan to tongban_app;
grant update (withdrawn_at, withdrawn_by, refused) on reference.region_plan to tongban_app;
grant select on reference.region_plan to tongban_reader;
