-- What people say and what it means, as editors keep it; what was searched for and not found; what people chose.

create table catalogue.search_word (
  id uuid primary key,
  -- What came with the data, by the word of the catalogue it stands for: seeding neither doubles nor brings back.
  seed_key text unique,
  words text[] not null check (cardinality(words) between 1 and 30),
  means text[] not null,
  items text[] not null,
  note text not null default '' check (length(note) <= 200),
  version int not null default 1 check (version > 0),
  removed boolean not null default false,
  saved_at timestamptz not null,
  -- Null: came with the data.
  saved_by text,
  check (cardinality(means) + cardinality(items) between 1 and 20)
);
comment on table catalogue.search_word is 'Everyday words (日常用语) of search: each entry says which words mean which other words or items.';
create index search_word_saved on catalogue.search_word (saved_at desc, id desc) where not removed;

create table catalogue.search_word_version (
  id uuid not null references catalogue.search_word (id),
  version int not null,
  act text not null check (act in ('seeded', 'saved', 'removed')),
  words text[] not null,
  means text[] not null,
  items text[] not null,
  note text not null,
  saved_at timestamptz not null,
  saved_by text,
  primary key (id, version)
);
comment on table catalogue.search_word_version is 'Every version of every entry, with who made it. Only ever appended to.';

insert into catalogue.search_word (id, seed_key, words, means, items, saved_at)
  select gen_random_uuid(), means, array_agg(word order by word), array[means], '{}', date_trunc('second', now())
  from catalogue.synonym group by means;
insert into catalogue.search_word_version (id, version, act, words, means, items, note, saved_at)
  select id, version, 'seeded', words, means, items, note, saved_at from catalogue.search_word;
drop table catalogue.synonym;

create table catalogue.search_question (
  question text primary key,
  items text[] not null
);
comment on table catalogue.search_question is 'Everyday questions with the items they mean: whoever changes the words of search sees which of them would find less.';

alter table catalogue.search_log
  add column level text not null default 'province' check (level in ('province', 'city', 'county', 'township', 'village')),
  add column nearest_item text references catalogue.directory_item (id),
  drop constraint search_log_pkey,
  add primary key (day, words, level);
comment on column catalogue.search_log.level is 'Level of the region it was searched in; which region is not kept.';
comment on column catalogue.search_log.nearest_item is 'What was shown first instead.';
create index search_log_words on catalogue.search_log (words);

create table catalogue.search_missed_done (
  words text primary key,
  done_at timestamptz not null,
  done_by text not null
);
comment on table catalogue.search_missed_done is 'Searches that found nothing and that an editor laid aside.';

create table catalogue.search_choice (
  day date not null,
  words text not null check (length(words) between 1 and 20 and words !~ '\d{5}|@'),
  item_id text not null references catalogue.directory_item (id),
  choices int not null check (choices > 0),
  primary key (day, words, item_id)
);
comment on table catalogue.search_choice is 'How often a day an item was opened from the results for words; counters only.';

create table catalogue.search_forbidden (
  words text not null,
  item_id text not null references catalogue.directory_item (id),
  forbidden_at timestamptz not null,
  forbidden_by text not null,
  primary key (words, item_id)
);
comment on table catalogue.search_forbidden is 'What people chose for words and an editor does not let search learn.';

create table catalogue.search_salt (
  week date primary key,
  salt bytea not null check (length(salt) = 16)
);
create table catalogue.search_mark (
  week date not null references catalogue.search_salt (week) on delete cascade,
  mark bytea not null check (length(mark) = 16),
  primary key (week, mark)
);
comment on table catalogue.search_mark is 'That somebody''s choice of an item for words was counted this week: keyed hashes under a salt that is deleted with them when the week is over.';

alter table catalogue.version add column words bigint not null default 1;
comment on column catalogue.version.words is 'Grows when editors change the words of search.';

grant select on catalogue.search_word, catalogue.search_word_version, catalogue.search_question, catalogue.search_missed_done,
  catalogue.search_choice, catalogue.search_forbidden to tongban_app, tongban_reader;
grant insert, update on catalogue.search_word, catalogue.search_choice to tongban_app;
grant insert on catalogue.search_word_version to tongban_app;
grant insert, delete on catalogue.search_missed_done, catalogue.search_forbidden to tongban_app;
grant delete on catalogue.search_choice, catalogue.search_log to tongban_app;
grant select, insert, delete on catalogue.search_salt, catalogue.search_mark to tongban_app;

-- Words change by staff only; what tells visitors apart is for the counting alone.
do $$ declare t text; begin
  foreach t in array array['search_word', 'search_word_version', 'search_missed_done', 'search_forbidden'] loop
    execute format('alter table catalogue.%I enable row level security', t);
    execute format('create policy %I on catalogue.%I for select using (true)', t || '_read', t);
    execute format('create policy %I on catalogue.%I using (platform.actor_kind() in (''system'', ''officer''))', t || '_staff', t);
  end loop;
  foreach t in array array['search_salt', 'search_mark'] loop
    execute format('alter table catalogue.%I enable row level security', t);
    execute format('create policy %I on catalogue.%I using (platform.actor_kind() = ''system'')', t || '_system', t);
  end loop;
end $$;
