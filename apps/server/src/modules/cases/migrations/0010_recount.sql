-- Due dates counted anew after a change of the calendar: how far it is, and what came of it.
create table cases.recount (
  change_id uuid primary key,
  after uuid,
  counted int not null default 0,
  earlier int not null default 0,
  later int not null default 0,
  settled int not null default 0,
  ended_at timestamptz
);
comment on table cases.recount is 'One row a change of the calendar; `after` is the last case that was counted anew.';
grant select, insert, update on cases.recount to tongban_app;
grant select on cases.recount to tongban_reader;
