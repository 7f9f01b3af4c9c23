-- Offices follow a change of divisions (区划变更): taken over by their counterpart, moved as they are, or under another name.
alter table identity.office
  add ended_on date,
  add successor uuid references identity.office (id),
  add check ((ended_on is null) = (successor is null)),
  add check (successor <> id);
comment on column identity.office.successor is 'The office that took an ended one over: always one that lasts. Officers of an ended office keep reading what was theirs.';
create index office_successor on identity.office (successor) where successor is not null;

create table identity.office_change (
  change_id uuid not null references reference.region_change (id),
  office uuid not null references identity.office (id),
  how text not null check (how in ('succeeded', 'moved', 'renamed')),
  successor uuid references identity.office (id),
  name text not null,
  region_code text not null,
  region_name text not null,
  primary key (change_id, office, how),
  check ((how = 'succeeded') = (successor is not null))
);
comment on table identity.office_change is 'What a change of divisions made of an office, with its name and division as they were before; only ever appended to.';
grant select, insert on identity.office_change to tongban_app;
grant select on identity.office_change to tongban_reader;
