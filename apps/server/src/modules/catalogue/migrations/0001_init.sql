grant usage on schema catalogue to tongban_app, tongban_reader;

create table catalogue.directory_item (
  id text primary key check (id ~ '^[A-Z0-9-]{3,40}$'),
  base_code text not null unique check (base_code ~ '^\d{12}$'),
  revision_id uuid not null
);
comment on table catalogue.directory_item is 'Items of the directory (目录清单) with their current revision.';

create table catalogue.revision (
  id uuid primary key,
  item_id text not null references catalogue.directory_item (id) deferrable initially deferred,
  number int not null check (number > 0),
  content jsonb not null check (content ->> 'id' = item_id),
  conditions jsonb not null,
  effective_from date not null,
  published_at timestamptz not null,
  unique (item_id, number),
  unique (item_id, id)
);
comment on table catalogue.revision is 'All elements of an item as published, with the conditions of its form (FEEL) as trees. Only ever appended to: cases stay pinned to theirs.';
alter table catalogue.directory_item
  add foreign key (id, revision_id) references catalogue.revision (item_id, id) deferrable initially deferred;

create table catalogue.implementation (
  code text primary key check (length(code) = 31),
  item_id text not null,
  revision_id uuid not null,
  office_id uuid not null references identity.office (id),
  region_code text not null check (length(region_code) = 12),
  level text not null check (level in ('province', 'city', 'county', 'township', 'village')),
  foreign key (item_id, revision_id) references catalogue.revision (item_id, id)
);
comment on table catalogue.implementation is 'An item as one office exercises it (实施清单); code = credit code 18 + level 1 + base code 12.';
create index implementation_region on catalogue.implementation (region_code, item_id);
create index implementation_item on catalogue.implementation (item_id, region_code, code);

create table catalogue.theme (
  audience text not null check (audience in ('natural', 'legal')),
  code text not null check (code ~ '^\d{3}$'),
  name text not null,
  name_en text not null,
  position int not null,
  home_position int,
  primary key (audience, code)
);
comment on table catalogue.theme is 'Themes of the national code lists; those with home_position are shown on the first page.';

create table catalogue.legal_article (
  law text not null,
  article text not null,
  law_version date,
  text text not null,
  primary key (law, article)
);
comment on table catalogue.legal_article is 'Official texts of the articles that items rest on (not subject to copyright: 著作权法 art. 5).';

create table catalogue.synonym (
  word text not null check (length(word) between 1 and 40),
  means text not null check (length(means) between 1 and 60),
  primary key (word, means)
);
comment on table catalogue.synonym is 'What people say and what items call it; a search for word also looks for means.';

create table catalogue.item_search (
  item_id text primary key references catalogue.directory_item (id),
  phrases text[] not null check (cardinality(phrases) > 0),
  pinyin text[] not null check (cardinality(pinyin) = cardinality(phrases)),
  words tsvector not null
);
comment on table catalogue.item_search is 'What an item is found by: name and everyday words, their syllables, and segmented words (A names, B result and theme, C summary, D the rest).';
create index item_search_words on catalogue.item_search using gin (words);

create table catalogue.search_log (
  day date not null,
  words text not null check (length(words) between 1 and 20 and words !~ '\d{5}|@'),
  searches int not null check (searches > 0),
  primary key (day, words)
);
comment on table catalogue.search_log is 'How often a day something was searched for and not found; no trace of who searched.';

create table catalogue.version (single boolean primary key default true check (single), number bigint not null);
comment on table catalogue.version is 'Grows with every publication: processes drop what they keep of older ones.';
insert into catalogue.version (number) values (1);

grant select on all tables in schema catalogue to tongban_app;
grant select on all tables in schema catalogue to tongban_reader;
grant insert, update on catalogue.directory_item, catalogue.implementation, catalogue.item_search, catalogue.search_log to tongban_app;
grant insert on catalogue.revision to tongban_app;
grant update on catalogue.version to tongban_app;
