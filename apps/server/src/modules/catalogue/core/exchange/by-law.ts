/** An article as a list names it; with the words of the article where the list gives them. */
export type NamedArticle = { law: string; article: string; text: string | undefined }

const numeral = '[一二三四五六七八九十百千零〇两\\d]+'
const named = new RegExp(`《([^》]+)》(?:[（(][^）)]*[）)])?\\s*第?(${numeral})条(之${numeral})?`, 'g')

/**
 * Reads 设定依据 such as “《食品安全法》第三十五条：国家对食品生产经营实行许可制度。……”. Names of laws lose 中华人民共和国, as
 * the library of articles has them.
 */
export function readByLaw(text: string): NamedArticle[] {
  const found = [...text.matchAll(named)]
  return found.map((match, i) => {
    const [whole, law = '', number = '', branch = ''] = match
    const after = text.slice(match.index + whole.length, found[i + 1]?.index ?? text.length)
    const words =
      /^(?:第[一二三四五六七八九十]+款)?(?:第[（(]?[一二三四五六七八九十]+[）)]?项)?\s*[：:，,。]?\s*([\s\S]*)$/.exec(
        after,
      )?.[1]
    const quoted = words?.replace(/^[“"]|[”"；;\s]+$/g, '').trim()
    return {
      law: law.replace(/^中华人民共和国/, ''),
      article: `第${chinese(number)}条${branch}`,
      text: quoted && quoted.length >= 10 ? quoted : undefined,
    }
  })
}

const digits = '零一二三四五六七八九'

/** 35 → 三十五, for articles up to 999; what is Chinese already stays. */
function chinese(number: string): string {
  if (!/^\d+$/.test(number)) return number
  const value = Number(number)
  const [hundreds, tens, ones] = [Math.floor(value / 100), Math.floor(value / 10) % 10, value % 10]
  const high = hundreds > 0 ? `${digits[hundreds]}百` : ''
  const middle =
    tens > 0 ? `${tens === 1 && hundreds === 0 ? '' : digits[tens]}十` : hundreds > 0 && ones > 0 ? '零' : ''
  return high + middle + (ones > 0 ? digits[ones] : '')
}
