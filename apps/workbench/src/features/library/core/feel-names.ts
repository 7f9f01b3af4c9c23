/** Texts, comments and FEEL's name of two words are passed over, so that a word in them is no name of ours. */
const parts = /"(?:[^"\\]|\\.)*"|\/\/[^\n]*|\/\*[\s\S]*?\*\/|list\s+contains\b|[A-Za-z_]\w*/g
const isName = (part: string) => /^[A-Za-z_]\w*$/.test(part)

/** Every word of a condition that may be a name, also where the condition cannot be read. */
export const namesIn = (feel: string): Set<string> => new Set((feel.match(parts) ?? []).filter(isName))

/** The condition with names replaced, all else as it was written. */
export const withNames = (feel: string, names: ReadonlyMap<string, string>): string =>
  feel.replace(parts, (part) => (isName(part) ? (names.get(part) ?? part) : part))
