import { allProblems } from './problems.ts'

/** The page `docs/problems/README.md`: what each code means, for whoever connects to the platform. */
export function problemsPage(): string {
  const rows = [...allProblems()]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([code, { status, zh, en }]) => `| \`${code}\` | ${status} | ${zh} | ${en} |`)
  return `# Problems (问题代码)

Every refusal of the API is \`application/problem+json\` (RFC 9457) with one of these codes; \`type\` is the address of its
page on a running platform. Codes are added or retired, never renamed. Made by \`node scripts/docs-problems.ts\`.

| code | status | 提示 | sentence |
| --- | --- | --- | --- |
${rows.join('\n')}
`
}
