import { type Static, Type } from 'typebox'
import { operation } from '../operation.ts'
import { Empty, IdParams, Instant, LegalDate, Level, Nullable, RegionCode, Uuid, Version } from '../shared.ts'
import { ItemCodeParams } from './browse.ts'

const Word = Type.String({ minLength: 1, maxLength: 40 })
const ItemId = Type.String({ pattern: '^[A-Z0-9-]{3,40}$' })
const NamedItem = Type.Object({ itemId: ItemId, name: Type.String(), nameEn: Type.String() })
export type NamedItem = Static<typeof NamedItem>

/** What an editor writes: everyday words, and the other words or the items of the directory that they mean. */
const written = {
  words: Type.Array(Word, { minItems: 1, maxItems: 30 }),
  means: Type.Array(Word, { maxItems: 10 }),
  items: Type.Array(ItemId, { maxItems: 5 }),
  note: Type.String({ maxLength: 200 }),
}

/** 同义词: one entry of the everyday words of search. */
export const SearchWord = Type.Object({
  ...written,
  id: Uuid,
  items: Type.Array(NamedItem),
  version: Version,
  removed: Type.Boolean(),
  savedAt: Instant,
  /** Who saved it; null for what came with the platform. */
  savedBy: Nullable(Type.String()),
})
export type SearchWord = Static<typeof SearchWord>

const SearchWordVersion = Type.Object({
  version: Version,
  act: Type.Union([Type.Literal('seeded'), Type.Literal('saved'), Type.Literal('removed')]),
  words: Type.Array(Type.String()),
  means: Type.Array(Type.String()),
  items: Type.Array(NamedItem),
  note: Type.String(),
  savedAt: Instant,
  savedBy: Nullable(Type.String()),
})
export type SearchWordVersion = Static<typeof SearchWordVersion>

const editor = { tag: 'library', access: 'staff', scope: 'library.words' } as const
const After = Type.Optional(Type.String({ maxLength: 120 }))

/** Fifty, the last saved first. */
export const listSearchWords = operation({
  ...editor,
  id: 'listSearchWords',
  summary: 'Everyday words of search',
  method: 'GET',
  path: '/library/search-words',
  query: Type.Object({ q: Type.Optional(Type.String({ maxLength: 60 })), after: After }),
  response: Type.Object({ rows: Type.Array(SearchWord), next: Nullable(Type.String()), total: Type.Integer() }),
})

export const getSearchWord = operation({
  ...editor,
  id: 'getSearchWord',
  summary: 'An entry with all its versions, the newest first',
  method: 'GET',
  path: '/library/search-words/:id',
  params: IdParams,
  response: Type.Object({ entry: SearchWord, history: Type.Array(SearchWordVersion) }),
  errors: [404],
})

export const addSearchWord = operation({
  ...editor,
  id: 'addSearchWord',
  summary: 'Add everyday words; search knows them within a second',
  method: 'POST',
  path: '/library/search-words',
  body: Type.Object(written),
  response: SearchWord,
  errors: [404, 422],
})

/** Brings back a removed entry too. */
export const saveSearchWord = operation({
  ...editor,
  id: 'saveSearchWord',
  summary: 'Change an entry',
  method: 'PUT',
  path: '/library/search-words/:id',
  params: IdParams,
  body: Type.Object({ version: Version, ...written }),
  response: SearchWord,
  errors: [404, 412, 422],
})

export const removeSearchWord = operation({
  ...editor,
  id: 'removeSearchWord',
  summary: 'Take an entry out of search; its versions stay',
  method: 'POST',
  path: '/library/search-words/:id/removal',
  params: IdParams,
  body: Type.Object({ version: Version }),
  response: SearchWord,
  errors: [404, 412],
})

/** What a search would find first, before and after. */
export const WordTrial = Type.Object({
  words: Type.Array(Type.Object({ word: Type.String(), before: Type.Array(NamedItem), after: Type.Array(NamedItem) })),
  /** Words that stand in another entry already. */
  taken: Type.Array(
    Type.Object({ word: Type.String(), id: Uuid, means: Type.Array(Type.String()), items: Type.Array(NamedItem) }),
  ),
  /** Everyday questions that would find what they mean later than now; `after` null: not at all. Ranks from 1. */
  pushed: Type.Array(
    Type.Object({ question: Type.String(), item: NamedItem, before: Type.Integer(), after: Nullable(Type.Integer()) }),
  ),
})
export type WordTrial = Static<typeof WordTrial>

/** Writes nothing. */
export const trySearchWord = operation({
  ...editor,
  id: 'trySearchWord',
  summary: 'What search would find with an entry as written',
  method: 'POST',
  path: '/library/search-words/trial',
  body: Type.Object({
    /** The entry that would be changed. */
    id: Nullable(Uuid),
    words: written.words,
    means: written.means,
    items: written.items,
    region: RegionCode,
  }),
  response: WordTrial,
  errors: [404],
})

export const MissedDays = Type.Union([Type.Literal('7'), Type.Literal('30'), Type.Literal('90')])
export type MissedDays = Static<typeof MissedDays>

/** 没有找到的: words that found nothing. No region below its level is known, and nobody who searched. */
export const MissedWord = Type.Object({
  words: Type.String(),
  days7: Type.Integer(),
  days30: Type.Integer(),
  days90: Type.Integer(),
  lastDay: LegalDate,
  /** Searches of 90 days by level of the region. */
  levels: Type.Array(Type.Object({ level: Level, searches: Type.Integer() })),
  /** What was shown first instead, the last time. */
  nearest: Nullable(NamedItem),
  /** What it finds now, since words or items were added. */
  findsNow: Nullable(NamedItem),
  done: Nullable(Type.Object({ at: Instant, by: Type.String() })),
})
export type MissedWord = Static<typeof MissedWord>

/** Fifty, the most often searched for in those days first. */
export const listMissedWords = operation({
  ...editor,
  id: 'listMissedWords',
  summary: 'Searches that found nothing',
  method: 'GET',
  path: '/library/missed-words',
  query: Type.Object({
    days: MissedDays,
    view: Type.Union([Type.Literal('open'), Type.Literal('done')]),
    after: After,
  }),
  response: Type.Object({ rows: Type.Array(MissedWord), next: Nullable(Type.String()) }),
})

/** 不用处理, and its undoing. */
export const setMissedWordDone = operation({
  ...editor,
  id: 'setMissedWordDone',
  summary: 'Lay aside a search that found nothing, or take it up again',
  method: 'POST',
  path: '/library/missed-words/done',
  body: Type.Object({ words: Type.String({ minLength: 1, maxLength: 20 }), done: Type.Boolean() }),
  response: Empty,
})

/** `lifted`: chosen often enough, so that search puts it first; `counting`: not yet; `accepted`: editors keep it. */
export const LearnedState = Type.Union([
  Type.Literal('lifted'),
  Type.Literal('counting'),
  Type.Literal('accepted'),
  Type.Literal('forbidden'),
])
export type LearnedState = Static<typeof LearnedState>

export const LearnedWord = Type.Object({
  words: Type.String(),
  item: NamedItem,
  choices: Type.Integer(),
  /** Of all choices for these words, 0 to 1. */
  share: Type.Number(),
  state: LearnedState,
})
export type LearnedWord = Static<typeof LearnedWord>

/** Fifty, the most often chosen first. */
export const listLearnedWords = operation({
  ...editor,
  id: 'listLearnedWords',
  summary: 'What people chose among the results of a search',
  method: 'GET',
  path: '/library/learned-words',
  query: Type.Object({ after: After }),
  response: Type.Object({
    rows: Type.Array(LearnedWord),
    next: Nullable(Type.String()),
    /** From when on search follows: so many choices in so many days, and this share of them. */
    rule: Type.Object({ days: Type.Integer(), choices: Type.Integer(), share: Type.Number() }),
  }),
})

export const forbidLearnedWord = operation({
  ...editor,
  id: 'forbidLearnedWord',
  summary: 'Keep search from learning an item for words, or let it again',
  method: 'POST',
  path: '/library/learned-words/forbidden',
  body: Type.Object({
    words: Type.String({ minLength: 1, maxLength: 20 }),
    itemId: ItemId,
    forbidden: Type.Boolean(),
  }),
  response: Empty,
  errors: [404],
})

/** Counted at most once a week for one address, and only for what these words find; nothing is answered. */
export const recordChoice = operation({
  id: 'recordChoice',
  tag: 'catalogue',
  summary: 'Somebody opened an item from the results of a search',
  method: 'POST',
  path: '/choices',
  access: 'public',
  body: Type.Object({ words: Type.String({ minLength: 1, maxLength: 100 }), ...ItemCodeParams.properties }),
  response: Empty,
})
