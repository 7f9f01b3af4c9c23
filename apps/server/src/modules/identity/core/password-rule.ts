const common = ['password', 'qwertyuiop', 'tongban', 'woaini', 'iloveyou', 'administrator', 'abc123456', 'a123456789']

/** Whether a password of the right length can be guessed from what is known of the person, or is no secret at all. */
export function isGuessable(password: string, known: readonly string[]): boolean {
  const plain = password.toLowerCase()
  if (known.some((fact) => fact.length >= 2 && plain.includes(fact.toLowerCase()))) return true
  if (new Set(plain).size < 4 || isRun(plain)) return true
  return common.some((word) => plain.startsWith(word) && plain.slice(word.length).length < 4)
}

/** 0123456789, abcdefghij, or either backwards. */
function isRun(text: string): boolean {
  const steps = new Set(Array.from(text.slice(1), (c, i) => c.charCodeAt(0) - text.charCodeAt(i)))
  return steps.size === 1
}

/** What others may know of a person and try first. */
export const knownOf = (facts: { citizenNumber: string; mobile: string; name: string }): string[] => [
  facts.citizenNumber.slice(6, 14),
  facts.citizenNumber.slice(-6),
  facts.mobile.slice(-8),
  facts.name,
]
