import type { PartOutcome } from '@tongban/contracts/joint/apply'
import type { Matter, Part } from './matter.ts'

const words: Record<PartOutcome, string> = {
  granted: '准予',
  denied: '不予许可（不予办理）',
  refused: '不予受理',
  withdrawn: '您已撤回',
  terminated: '已终止办理',
  'not-begun': '没有开始办理',
}
const contested: readonly PartOutcome[] = ['denied', 'refused', 'terminated']

/** 办结告知: what was granted, what not and why, and where each can be reviewed; once for the whole matter. */
export function answerNotice(
  matter: Pick<Matter, 'name' | 'jointNo' | 'applicantName'>,
  parts: readonly Part[],
  { office, date, reasons }: { office: string; date: string; reasons: ReadonlyMap<string, string | null> },
) {
  const granted = parts.filter(({ outcome }) => outcome === 'granted').length
  const saidOf = ({ draftId, outcome, officeName, why }: Part): string => {
    const reason = why ?? reasons.get(draftId)
    const told = outcome === null ? '' : words[outcome]
    return `${told}。办理单位：${officeName}${reason && outcome !== 'granted' ? `。原因：${reason}` : ''}`
  }
  return {
    title: '一件事办结告知书',
    titleEn: 'Answer to a joint application',
    office,
    addressee: matter.applicantName ?? '',
    paragraphs: [
      `您（单位）申请的“${matter.name}”（编号${matter.jointNo ?? ''}）共${parts.length}项，已经全部办结：准予${granted}项，其他${parts.length - granted}项。各项结果如下；决定书、证照等文书由各办理单位分别作出，可以在“我的办件”下载。`,
    ],
    table: parts.map((part) => ({ label: part.name, value: saidOf(part) })),
    ...(parts.some(({ outcome }) => outcome !== null && contested.includes(outcome))
      ? { remedies: ['对没有准予的事项不服的，可以按照该事项决定书写明的途径和期限，申请行政复议或者提起行政诉讼。'] }
      : {}),
    date,
  }
}
