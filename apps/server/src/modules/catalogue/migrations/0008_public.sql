-- What the public sites read: changes by day, what is applied for most, the register of intermediary organisations.

create index revision_published on catalogue.revision (published_at desc, id desc) where code is null;
create index proposal_published_code on catalogue.proposal (code, published_at desc) where state = 'published' and code is not null;

create table catalogue.item_use (
  region_code text not null check (length(region_code) = 12),
  day date not null,
  item_id text not null references catalogue.directory_item (id),
  uses int not null check (uses > 0),
  primary key (region_code, day, item_id)
);
comment on table catalogue.item_use is 'How many applications a day were handed in for an item in a region and those below it; a day is counted anew as a whole.';
grant select, insert, delete on catalogue.item_use to tongban_app;
grant select on catalogue.item_use to tongban_reader;

create table catalogue.intermediary_kind (
  key text primary key,
  service text not null unique,
  service_en text not null,
  provider text not null,
  provider_en text not null,
  as_of date not null
);
comment on table catalogue.intermediary_kind is 'Kinds of intermediary service (中介服务), by the name that items give them.';

create table catalogue.intermediary (
  kind text not null references catalogue.intermediary_kind (key),
  credit_code text not null check (credit_code ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'),
  name text not null,
  name_en text not null,
  region_code text not null,
  region_name text not null,
  address text not null,
  phone text not null,
  qualification text not null,
  primary key (kind, credit_code)
);
comment on table catalogue.intermediary is 'Organisations that may give a service (中介服务机构名录).';
grant select on catalogue.intermediary_kind, catalogue.intermediary to tongban_app, tongban_reader;
