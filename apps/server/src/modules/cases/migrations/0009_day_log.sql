-- 存证: every event of all cases is sealed once, in the log of a day; the root over a day is published.
-- The transaction that wrote an event says which events may still come: see decision 0011.
alter table cases.event add column written_in bigint not null default pg_current_xact_id()::text::bigint;
create index event_written on cases.event using brin (written_in) with (pages_per_range = 32, autosummarize = on);

create table cases.log_day (
  day date primary key,
  leaves int not null check (leaves >= 0),
  root text not null,
  previous text not null,
  record text not null,
  sealed_at timestamptz(3) not null,
  horizon bigint not null,
  cluster text not null
);
comment on table cases.log_day is 'A closed day of the log (存证日): the Merkle root over its events, and the hash of the day before; published.';
comment on column cases.log_day.horizon is 'Transactions before it are over and all their events are sealed.';
comment on column cases.log_day.cluster is 'The database cluster that numbered the transactions; a restored copy numbers anew.';

create table cases.log_leaf (
  case_id uuid not null,
  seq int not null,
  day date not null,
  place int not null check (place >= 0),
  salt uuid not null,
  hash bytea not null check (octet_length(hash) = 32),
  primary key (case_id, seq)
);
comment on table cases.log_leaf is 'The place of an event in the log of its day; no foreign key, so that it outlives an event that is taken out.';
create index log_leaf_place on cases.log_leaf (day, place);

create table cases.log_block (
  day date not null,
  block int not null check (block >= 0),
  root bytea not null check (octet_length(root) = 32),
  primary key (day, block)
);
comment on table cases.log_block is 'Roots over each 1,024 leaves of a day, from which a proof is made without reading the whole day.';

alter table cases.log_leaf enable row level security;
alter table cases.log_leaf force row level security;
create policy log_leaf_system on cases.log_leaf using ((select platform.actor_kind()) = 'system');

grant select, insert on cases.log_day, cases.log_leaf, cases.log_block to tongban_app;
